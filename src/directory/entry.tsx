import type { ReactNode } from 'react';
import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details, Facts } from '../platform/components/panels.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { type Day, dateTimeWords, dateWords } from '../platform/time.ts';
import { CreditLine, factsOf, placeLine } from './facts.tsx';
import { CERTAINTY_WORDS, heldBack, SHOWN_WORDS } from './help.rules.ts';
import type { Help } from './help.ts';
import type { Credit } from './imports.rules.ts';
import type { Use } from './told.ts';

export const HELP = '/desk/directory/help';
export const atHelp = ({ key }: Pick<Help, 'key'>) => `${HELP}/${key}`;

type Names = ReadonlyMap<string, string>;

/** "Last checked Tuesday 24 November by Sam Reid. Check again by …" */
function checkedWords({ checked_on, checked_by, review_on }: Help, names: Names, today: Day): string {
  if (!checked_on) return 'Nobody of this trust has checked it.';
  const by = names.get(checked_by ?? '');
  const again = review_on ? ` Check again by ${dateWords(review_on, today)}.` : '';
  return `Last checked ${dateWords(checked_on, today)}${by ? ` by ${by}` : ''}.${again}`;
}

function useWords({ told, asked, helped }: Use): string {
  if (told === 0) return 'To nobody yet';
  const times = `${told} ${told === 1 ? 'time' : 'times'}`;
  return asked === 0 ? times : `${times}. Of ${asked} who were asked, it helped ${helped}`;
}

/** `made_by`: null where OpenPALS itself says so. */
type Report = { id: string; words: string; made_by: string | null; made_at: Date };

type EntryProps = {
  help: Help;
  needs: Names;
  staff: Names;
  today: Day;
  now: Date;
  done: string | undefined;
  successor: Help | undefined;
  reports: readonly Report[];
  use: Use;
  /** Undefined: it came from no feed. */
  credit: Credit | undefined;
  report: Filled;
  before: ReactNode;
  mayWrite: boolean;
};

/** One entry: what somebody is told, how sure we are of it, and what keeps it right. */
export function HelpEntry(props: EntryProps) {
  const { help, needs, staff, today, done, successor, report, before, mayWrite } = props;
  const held = heldBack(help, today);
  const by = help.organisation.name === help.name ? undefined : help.organisation.name;
  return (
    <>
      <ErrorSummary errors={report.errors} />
      {done && <Banner>{done}</Banner>}
      <p className="app-no-print">
        <a href={HELP}>Help for people</a>
      </p>
      <PageHeading title={help.name} lede={help.summary} />
      {by && <p className="app-secondary">{by}</p>}
      {held && (
        <Need>
          {held === 'Not yet checked' || held.startsWith('Check') ? `${held}. The public does not find it.` : held}
        </Need>
      )}
      {help.organisation.ended_at && mayWrite && (
        <p>
          Put it back under <a href="/desk/directory/organisations">Other organisations</a>, or edit this and name
          another one.
        </p>
      )}
      {successor && (
        <p>
          Who does this now: <a href={atHelp(successor)}>{successor.name}</a>
        </p>
      )}
      <Facts
        rows={factsOf(help, needs, {
          dial: (typed) => <Phone typed={typed} />,
          places: [{ key: 'Where', value: whereOf(help) }],
        })}
      />
      {help.more && <p className="app-as-typed">{help.more}</p>}
      {mayWrite && <KeepIt help={help} held={held} />}
      <Card title="How sure we are">
        <p>{checkedWords(help, staff, today)}</p>
        {!help.own && help.certainty && <p>{CERTAINTY_WORDS[help.certainty]}</p>}
        {help.note && <p className="app-as-typed">{`Note: ${help.note}`}</p>}
        <Facts
          rows={[
            { key: 'Found by', value: SHOWN_WORDS[help.shown] },
            { key: 'Owner', value: staff.get(help.owner_id ?? '') ?? 'Nobody yet' },
            { key: 'Told', value: useWords(props.use) },
            ...(props.credit ? [{ key: 'Source', value: <CreditLine credit={props.credit} /> }] : []),
            ...(help.valid_to ? [{ key: 'Last day', value: dateWords(help.valid_to, today) }] : []),
          ]}
        />
      </Card>
      <Wrong {...props} />
      {before}
    </>
  );
}

function whereOf({ area, places }: Help): ReactNode {
  if (places.length === 0) return area || 'Anywhere in England';
  return (
    <>
      {area && <p>{area}</p>}
      <ul className="nhsuk-list">
        {places.map((place) => (
          <li key={place.id}>{placeLine(place)}</li>
        ))}
      </ul>
    </>
  );
}

function KeepIt({ help, held }: { help: Help; held: string | undefined }) {
  const at = atHelp(help);
  if (help.ended_at) return <PostButton action={`${at}/reopening`} kind="secondary" label="Put it back" />;
  return (
    <ButtonRow>
      {!help.organisation.ended_at && (
        <PostButton
          action={`${at}/checks`}
          kind={held ? 'primary' : 'secondary'}
          label="Details are right"
          hiddenName={`of ${help.name}`}
        />
      )}
      <ButtonLink href={`${at}/edit`} kind="secondary" label="Edit" hiddenName={help.name} />
      {help.shown !== 'hidden' && help.national && (
        <PostButton action={`${at}/hiding`} kind="quiet" label="Hide it: we send nobody there" />
      )}
      {help.own && help.national && (
        <PostButton action={`${at}/taking-back`} kind="quiet" label="Take back what we said of it" />
      )}
      {!help.national && <PostButton action={`${at}/closure`} kind="quiet" label="Take it out of the directory" />}
    </ButtonRow>
  );
}

function Wrong({ help, reports, report, staff, now, mayWrite }: EntryProps) {
  const at = `${atHelp(help)}/reports`;
  return (
    <>
      {reports.map(({ id, words, made_by, made_at }) => (
        <Card key={id} title={made_by ? 'Somebody says this is wrong' : 'Its website does not answer'}>
          <p className="app-as-typed">{words}</p>
          <p className="app-secondary">{`${made_by ? (staff.get(made_by) ?? 'A colleague') : 'Asked by OpenPALS'}, ${dateTimeWords(made_at, now)}`}</p>
          {mayWrite && <PostButton action={`${at}/${id}/settling`} kind="secondary" label="I have looked into it" />}
        </Card>
      ))}
      <Details summary="This is wrong" open={report.errors.length > 0}>
        <form method="post" action={at} noValidate>
          <TextArea {...fieldOf(report, 'words')} label="What is wrong?" rows={3} />
          <Button kind="secondary" label="Tell whoever keeps the directory" />
        </form>
      </Details>
    </>
  );
}
