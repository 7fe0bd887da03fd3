import type { ReactNode } from 'react';
import { PostButton } from '../platform/components/buttons.tsx';
import { Banner, ErrorSummary, InsetText, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { RailBlock, SummaryList } from '../platform/components/panels.tsx';
import { PrintHeader } from '../platform/components/print-header.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { Timeline, TimelineEntry } from '../platform/components/timeline.tsx';
import type { Filled } from '../platform/forms.ts';
import type { ActsProps } from './act.tsx';
import { Acts } from './complaint-acts.tsx';
import { STATE_WORDS } from './complaints.rules.ts';
import type { Complaint } from './complaints.ts';
import type { WholeCase } from './whole-case.ts';

type Fact = { key: string; value: ReactNode };

export type ComplaintProps = Omit<ActsProps, 'filled' | 'failed'> & {
  complaint: Complaint;
  reference: string;
  whole: WholeCase;
  /** Who agreed, both dates, what was promised. */
  facts: readonly Fact[];
  handlingFacts: readonly Fact[];
  passed: readonly string[];
  todo: readonly { id: string; title: string; mayFinish: boolean }[];
  transfers: readonly { id: string; words: string; answered: string }[];
  standing: string;
  notice: string | undefined;
  mayWrite: boolean;
  mayUndo: boolean;
  printed: { by: string; at: string };
  failed: { what: string; filled: Filled } | undefined;
};

/** All of it on one page, on paper as well: nobody tells their story twice. */
export function ComplaintPage(props: ComplaintProps) {
  const { complaint, reference, whole, facts, handlingFacts, passed, standing, notice, failed } = props;
  const who = whole.caller?.name ?? 'Somebody who gave no name';
  const { label, tone } = STATE_WORDS[complaint.state];
  return (
    <>
      <PrintHeader reference={reference} printedBy={props.printed.by} printedAt={props.printed.at} />
      {notice && <Banner>{notice}</Banner>}
      {failed && <ErrorSummary errors={failed.filled.errors} />}
      <PageHeading
        title={`Complaint of ${who}`}
        lede={
          <>
            <StatusTag tone={tone}>{label}</StatusTag> {standing}
          </>
        }
      />
      {whole.caller?.rule && <Rule rule={whole.caller.rule} />}
      <p className="app-no-print">
        <a href="/desk/complaints">All complaints</a> · <a href={`/desk/cases/${reference}`}>Open {reference}</a>
      </p>
      {props.mayWrite && (
        <div className="app-no-print">
          <Todo {...props} />
          <h2>What you can do</h2>
          <Acts {...props} filled={failed?.filled} failed={failed?.what} />
        </div>
      )}
      {props.mayUndo && (
        <div className="app-no-print">
          <PostButton kind="quiet" action={`/desk/complaints/${complaint.id}/undo`} label="Undo this hand-over" />
        </div>
      )}
      <section aria-labelledby="how-to-reach">
        <h2 id="how-to-reach">People, and how to reach them</h2>
        {whole.people.map((person) => (
          <RailBlock key={person.id + person.part} title={`${person.name} – ${person.part}`} heading="h3">
            {person.rule && <Rule rule={person.rule} />}
            {person.needs.length > 0 && <Need>{person.needs.join('. ')}</Need>}
            <p>{person.ways.join(', ') || 'No number or address yet.'}</p>
          </RailBlock>
        ))}
        {whole.people.length === 0 && <p>Nobody is named in this case.</p>}
      </section>
      <h2>What was agreed, and when</h2>
      <SummaryList rows={[...facts]} />
      {handlingFacts.length > 0 && <h2>How it is handled</h2>}
      {handlingFacts.length > 0 && <SummaryList rows={[...handlingFacts]} />}
      {passed.length > 0 && (
        <>
          <h2>Promised by PALS, now yours</h2>
          <ul>
            {passed.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <Transfers {...props} />
      <h2>What has happened, in their words and ours</h2>
      {whole.more && <InsetText>Only the newest part of a very long case is here.</InsetText>}
      <Chronology entries={whole.entries} />
    </>
  );
}

function Rule({ rule }: { rule: string }) {
  return <Need icon={/do not phone/i.test(rule) ? 'no-phone' : 'contact'}>{rule}</Need>;
}

function Chronology({ entries }: Pick<WholeCase, 'entries'>) {
  return (
    <Timeline label="What has happened, the oldest first">
      {entries.map(({ id, kind, title, at, by, body, mark, struck }) => (
        <TimelineEntry
          key={id}
          kind={kind}
          title={title}
          at={at}
          by={by}
          {...(body ? { body } : {})}
          {...(mark ? { mark } : {})}
          {...(struck ? { struck } : {})}
        />
      ))}
    </Timeline>
  );
}

function Todo({ complaint, todo }: Pick<ComplaintProps, 'complaint' | 'todo'>) {
  if (todo.length === 0) return null;
  return (
    <section aria-labelledby="to-do">
      <h2 id="to-do">To do</h2>
      {todo.map(({ id, title, mayFinish }) => (
        <div className="app-person" key={id}>
          <p>
            <strong>{title}</strong>
          </p>
          {mayFinish && (
            <PostButton
              kind="quiet"
              action={`/desk/complaints/${complaint.id}/promises/${id}/completion`}
              label="This is done"
              hiddenName={title}
            />
          )}
        </div>
      ))}
    </section>
  );
}

function Transfers({ complaint, transfers, mayWrite }: Pick<ComplaintProps, 'complaint' | 'transfers' | 'mayWrite'>) {
  if (transfers.length === 0) return null;
  return (
    <section aria-labelledby="sent-on">
      <h2 id="sent-on">Sent on to other bodies</h2>
      {transfers.map(({ id, words, answered }) => (
        <div className="app-person" key={id}>
          <p>
            {words} {answered}
          </p>
          {mayWrite && answered === '' && (
            <PostButton
              kind="quiet"
              action={`/desk/complaints/${complaint.id}/transfers/${id}/answer`}
              label="They answered"
            />
          )}
        </div>
      ))}
    </section>
  );
}
