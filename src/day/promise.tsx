import type { ReactNode } from 'react';
import { WhenFields } from '../calendar/index.ts';
import { type DayRow, MovedFields, TriedFields } from '../cases/index.ts';
import { Button, ButtonLink, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Select, TextField } from '../platform/components/inputs.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import type { PreviewFacts } from './day.tsx';
import type { PromiseForm } from './promise.forms.ts';
import { Press, pressesOf, type RowTools, Rules } from './row.tsx';

export type PromisePageProps = {
  preview: PreviewFacts;
  tools: RowTools;
  owner: string | undefined;
  /** It falls due while its owner is away. */
  cover: string | undefined;
  isOpen: boolean;
  /** The form that was refused, as it was typed. */
  refused: { form: PromiseForm; filled: Filled } | undefined;
};

const NOTHING: Filled = { typed: {}, errors: [] };

/** One thing to do: what is known, and everything that can be done about it, each as a form of its own. */
export function PromisePage({ preview, tools, owner, cover, isOpen, refused }: PromisePageProps) {
  const { row, facts } = preview;
  const filledOf = (form: PromiseForm) => (refused?.form === form ? refused.filled : NOTHING);
  const errors = (refused?.filled.errors ?? []).map(({ field, message }) => ({
    message,
    field: `${refused?.form}-${field}`,
  }));
  return (
    <>
      <p>
        <a href="/desk">Back to My day</a>
      </p>
      <ErrorSummary errors={refused?.form === 'page' ? errors.map(({ message }) => ({ message })) : errors} />
      <PageHeading title={row.title} lede={`${row.clock.words}${owner ? ` – ${owner}` : ''}`} />
      <div className="app-rules">
        <Rules rules={row.rules} />
      </div>
      <Card>
        <Facts rows={[...facts, ...(row.reason ? [{ key: 'Why', value: row.reason }] : [])]} />
        {row.ref && (
          <div className="app-buttons app-card__actions">
            <ButtonLink kind="secondary" href={row.href} label="Open the case" hiddenName={row.ref} />
          </div>
        )}
      </Card>
      {cover && (
        <InsetText>
          {cover} <a href="#owner">Choose who covers</a>
        </InsetText>
      )}
      {!isOpen && <InsetText>This is done.</InsetText>}
      {isOpen && tools.mayWrite && !row.ref && row.reaches && (
        <PostButton
          action="/desk/contacts"
          fields={{ answers: row.id }}
          label={row.action.label}
          hiddenName={row.who}
        />
      )}
      {isOpen && tools.mayWrite && <Presses row={row} me={tools.me} />}
      {isOpen && tools.mayWrite && <Forms row={row} tools={tools} filledOf={filledOf} />}
    </>
  );
}

type FormsProps = { row: DayRow; tools: RowTools; filledOf: (form: PromiseForm) => Filled };

function Forms({ row, tools, filledOf }: FormsProps) {
  return (
    <div className="app-acts">
      {row.reaches && <TryForm row={row} tools={tools} filled={filledOf('try')} />}
      {!row.movedThere && (
        <Act row={row} id="move" act="moves" title="Move" button="Move">
          <MovedFields prefix="move-" filled={filledOf('move')} times={tools.presets} />
        </Act>
      )}
      <Act row={row} id="owner" act="owner" title="Reassign" button="Reassign">
        <Select
          id="owner-owner"
          {...fieldOf(filledOf('owner'), 'owner')}
          label="Colleague"
          blank="Choose a colleague"
          choices={tools.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Act>
      {!row.safety && (
        <Act row={row} id="snooze" act="snooze" title="Snooze" button="Put off">
          <WhenFields prefix="snooze-" label="Until" times={tools.presets} filled={filledOf('snooze')} />
          <TextField
            id="snooze-reason"
            {...fieldOf(filledOf('snooze'), 'reason')}
            label="Why?"
            hint="What you promised does not move."
          />
        </Act>
      )}
    </div>
  );
}

/** What needs no answer to a question. */
function Presses({ row, me }: { row: DayRow; me: string }) {
  const { keep, take, pin, holiday } = pressesOf(row, me);
  return (
    <div className="app-buttons">
      <Press row={row} press={keep} kind="primary" />
      <Press row={row} press={take} />
      <Press row={row} press={pin} />
      <Press row={row} press={holiday} />
    </div>
  );
}

function TryForm({ row, tools, filled }: { row: DayRow; tools: RowTools; filled: Filled }) {
  const { attempts, whom } = row;
  const times = attempts === 0 ? tools.tryAgain.first : tools.tryAgain.later;
  return (
    <Act row={row} id="try" act="attempts" title="No answer" button="Save">
      <TriedFields prefix="try-" {...{ filled, times, attempts, whom }} />
    </Act>
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
