import { type Calendar, workingMinutesBetween } from '../calendar/index.ts';
import { BackToCase } from '../cases/index.ts';
import { endOf, type Link } from '../links/index.ts';
import { MessageFate, type Outgoing } from '../outbox/index.ts';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Radios } from '../platform/components/fields.tsx';
import { Banner, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Facts } from '../platform/components/panels.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { dateTimeWords } from '../platform/time.ts';
import { CHASED_WORDS } from './chase.rules.ts';
import { OUTCOME, type QuestionState, SHARE_CHOICES, STATE_WORDS } from './questions.rules.ts';
import type { Standing } from './questions.ts';

const isOpen = (state: QuestionState): boolean =>
  !['answered', 'phoned', 'recalled', 'returned', 'ended'].includes(state);

type LineProps = { standing: Standing; reference: string; mayWrite: boolean; now: Date; hours: Calendar['hours'] };

/** "Opened. Asked 3 working hours ago.", and what can be done, at the question on the page of its case. */
export function QuestionLine({ standing, reference, mayWrite, now, hours }: LineProps) {
  const { question, promise, state } = standing;
  const at = `/desk/cases/${reference}/questions/${question.id}`;
  const open = isOpen(state) && promise.state === 'open';
  return (
    <>
      <p>
        <StatusTag tone={state === 'no_reply' ? 'yellow' : 'grey'}>{STATE_WORDS[state]}</StatusTag>{' '}
        {open && <span className="app-secondary">{ageWords(question.asked_at, now, hours)}</span>}
      </p>
      <div className="app-buttons">
        <ButtonLink kind="quiet" href={at} label="Look" hiddenName={`at the question to ${question.to_name}`} />
        {open && mayWrite && (
          <PostButton kind="quiet" action={`${at}/chase`} label="Chase" hiddenName={question.to_name} />
        )}
        {open && mayWrite && question.whom !== 'person' && (
          <ButtonLink
            kind="quiet"
            href={`/desk/cases/${reference}?do=answer&on=${promise.id}#do`}
            label="Record answer"
          />
        )}
      </div>
    </>
  );
}

/** Begun by whoever looks, and seen by them alone. */
export function DraftLine({ reference, to }: { reference: string; to: string }) {
  const at = `/desk/cases/${reference}/questions`;
  return (
    <div className="app-person">
      <p>
        <strong>{to || 'Your question'}</strong>
        <br />
        <StatusTag tone="grey">Draft</StatusTag>
      </p>
      <div className="app-buttons">
        <ButtonLink kind="quiet" href={`${at}/new`} label="Finish it" hiddenName="(your question)" />
        <PostButton
          kind="quiet"
          action={`${at}/draft/removal`}
          label="Remove it"
          hiddenName="(the draft of your question)"
        />
      </div>
    </div>
  );
}

/** "3 working hours", as long as it is waited for. */
function ageWords(since: Date, now: Date, hours: Calendar['hours']): string {
  const count = Math.round(workingMinutesBetween(since, now, hours) / 60);
  return count === 1 ? '1 working hour' : `${count} working hours`;
}

type PageProps = LineProps & {
  reference: string;
  asker: string;
  messages: readonly Outgoing[];
  done: string;
  /** Everybody is invented: their page can be looked at. */
  demo: boolean;
  /** E-mails that came back, and that nobody has looked at as an answer yet. */
  mails: readonly { id: string; words: string; from: string }[];
};

const DONE: Record<string, string> = {
  chased: 'The reminder goes in ten seconds.',
  recalled: 'The question is recalled. Its link says that PALS no longer needs it.',
  choose: 'Choose if we can share this with the family.',
  confirmed: 'Recorded as their answer.',
  aside: 'Their answer is waited for as before.',
  late: 'Nobody waits for this answer any more. Nothing was changed.',
};

