import { Fragment, type ReactNode } from 'react';
import { LATENESS_COUNTED } from '../calendar/index.ts';
import type { DayRow } from '../cases/index.ts';
import { ButtonLink, PostButton } from '../platform/components/buttons.tsx';
import { ColumnHead, DayColumns } from '../platform/components/columns.tsx';
import { Banner, EmptyState, InsetText } from '../platform/components/messages.tsx';
import { type Notice, Said } from '../platform/components/notice.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts, RailBlock } from '../platform/components/panels.tsx';
import { Agenda, type Count, Counts } from '../platform/components/rail.tsx';
import { TodoList } from '../platform/components/todo.tsx';
import { CoverNeeded, type CoverOffer } from '../team/index.ts';
import type { Recent, Unfinished } from './rail.ts';
import type { Recounted } from './recounted.ts';
import { DayRowItem, type RowTools, Rules } from './row.tsx';

export type PreviewFacts = { row: DayRow; who: string; facts: readonly { key: string; value: string }[] };

/** In the order that the desk suggests, or by the clock alone. */
export type Sort = 'suggested' | 'time';

export type DayProps = {
  date: string;
  count: string;
  notice: Notice | undefined;
  /** Beyond the last known holidays, or other things to know before a time is promised. */
  warning: string | undefined;
  rows: readonly DayRow[];
  sort: Sort;
  /** This officer has not worked here yet. */
  isFirst: boolean;
  today: number;
  total: number;
  tools: RowTools;
  preview: PreviewFacts | undefined;
  agenda: readonly { id: string; time: string; href: string; title: string }[];
  calls: readonly Unfinished[];
  notes: readonly Unfinished[];
  unowned: { count: number; oldest: string | undefined };
  /** Promises of colleagues who are away: who takes one keeps it. */
  cover: readonly CoverOffer[];
  recent: readonly Recent[];
  /** Dates of their cases that moved, because PALS is closed on other days now. */
  recounted: readonly Recounted[];
  handovers: readonly { id: string; by: string; body: string }[];
  counts: readonly Count[];
  /** Of other modules. */
  beside: readonly ReactNode[];
  /** After 4:30pm, or in the last half hour before PALS closes. */
  mayFinish: boolean;
  pollFrom: string;
  quickLog: boolean;
};

export function MyDay(props: DayProps) {
  return (
    <>
      {props.notice && (
        <Banner undo={props.notice.undo}>
          <Said {...props.notice} />
        </Banner>
      )}
      <PageHeading title="My day" lede={`${props.date} – ${props.count}`} actions={<DayButtons {...props} />} />
      <div data-poll={`/desk/day/updates?since=${encodeURIComponent(props.pollFrom)}`} />
      {props.warning && <InsetText>{props.warning}</InsetText>}
      <DayColumns
        counts={props.counts.length > 0 && <Counts line items={props.counts} />}
        list={<DoNext {...props} />}
        preview={props.preview && <Preview preview={props.preview} tools={props.tools} />}
        rail={<DayRail {...props} />}
      />
    </>
  );
}

function DayButtons({ tools, quickLog, mayFinish }: DayProps) {
  return (
    <>
      {tools.mayWrite && <PostButton action="/desk/contacts" label="New call" />}
      {quickLog && <ButtonLink kind="secondary" href="/desk/quick-log" label="Quick log" />}
      {tools.mayWrite && (
        <ButtonLink kind="secondary" href="/desk/messages/new" label="Leave a message" hiddenName="for a colleague" />
      )}
      {tools.mayWrite && mayFinish && <ButtonLink kind="secondary" href="/desk/finish-day" label="Finish the day" />}
    </>
  );
}

/** So many rows come with one press: a long list stays a page that can be read. */
const MORE = 20;
/** So many times of today are named. */
const TIMES = 8;

