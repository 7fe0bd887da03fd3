import type { DayRow } from '../cases/index.ts';
import { Button, ButtonLink } from '../platform/components/buttons.tsx';
import { Checkboxes, type Choice } from '../platform/components/fields.tsx';
import { Banner, EmptyState, InsetText } from '../platform/components/messages.tsx';
import type { Notice } from '../platform/components/notice.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details, type Fact, Facts, RailBlock } from '../platform/components/panels.tsx';

type PersonProps = {
  id: string;
  name: string;
  role: string;
  away: string;
  hasLeft: boolean;
  hasWork: boolean;
  facts: readonly Fact[];
  days: readonly { label: string; rows: readonly { row: DayRow; time: string }[] }[];
  sites: readonly Choice[];
  covered: readonly string[];
  done: boolean;
  notice: Notice | undefined;
  isSelf: boolean;
};

/** What one colleague has promised, by day; each can be given to somebody else. */
export function PersonPage(props: PersonProps) {
  const { id, name, role, away, hasLeft, hasWork, facts, days, done, notice, isSelf } = props;
  return (
    <>
      <p>
        <a href="/desk/team">Back to the team</a>
      </p>
      {done && <Banner>The sites are saved.</Banner>}
      {notice && <Banner undo={notice.undo}>{notice.text}</Banner>}
      <PageHeading
        title={name}
        lede={away ? `${role} – ${away}` : role}
        actions={
          <>
            {!hasLeft && (
              <ButtonLink
                kind="secondary"
                href={isSelf ? '/desk/me/away' : `/desk/team/${id}/away`}
                label="Away and cover"
              />
            )}
            {!isSelf && <ButtonLink kind="secondary" href={`/desk/team/${id}/one-to-one`} label="One-to-one" />}
            {hasWork && !isSelf && (
              <ButtonLink kind="secondary" href={`/desk/team/${id}/handover`} label="Hand all their work on" />
            )}
          </>
        }
      />
      {hasLeft && <InsetText>This account has ended. Nobody keeps what is promised here: hand it on.</InsetText>}
      <RailBlock title="What they carry">
        <Facts rows={facts} />
      </RailBlock>
      {days.length === 0 && <EmptyState>Nothing is promised.</EmptyState>}
      {days.map(({ label, rows }) => (
        <Day key={label} label={label} rows={rows} />
      ))}
      {!hasLeft && <Sites {...props} />}
    </>
  );
}

function Day({ label, rows }: PersonProps['days'][number]) {
  return (
    <RailBlock title={`${label} (${rows.length})`}>
      <ul className="app-rail__list app-rows">
        {rows.map(({ row, time }) => (
          <li key={row.id}>
            <span>
              <a href={row.href}>{row.title}</a>{' '}
              <span className="app-secondary">{label === 'Late' ? row.clock.words : time}</span>
            </span>
            <span className="app-buttons">
              <ButtonLink
                kind="quiet"
                href={`/desk/promises/${row.id}#owner`}
                label="Reassign"
                hiddenName={row.title}
              />
              <ButtonLink kind="quiet" href={`/desk/promises/${row.id}#move`} label="Move" hiddenName={row.title} />
            </span>
          </li>
        ))}
      </ul>
    </RailBlock>
  );
}

function Sites({ id, name, sites, covered }: PersonProps) {
  if (sites.length === 0) return null;
  return (
    <Details summary="Sites they cover">
      <form method="post" action={`/desk/team/${id}/sites`}>
        <Checkboxes
          name="sites"
          label={`Sites that ${name} covers`}
          hint="None ticked: all of them. New cases of a site are suggested to who covers it."
          values={covered}
          choices={sites}
        />
        <Button kind="secondary" label="Save sites" />
      </form>
    </Details>
  );
}
