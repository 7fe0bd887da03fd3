import type { ComponentProps } from 'react';
import { BackToCase } from '../cases/index.ts';
import { MessageFate } from '../outbox/index.ts';
import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, MiniDetails, SummaryList, type SummaryRow } from '../platform/components/panels.tsx';
import type { Filled } from '../platform/forms.ts';
import { AddForm, CancelForm, EndForm } from './meeting-forms.tsx';
import { SIDE_WORDS } from './meetings.rules.ts';
import { NotesCards, type NotesProps } from './notes.tsx';
import type { Side } from './tables.ts';

type Choices = readonly { value: string; label: string }[];

type Props = {
  reference: string;
  id: string;
  title: string;
  state: string;
  planned: boolean;
  begun: boolean;
  when: string;
  notice: string | undefined;
  facts: readonly SummaryRow[];
  coming: readonly ComingLine[];
  needed: Choices;
  arranged: readonly string[];
  interpreters: readonly { id: string; who: string; words: string; booked: boolean }[];
  /** What goes by e-mail to those who are invited now. */
  mail: { subject: string; body: string } | undefined;
  /** People of the case who do not come yet. */
  others: Choices;
  mayWrite: boolean;
  /** Of a meeting that took place. */
  written: Omit<NotesProps, 'at' | 'mayWrite' | 'filledOf'> | undefined;
  refused: { form: string; filled: Filled } | undefined;
};

/** `told`: what they know of it. `waits`: may be invited, and is not. */
export type ComingLine = {
  id: string;
  side: Side;
  called: string;
  part: string;
  told: string;
  /** An e-mail that somebody can still take back, or has to settle. */
  sent: ComponentProps<typeof MessageFate> | undefined;
  came: boolean | null;
  died: boolean;
  /** Has an earlier time. */
  knew: boolean;
  waits: boolean;
};

const NOTHING: Filled = { typed: {}, errors: [] };

export function MeetingPage(props: Props) {
  const { reference, id, title, state, planned, when, notice, facts, mayWrite, refused } = props;
  const at = `/desk/cases/${reference}/meetings/${id}`;
  const changes = planned && mayWrite;
  const filledOf = (form: string) => (refused?.form === form ? refused.filled : undefined);
  return (
    <>
      <BackToCase reference={reference} />
      {notice && !refused && <Banner>{notice}</Banner>}
      <ErrorSummary errors={refused?.filled.errors ?? []} />
      <PageHeading
        title={title}
        lede={`${when}. ${state}`}
        actions={
          planned ? (
            <>
              {mayWrite && <ButtonLink kind="secondary" href={`${at}/change`} label="Change" />}
              <ButtonLink kind="quiet" href={`${at}/calendar`} label="Put it in my calendar" />
            </>
          ) : (
            mayWrite &&
            !props.written && (
              <ButtonLink
                kind="secondary"
                href={`/desk/cases/${reference}/meetings/new?like=${id}`}
                label="Plan it again"
              />
            )
          )
        }
      />
      <SummaryList rows={facts} />
      {props.written && <NotesCards {...props.written} at={at} mayWrite={mayWrite} filledOf={filledOf} />}
      {planned && <Access {...props} at={at} changes={changes} />}
      <Coming {...props} at={at} changes={changes} add={filledOf('add')} />
      {changes && (
        <Card title="How did it go?">
          {props.begun ? (
            <EndForm at={at} coming={props.coming} filled={filledOf('end') ?? NOTHING} />
          ) : (
            <p>Say so here once it has begun.</p>
          )}
          <CancelForm at={at} filled={filledOf('cancel')} />
        </Card>
      )}
    </>
  );
}

type Part = Props & { at: string; changes: boolean };

const SIDES: readonly Side[] = ['person', 'service', 'pals'];

function Coming({ planned, written, coming, at, changes, others, mail, add }: Part & { add: Filled | undefined }) {
  const waiting = coming.filter(({ waits }) => waits);
  return (
    <Card title={planned ? 'Who comes' : written ? 'Who came' : 'Who was expected'}>
      {SIDES.filter((side) => coming.some((one) => one.side === side)).map((side) => (
        <div key={side} className="nhsuk-u-margin-bottom-4">
          <h3 className="nhsuk-heading-xs">{SIDE_WORDS[side]}</h3>
          {coming
            .filter((one) => one.side === side)
            .map((one) => (
              <Line key={one.id} line={one} at={at} changes={changes} />
            ))}
        </div>
      ))}
      {changes && waiting.length > 0 && (
        <>
          {mail && <WhatGoes {...mail} />}
          <ButtonRow>
            <PostButton action={`${at}/invitations`} label={inviteLabel(waiting, coming.length)} />
          </ButtonRow>
        </>
      )}
      {changes && <AddForm at={at} others={others} filled={add} />}
    </Card>
  );
}

/** Exactly what they read, before it goes. */
function WhatGoes({ subject, body }: { subject: string; body: string }) {
  return (
    <MiniDetails summary="What the email says">
      <p>
        <strong>{subject}</strong>
      </p>
      <p className="app-as-typed">{body}</p>
    </MiniDetails>
  );
}

function inviteLabel(waiting: readonly ComingLine[], all: number): string {
  const many = waiting.length === 1 ? '1 person' : `${waiting.length} people`;
  if (waiting.some(({ knew }) => knew)) return `Send the new time to ${many}`;
  return waiting.length === all ? 'Invite everybody' : `Invite ${many}`;
}

function Line({ line, at, changes }: { line: ComingLine; at: string; changes: boolean }) {
  return (
    <div className="app-person">
      <p>
        <strong>{line.called}</strong>
        {line.part && `, ${line.part}`}
        {line.came !== null && (line.came ? ' – came' : ' – did not come')}
      </p>
      {line.told && <p className="app-secondary">{line.told}</p>}
      {line.sent && <MessageFate {...line.sent} />}
      {changes && (
        <PostButton
          kind="link"
          action={`${at}/people/${line.id}/removal`}
          label="Not expected any more"
          hiddenName={`: ${line.called}`}
        />
      )}
    </div>
  );
}

function Access({ at, changes, needed, arranged, interpreters }: Part) {
  if (needed.length + interpreters.length === 0) return null;
  return (
    <Card title="What they need">
      {interpreters.map(({ id, who, words, booked }) => (
        <div className="app-person nhsuk-u-margin-bottom-4" key={id}>
          <p className="nhsuk-u-margin-bottom-2">
            {words}, for {who}
          </p>
          {changes && !booked && (
            <PostButton
              kind="secondary"
              action={`${at}/people/${id}/booking`}
              label="Book for this time"
              hiddenName={`: ${who}`}
            />
          )}
        </div>
      ))}
      {needed.length > 0 && (
        <form method="post" action={`${at}/access`} noValidate>
          <Checkboxes
            name="arranged"
            label="Tick what is set up, or not needed this time"
            values={[...arranged]}
            choices={needed}
          />
          {changes && <Button kind="secondary" label="Save what is set up" />}
        </form>
      )}
    </Card>
  );
}