function DoNext(props: DayProps) {
  const { rows, today, total, tools, preview } = props;
  const bySort = props.sort === 'time' ? '&sort=time' : '';
  return (
    <>
      <ColumnHead title="Do next">
        {total > 1 && <SortLinks sort={props.sort} />}
        <a href="/desk/promises">Call-backs by time</a>
      </ColumnHead>
      {props.isFirst && <FirstDay />}
      {today === 0 && <NothingDue unowned={props.unowned} mayWrite={tools.mayWrite} />}
      {rows.some(({ clock }) => clock.tone === 'late') && <p className="app-secondary">{LATENESS_COUNTED}</p>}
      {rows.length > 0 && (
        <TodoList label="Do next">
          {rows.map((row) => (
            <DayRowItem key={row.id} row={row} tools={tools} open={row.id === preview?.row.id} />
          ))}
        </TodoList>
      )}
      {rows.length < total && (
        <p>
          {total > rows.length + MORE && (
            <>
              <a href={`/desk?most=${rows.length + MORE}${bySort}#p-${rows.at(-1)?.id}`}>Show {MORE} more</a>
              {' | '}
            </>
          )}
          <a href={`/desk?all=yes${bySort}`}>Show all {total}</a>
        </p>
      )}
    </>
  );
}

function SortLinks({ sort }: { sort: Sort }) {
  return (
    <span>
      Sort: {sort === 'suggested' ? 'suggested' : <a href="/desk">suggested</a>}
      {' | '}
      {sort === 'time' ? 'by time' : <a href="/desk?sort=time">by time</a>}
    </span>
  );
}

/** Gone as soon as there is work: nobody has to close it. */
function FirstDay() {
  return (
    <InsetText>
      <p>What you promise to people, and what they wait for, stands here: what to do first is on top.</p>
      <p>“New call” takes down what somebody tells you. It is kept while you type.</p>
      <p>“Quick log” counts a question that you answered on the spot.</p>
    </InsetText>
  );
}

/** One sentence of fact, one thing to do. */
function NothingDue({ unowned, mayWrite }: { unowned: DayProps['unowned']; mayWrite: boolean }) {
  const { count, oldest } = unowned;
  if (count === 0 || !oldest) return <EmptyState>Nothing is due today.</EmptyState>;
  const words = count === 1 ? '1 new case has no owner.' : `${count} new cases have no owner.`;
  return <EmptyState action={mayWrite && <TakeOne oldest={oldest} />}>Nothing is due today. {words}</EmptyState>;
}

function TakeOne({ oldest }: { oldest: string }) {
  return (
    <PostButton
      kind="secondary"
      action={`/desk/cases/${oldest}/owner`}
      fields={{ from: 'day' }}
      label="Take one"
      hiddenName={oldest}
    />
  );
}

/** The chosen row in full, so that a call can be made from here. */
function Preview({ preview, tools }: { preview: PreviewFacts; tools: RowTools }) {
  const { row, facts, who } = preview;
  return (
    <>
      <ColumnHead title={who || row.title}>{row.ref && <a href={`/desk/cases/${row.ref}`}>{row.ref}</a>}</ColumnHead>
      <Card title={row.title} heading="h3">
        <Rules rules={row.rules} />
        <Facts rows={facts} />
        {tools.mayWrite && (
          <div className="app-buttons app-card__actions">
            <ButtonLink kind="secondary" href={row.action.href} label={row.action.label} hiddenName={row.who} />
            {row.reaches && (
              <ButtonLink kind="quiet" href={`/desk/promises/${row.id}#try`} label="No answer" hiddenName={row.title} />
            )}
            {!row.group && (
              <>
                {!row.movedThere && (
                  <ButtonLink kind="quiet" href={`/desk/promises/${row.id}#move`} label="Move" hiddenName={row.title} />
                )}
                <ButtonLink kind="quiet" href={row.href} label="Open" hiddenName={row.ref ?? row.title} />
              </>
            )}
          </div>
        )}
      </Card>
    </>
  );
}

