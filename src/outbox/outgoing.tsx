import { BackToCase } from '../cases/index.ts';
import { Banner, EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { MiniDetails, RailBlock } from '../platform/components/panels.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { MessageFate, nameOf } from './fate.tsx';
import { IN_TROUBLE, type OutgoingState, shownBody } from './outbox.rules.ts';
import type { Outgoing } from './outbox.ts';

const TAGS: Record<OutgoingState, string> = {
  held: 'Going',
  due: 'Going',
  sending: 'Going',
  sent: 'Sent',
  failed: 'Not sent',
  unsure: 'Perhaps sent',
  stopped: 'Taken back',
};

const DONE = {
  stopped: 'Taken back. It was not sent.',
  again: 'It is being sent again.',
  arrived: 'Recorded: it arrived.',
  ended: 'It is not sent any more.',
  gone: 'It had gone already. Nothing was changed.',
  settled: 'This was settled already. Nothing was changed.',
} as const;

export type Done = keyof typeof DONE;
export const readDone = (typed: string): Done | undefined => (typed in DONE ? (typed as Done) : undefined);

type ListProps = { messages: readonly Outgoing[]; now: Date; mayWrite: boolean };

function Messages({ messages, now, mayWrite }: ListProps) {
  return (
    <ul className="app-results">
      {messages.map((message) => (
        <li className="app-results__item" key={message.id} id={`message-${message.id}`}>
          <h2 className="nhsuk-heading-s">
            {nameOf(message)}{' '}
            <StatusTag tone={IN_TROUBLE.includes(message.state) ? 'yellow' : 'grey'}>{TAGS[message.state]}</StatusTag>
          </h2>
          {message.subject && <p>{message.subject}</p>}
          <MessageFate message={message} now={now} mayWrite={mayWrite} />
          <MiniDetails summary="What it says" hiddenName={nameOf(message)}>
            <p className="app-as-typed">{shownBody(message.body)}</p>
          </MiniDetails>
        </li>
      ))}
    </ul>
  );
}

type OfCaseProps = ListProps & { reference: string; done: Done | undefined };

/** Everything that went and goes out of a case. */
export function OutgoingOfCase({ reference, done, ...list }: OfCaseProps) {
  return (
    <>
      <BackToCase reference={reference} />
      {done && <Banner kind={done === 'gone' || done === 'settled' ? 'info' : 'success'}>{DONE[done]}</Banner>}
      <PageHeading title="What went out" lede="Sent by OpenPALS in this case, the newest first." />
      {list.messages.length === 0 ? <EmptyState>Nothing was sent from here yet.</EmptyState> : <Messages {...list} />}
    </>
  );
}

type TroubleProps = ListProps & { done: Done | undefined };

/** Everything that did not go, or may not have. */
export function TroublePage({ done, ...list }: TroubleProps) {
  return (
    <>
      {done && <Banner kind={done === 'gone' || done === 'settled' ? 'info' : 'success'}>{DONE[done]}</Banner>}
      <PageHeading
        title="Messages that did not go"
        lede="Each stays here until somebody says what is to become of it."
      />
      {list.messages.length === 0 ? (
        <EmptyState>Everything that was sent has gone.</EmptyState>
      ) : (
        <Messages {...list} />
      )}
    </>
  );
}

type BlockProps = ListProps & { reference: string };

/** On the page of a case: only what is on its way, or did not go. */
export function OutgoingBlock({ reference, messages, now, mayWrite }: BlockProps) {
  return (
    <RailBlock title="On its way" action={<a href={`/desk/cases/${reference}/outgoing`}>What went out</a>}>
      {messages.map((message) => (
        <div key={message.id}>
          <p>
            <strong>{nameOf(message)}</strong>
          </p>
          <MessageFate message={message} now={now} mayWrite={mayWrite} />
        </div>
      ))}
    </RailBlock>
  );
}