/** A question with everything that came of it: who has it, who opened it, what was answered. */
export function QuestionOfCase({
  standing,
  reference,
  asker,
  messages,
  mayWrite,
  now,
  hours,
  done,
  demo,
  mails,
}: PageProps) {
  const { question, promise, state } = standing;
  const at = `/desk/cases/${reference}/questions/${question.id}`;
  const open = isOpen(state) && promise.state === 'open';
  const due = dateTimeWords(promise.due_at, now);
  return (
    <>
      {DONE[done] && <Banner kind={done === 'late' || done === 'choose' ? 'info' : 'success'}>{DONE[done]}</Banner>}
      <BackToCase reference={reference} />
      <PageHeading title={`Question to ${question.to_name}`} lede={STATE_WORDS[state]} />
      <InsetText>
        <p>
          <strong className="app-as-typed">{question.question}</strong>
        </p>
        {question.background && <p className="app-as-typed">{question.background}</p>}
        {question.outcome && (
          <p className="app-as-typed">
            {OUTCOME} {question.outcome}
          </p>
        )}
      </InsetText>
      <Facts
        rows={[
          { key: 'Asked', value: `${dateTimeWords(question.asked_at, now)}, by ${asker}` },
          { key: 'Answer due', value: open ? `${due} (${ageWords(question.asked_at, now, hours)} so far)` : due },
          { key: 'With their name', value: question.with_name ? 'Yes. They need a code.' : 'No' },
          { key: 'Who tells them', value: question.teller === 'pals' ? 'PALS' : question.to_name },
        ]}
      />
      {open && mayWrite && (
        <div className="app-buttons">
          <PostButton kind="secondary" action={`${at}/chase`} label="Chase" hiddenName={question.to_name} />
          {question.whom !== 'person' && (
            <ButtonLink
              kind="secondary"
              href={`/desk/cases/${reference}?do=answer&on=${promise.id}#do`}
              label="Phone instead: record their answer"
            />
          )}
          <PostButton kind="quiet" action={`${at}/recall`} label="Recall" hiddenName="the question" />
          {demo && (
            <PostButton kind="quiet" action={`${at}/their-page`} label="Answer it as they would (demonstration)" />
          )}
        </div>
      )}
      {mayWrite && mails.map((mail) => <CameByMail key={mail.id} at={at} mail={mail} />)}
      <Answers standing={standing} now={now} />
      <Way standing={standing} now={now} />
      {messages.map((message) => (
        <MessageFate key={message.id} message={message} now={now} mayWrite={mayWrite} />
      ))}
    </>
  );
}

/** They answered the e-mail instead of opening the link: an officer reads it, and says that it is the answer. */
function CameByMail({ at, mail }: { at: string; mail: PageProps['mails'][number] }) {
  return (
    <section>
      <h2 className="nhsuk-heading-s">They answered by email{mail.from && `: ${mail.from}`}</h2>
      <InsetText>
        <p className="app-as-typed">{mail.words}</p>
      </InsetText>
      <form method="post" action={`${at}/confirmation`} noValidate>
        <HiddenFields fields={{ contact: mail.id }} />
        <Radios
          name="share"
          id={`share-${mail.id}`}
          label="Can we share this with the family?"
          choices={SHARE_CHOICES}
        />
        <ButtonRow>
          <Button kind="secondary" label="This is their answer" />
          <Button kind="quiet" label="This is no answer" name="act" value="aside" />
        </ButtonRow>
      </form>
    </section>
  );
}

const HEADINGS = { answer: 'Answer', addition: 'Added', returned: 'Given back' } as const;

function Answers({ standing, now }: { standing: Standing; now: Date }) {
  return standing.answers.map(({ id, kind, words, share, by_name, at }) => (
    <section key={id}>
      <h2 className="nhsuk-heading-s">
        {HEADINGS[kind]}
        {by_name && `: ${by_name}`}, {dateTimeWords(at, now)}
      </h2>
      {words && (
        <InsetText>
          <p className="app-as-typed">{words}</p>
        </InsetText>
      )}
      {kind === 'answer' && (
        <p>Can we share this with the family? {SHARE_CHOICES.find(({ value }) => value === share)?.label ?? ''}</p>
      )}
      {kind === 'addition' && <p>Ask them before you share this with the family.</p>}
    </section>
  ));
}

/** Who had it when, in the order in which it happened. */
function Way({ standing, now }: { standing: Standing; now: Date }) {
  const lines = [
    ...standing.links.map((link) => ({ at: link.made_at, key: link.id, words: linkWords(link, standing.links, now) })),
    ...standing.delays.map(({ id, at, until, reason }) => ({
      ...{ at, key: id },
      words: `More time asked: until ${dateTimeWords(until, now)}.${reason ? ` “${reason}”` : ''}`,
    })),
    ...standing.chases.map(({ id, at, whom, name, taken_back_at }) => ({
      ...{ at, key: id },
      words: `${CHASED_WORDS[whom]}${name ? `: ${name}` : ''}.${taken_back_at ? ' Taken back before it went.' : ''}`,
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return (
    <>
      <h2 className="nhsuk-heading-s">Who has it</h2>
      <ol className="nhsuk-list nhsuk-list--border">
        {lines.map(({ key, at, words }) => (
          <li key={key}>
            <span className="app-secondary">{dateTimeWords(at, now)}</span>
            <br />
            {words}
          </li>
        ))}
      </ol>
    </>
  );
}

function linkWords(link: Link, all: readonly Link[], now: Date): string {
  const from = all.find(({ id }) => id === link.parent_id);
  const sent = from
    ? `${from.name} passed it to ${link.name} (${link.email}).`
    : `Sent to ${link.name} (${link.email}).`;
  const note = link.passed_note && ` “${link.passed_note}”`;
  const opened = link.opened_at ? ` Opened ${dateTimeWords(link.opened_at, now)}.` : ' Not opened yet.';
  const end = endOf(link, now);
  return `${sent}${note}${end ? '' : opened}${end ? ` ${END_WORDS[end]}` : ''}`;
}

const END_WORDS = {
  recalled: 'Recalled.',
  passed_on: 'They have it no more.',
  replaced: 'Replaced.',
  expired: 'The link has stopped.',
} as const;