/** So many cases are named; the rest is a number. */
const NAMED = 5;

function DatesCounted({ lines }: { lines: readonly Recounted[] }) {
  return (
    <RailBlock title="Dates counted again">
      {lines.map(({ why, refs }) => (
        <p key={why}>
          {why}. Our aims in {refs.length === 1 ? 'this case' : `these ${refs.length} cases`} moved:{' '}
          {refs.slice(0, NAMED).map((ref, at) => (
            <Fragment key={ref}>
              {at > 0 && ', '}
              <a href={`/desk/cases/${ref}/clocks`}>{ref}</a>
            </Fragment>
          ))}
          {refs.length > NAMED && ` and ${refs.length - NAMED} more`}.
        </p>
      ))}
    </RailBlock>
  );
}

function DayRail(props: DayProps) {
  return (
    <>
      {props.handovers.length > 0 && (
        <RailBlock title="Handover notes">
          {props.handovers.map(({ id, by, body }) => (
            <Handover key={id} by={by} body={body} />
          ))}
        </RailBlock>
      )}
      {props.recounted.length > 0 && <DatesCounted lines={props.recounted} />}
      <CoverNeeded offers={props.cover} mayWrite={props.tools.mayWrite} me={props.tools.me} />
      {props.agenda.length > 0 && (
        <RailBlock title="Today’s times">
          <Agenda
            items={props.agenda
              .slice(0, TIMES)
              .map(({ href, title, ...item }) => ({ ...item, text: <a href={href}>{title}</a> }))}
          />
          {props.agenda.length > TIMES && (
            <p>
              <a href="/desk?sort=time">{props.agenda.length - TIMES} more today</a>
            </p>
          )}
        </RailBlock>
      )}
      <Begun title="Unfinished calls" items={props.calls} />
      <Begun title="Unfinished notes" items={props.notes} />
      {props.unowned.oldest && (
        <RailBlock title={`New with no owner (${props.unowned.count})`} id="new">
          {props.tools.mayWrite && <TakeOne oldest={props.unowned.oldest} />}
        </RailBlock>
      )}
      {props.counts.length > 0 && (
        <RailBlock title="Waiting" counts>
          <Counts items={props.counts} />
        </RailBlock>
      )}
      {props.beside}
      {props.recent.length > 0 && (
        <RailBlock title="Recent cases">
          <ul className="app-rail__list">
            {props.recent.map(({ ref, name, status }) => (
              <li key={ref}>
                <a href={`/desk/cases/${ref}`}>{name}</a> <span className="app-secondary">{`${ref} – ${status}`}</span>
              </li>
            ))}
          </ul>
        </RailBlock>
      )}
      {props.tools.mayWrite && (
        <p className="app-no-print">
          <a href="/desk/mp-letters/new">Write down an MP’s letter</a>
        </p>
      )}
      {props.tools.mayWrite && (
        <p className="app-no-print">
          <a href="/desk/downtime">Working without computers</a>
        </p>
      )}
    </>
  );
}

export function Handover({ by, body }: { by: string; body: string }): ReactNode {
  return (
    <div className="app-rail__note">
      <p className="app-secondary">{by}</p>
      <p className="app-as-typed">{body}</p>
    </div>
  );
}

/** What was begun: its first words, the way back to it, and "Discard" where nothing was typed. */
export function Begun({ title, items }: { title: string; items: readonly Unfinished[] }) {
  if (items.length === 0) return null;
  return (
    <RailBlock title={title}>
      <ul className="app-rail__list">
        {items.map(({ href, label, words, discard }) => (
          <li key={href}>
            <a href={href}>{label}</a> <span className="app-secondary">{words || 'Nothing typed yet'}</span>{' '}
            {discard && (
              <PostButton
                kind="link"
                action={`/desk/day/unfinished/${discard}/removal`}
                label="Discard"
                hiddenName={label}
              />
            )}
          </li>
        ))}
      </ul>
    </RailBlock>
  );
}
