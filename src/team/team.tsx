import type { DayRow } from '../cases/index.ts';
import { ButtonLink, PostButton } from '../platform/components/buttons.tsx';
import { Banner, EmptyState } from '../platform/components/messages.tsx';
import type { Notice } from '../platform/components/notice.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details, RailBlock } from '../platform/components/panels.tsx';
import { SHORT_TABLE, ShortCell } from '../platform/components/short-table.tsx';
import type { HandedRow } from './handed.ts';
import type { Said } from './team.rules.ts';

export type MemberRow = {
  id: string;
  name: string;
  hasLeft: boolean;
  today: number;
  late: number;
  open: number;
  waiting: number;
  oldest: string;
  weight: number;
  hardCalls: number;
  away: string;
};

type TeamProps = {
  said: readonly Said[];
  rows: readonly MemberRow[];
  weights: string;
  late: readonly { row: DayRow; owner: string }[];
  showsLate: boolean;
  notice: Notice | undefined;
  handed: readonly HandedRow[];
  /** Calls that nobody could take, today and yesterday. */
  missed: string;
};

/** The first line says what is the matter; the table who has what to do, by name. Nobody is compared by speed. */
export function TeamPage({ said, rows, weights, late, showsLate, notice, handed, missed }: TeamProps) {
  return (
    <>
      {notice && <Banner undo={notice.undo}>{notice.text}</Banner>}
      <PageHeading
        title="Team"
        actions={<ButtonLink kind="secondary" href="/desk/team/share-out" label="Share out new cases" />}
      />
      <Sentence said={said} />
      <TeamTable rows={rows} />
      <p className="app-secondary">
        {missed} <a href="/desk/voicemails">Voicemails</a>
      </p>
      <Handed rows={handed} />
      <Details summary="What the numbers mean">
        <p>Due today counts what is due by the end of today, what is late included.</p>
        <p>{weights} The weight says how much somebody carries, not how much they do.</p>
        <p>Hard calls are counted when an officer marks one. Which call it was is not shown.</p>
        <p>Cases that you may not open are not counted.</p>
      </Details>
      {showsLate && <Late late={late} />}
    </>
  );
}

/** The way back for what was handed on since yesterday. */
function Handed({ rows }: { rows: readonly HandedRow[] }) {
  if (rows.length === 0) return null;
  return (
    <RailBlock title="Handed on since yesterday">
      <ul className="app-rail__list app-rows">
        {rows.map(({ id, words }) => (
          <li key={id}>
            <span>{words}</span>
            <PostButton
              kind="quiet"
              action={`/desk/handings/${id}/undo`}
              fields={{ back: '/desk/team' }}
              label="Undo"
              hiddenName={words}
            />
          </li>
        ))}
      </ul>
    </RailBlock>
  );
}

function Sentence({ said }: { said: readonly Said[] }) {
  if (said.length === 0)
    return <EmptyState>Everyone is covered. Nothing is late and every case has an owner.</EmptyState>;
  return (
    <p className="app-team__said">
      {said.map(({ words, href }) => (
        <span key={words + href}>{href ? <a href={href}>{words}</a> : words} </span>
      ))}
    </p>
  );
}

const HEADS = [
  'Due today',
  'Late',
  'Open cases',
  'Waiting for service',
  'Weight',
  'Oldest promise',
  'Hard calls this week',
  'Away',
];

function TeamTable({ rows }: { rows: readonly MemberRow[] }) {
  const most = (of: (row: MemberRow) => number) => Math.max(1, ...rows.map(of));
  const [mostToday, mostWeight] = [most((row) => row.today), most((row) => row.weight)];
  return (
    <table className={`${SHORT_TABLE} app-team`}>
      <caption className="nhsuk-u-visually-hidden">Open work by person, in order of name</caption>
      <thead className="nhsuk-table__head">
        <tr>
          <th scope="col">Person</th>
          {HEADS.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {rows.map((row) => (
          <tr className="nhsuk-table__row" key={row.id}>
            <ShortCell name="Person" as="bareLine">
              <a href={`/desk/team/${row.id}`}>{row.name}</a>
              {row.hasLeft && <HasLeft id={row.id} name={row.name} />}
            </ShortCell>
            <ShortCell name="Due today" nothing={row.today === 0}>
              <Bar count={row.today} most={mostToday} />
            </ShortCell>
            <ShortCell name="Late" nothing={row.late === 0}>
              {row.late > 0 ? <strong className="app-late">{row.late}</strong> : 0}
            </ShortCell>
            <ShortCell name="Open cases">{row.open}</ShortCell>
            <ShortCell name="Waiting for service" nothing={row.waiting === 0}>
              {row.waiting}
            </ShortCell>
            <ShortCell name="Weight" nothing={row.weight === 0}>
              <Bar count={row.weight} most={mostWeight} />
            </ShortCell>
            <ShortCell name="Oldest promise" nothing={row.oldest === ''}>
              {row.oldest || 'None'}
            </ShortCell>
            <ShortCell name="Hard calls this week" nothing={row.hardCalls === 0}>
              {row.hardCalls}
            </ShortCell>
            <ShortCell name="Away" nothing={row.away === ''}>
              {row.away || 'No'}
            </ShortCell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HasLeft({ id, name }: { id: string; name: string }) {
  return (
    <span className="app-cases__more">
      Account ended.{' '}
      <a href={`/desk/team/${id}/handover`}>
        Hand their work on<span className="nhsuk-u-visually-hidden"> {name}</span>
      </a>
    </span>
  );
}

/** The number is what is said; the bar only shows it. */
function Bar({ count, most }: { count: number; most: number }) {
  return (
    <span className="app-bar">
      <span className="app-bar__count">{count}</span>
      <svg
        className="app-bar__line"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect width={Math.round((100 * count) / most)} height="8" />
      </svg>
    </span>
  );
}

function Late({ late }: { late: TeamProps['late'] }) {
  return (
    <section aria-labelledby="late">
      <h2 className="nhsuk-heading-s" id="late">
        Late promises
      </h2>
      {late.length === 0 && <EmptyState>Nothing is late.</EmptyState>}
      <ul className="app-rail__list app-rows">
        {late.map(({ row, owner }) => (
          <li key={row.id}>
            <span>
              <a href={row.href}>{row.title}</a>{' '}
              <span className="app-secondary">
                {row.clock.words} – {owner}
              </span>
            </span>
            <ButtonLink kind="quiet" href={`/desk/promises/${row.id}#owner`} label="Reassign" hiddenName={row.title} />
          </li>
        ))}
      </ul>
    </section>
  );
}
