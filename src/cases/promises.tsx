import type { ReactNode } from 'react';
import { Button, ButtonLink, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedList, typedText } from '../platform/forms.ts';
import type { PreviewFacts } from './day.tsx';
import { type RowTools, Rules } from './day-row.tsx';
import type { DayRow } from './day-rows.ts';
import type { PromiseForm } from './promises.routes.tsx';
import { WhenFields } from './when.tsx';

export type PromisePageProps = {
  preview: PreviewFacts;
  tools: RowTools;
  owner: string | undefined;
  isOpen: boolean;
  /** The form that was refused, as it was typed. */
  refused: { form: PromiseForm; filled: Filled } | undefined;
};

const NOTHING: Filled = { typed: {}, errors: [] };

/** One thing to do: what is known, and everything that can be done about it, each as a form of its own. */
export function PromisePage({ preview, tools, owner, isOpen, refused }: PromisePageProps) {
  const { row, facts } = preview;
  const filledOf = (form: PromiseForm) => (refused?.form === form ? refused.filled : NOTHING);
  const errors = (refused?.filled.errors ?? []).map(({ field, message }) => ({
    message,
    field: `${refused?.form}-${field}`,
  }));
  return (
    <>
      <ErrorSummary errors={refused?.form === 'page' ? errors.map(({ message }) => ({ message })) : errors} />
      <PageHeading title={row.title} lede={`${row.clock.words}${owner ? ` – ${owner}` : ''}`} />
      <Rules rules={row.rules} />
      <Card>
        <Facts rows={[...facts, ...(row.reason ? [{ key: 'Why', value: row.reason }] : [])]} />
        {row.ref && (
          <div className="app-buttons app-card__actions">
            <ButtonLink kind="secondary" href={row.href} label="Open the case" hiddenName={row.ref} />
          </div>
        )}
      </Card>
      {!isOpen && <InsetText>This is done.</InsetText>}
      {isOpen && tools.mayWrite && <Forms row={row} tools={tools} filledOf={filledOf} />}
      <p className="app-act">
        <a href="/desk">Back to My day</a>
      </p>
    </>
  );
}

type FormsProps = { row: DayRow; tools: RowTools; filledOf: (form: PromiseForm) => Filled };

function Forms({ row, tools, filledOf }: FormsProps) {
  return (
    <>
      <Keep row={row} />
      {row.reaches && <TryForm row={row} tools={tools} filled={filledOf('try')} />}
      <Act row={row} id="move" act="moves" title="Move" button="Move">
        <WhenFields prefix="move-" label="New time" times={tools.presets} filled={filledOf('move')} agreed />
        <Tick
          name="told"
          label="If it is later than you promised"
          tick="They know the new time"
          filled={filledOf('move')}
        />
      </Act>
      <Act row={row} id="owner" act="owner" title="Reassign" button="Reassign">
        <Select
          id="owner-owner"
          name="owner"
          label="Colleague"
          blank="Choose a colleague"
          value={typedText(filledOf('owner'), 'owner')}
          error={errorOf(filledOf('owner'), 'owner')}
          choices={tools.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Act>
      {!row.safety && (
        <Act row={row} id="snooze" act="snooze" title="Snooze" button="Put off">
          <WhenFields prefix="snooze-" label="Until" times={tools.presets} filled={filledOf('snooze')} />
          <TextField
            id="snooze-reason"
            name="reason"
            label="Why?"
            hint="What you promised does not move."
            value={typedText(filledOf('snooze'), 'reason')}
            error={errorOf(filledOf('snooze'), 'reason')}
          />
        </Act>
      )}
    </>
  );
}

function Keep({ row }: { row: DayRow }) {
  const fields = { version: String(row.version) };
  return (
    <PostButton
      action={`/desk/promises/${row.id}/keeping`}
      fields={fields}
      label={row.tells ? 'I have told them' : 'Done'}
      hiddenName={row.title}
    />
  );
}

function TryForm({ row, tools, filled }: { row: DayRow; tools: RowTools; filled: Filled }) {
  const times = row.attempts === 0 ? tools.tryAgain.first : tools.tryAgain.later;
  const proposed = { ...filled, typed: { when: times[0]?.value ?? '', ...filled.typed } };
  const who = (
    <TextField
      id="try-message_with"
      name="message_with"
      label="Who took the message?"
      width={20}
      value={typedText(filled, 'message_with')}
      error={errorOf(filled, 'message_with')}
    />
  );
  return (
    <Act row={row} id="try" act="attempts" title="No answer" button="Save">
      <Radios
        id="try-result"
        name="result"
        label="What happened?"
        value={typedText(filled, 'result') || 'no_answer'}
        error={errorOf(filled, 'result')}
        choices={[
          { value: 'no_answer', label: 'No answer' },
          ...(row.mayLeaveVoicemail ? [{ value: 'voicemail_left', label: 'I left a voicemail' }] : []),
          { value: 'message_left', label: 'I left a message with someone', children: who },
        ]}
      />
      <WhenFields prefix="try-" label="Try again" times={times} filled={proposed} agreed />
    </Act>
  );
}

function Tick({ name, label, tick, filled }: { name: string; label: string; tick: string; filled: Filled }) {
  return (
    <Checkboxes
      id={`move-${name}`}
      name={name}
      label={label}
      values={typedList(filled, name)}
      choices={[{ value: 'yes', label: tick }]}
    />
  );
}

function Act({
  row,
  id,
  act,
  title,
  button,
  children,
}: {
  row: DayRow;
  id: string;
  act: string;
  title: string;
  button: string;
  children: ReactNode;
}) {
  return (
    <section className="app-act" id={id} aria-labelledby={`${id}-title`}>
      <form method="post" action={`/desk/promises/${row.id}/${act}`} noValidate>
        <h2 className="nhsuk-heading-s" id={`${id}-title`}>
          {title}
        </h2>
        <HiddenFields fields={{ version: String(row.version) }} />
        {children}
        <Button kind="secondary" label={button} hiddenName={row.title} />
      </form>
    </section>
  );
}
