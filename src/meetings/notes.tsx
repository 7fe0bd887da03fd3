import type { ComponentProps } from 'react';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { MessageFate } from '../outbox/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { FoldedForm } from '../platform/components/folded-form.tsx';
import { Card, MiniDetails } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';

export type AnswerLine = {
  id: string;
  called: string;
  words: string;
  differs: string;
  open: boolean;
  /** An e-mail that somebody can still take back, or has to settle. */
  sent: ComponentProps<typeof MessageFate> | undefined;
};

export type NotesProps = {
  at: string;
  mayWrite: boolean;
  notes: { body: string; number: number; by: string } | undefined;
  /** `same`: the notes stayed, and something was agreed since. `said`: what was said of them. */
  earlier: readonly {
    number: number;
    body: string;
    by: string;
    same: boolean;
    said: readonly { id: string; words: string; differs: string }[];
  }[];
  draft: (DraftOf & { body: string }) | undefined;
  answers: readonly AnswerLine[];
  /** Who came, may know of it, and was not asked. */
  unasked: number;
  /** Things agreed since they were asked. */
  later: number;
  until: string;
  agreements: readonly { id: string; words: string }[];
  filledOf: (form: string) => Filled | undefined;
};

const NOTHING: Filled = { typed: {}, errors: [] };

/** Of a meeting that took place. */
export function NotesCards(props: NotesProps) {
  return (
    <>
      <NotesCard {...props} />
      <AgreementsCard {...props} />
      {props.notes && <AnswersCard {...props} />}
    </>
  );
}

function NotesCard({ at, mayWrite, notes, earlier, draft, filledOf }: NotesProps) {
  const filled = filledOf('notes');
  const form = <NotesForm at={at} notes={notes} draft={draft} filled={filled ?? NOTHING} />;
  return (
    <Card title="Notes">
      {notes && (
        <>
          <p className="app-secondary">{notes.by}</p>
          <div className="app-as-typed nhsuk-u-margin-bottom-3">{notes.body}</div>
        </>
      )}
      {earlier.map(({ number, body, by, same, said }) => (
        <MiniDetails key={number} summary={`As they were before: version ${number}`}>
          <p className="app-secondary">{by}</p>
          {same ? <p>The same words. Something was agreed after them.</p> : <div className="app-as-typed">{body}</div>}
          {said.map(({ id, words, differs }) => (
            <div key={id}>
              <p>{words}</p>
              {differs && <div className="app-as-typed">{differs}</div>}
            </div>
          ))}
        </MiniDetails>
      ))}
      {mayWrite && !notes && form}
      {mayWrite && notes && (
        <MiniDetails summary="Change the notes" open={filled !== undefined || (draft?.body ?? '') !== ''}>
          <p className="app-secondary">These stay. Whoever was asked about them is asked about the new ones.</p>
          {form}
        </MiniDetails>
      )}
    </Card>
  );
}

function NotesForm({ at, notes, draft, filled }: Pick<NotesProps, 'at' | 'notes' | 'draft'> & { filled: Filled }) {
  const typed = filled.typed.body === undefined ? draft?.body || notes?.body || '' : typedText(filled, 'body');
  return (
    <DraftForm action={`${at}/notes`} {...(draft ? { draft } : {})}>
      <input type="hidden" name="number" value={String(notes?.number ?? 0)} />
      <TextArea
        name="body"
        label="What was said"
        hint="Both sides read this"
        rows={8}
        value={typed}
        error={errorOf(filled, 'body')}
      />
      <Button label="Save the notes" />
    </DraftForm>
  );
}

function AgreementsCard({ at, mayWrite, agreements, filledOf }: NotesProps) {
  const filled = filledOf('agreement');
  const field = (name: string) => ({
    name,
    value: typedText(filled ?? NOTHING, name),
    error: errorOf(filled ?? NOTHING, name),
  });
  return (
    <Card title="What was agreed">
      {agreements.length === 0 && <p>Nothing is written down yet.</p>}
      <ul className="nhsuk-list">
        {agreements.map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
      {mayWrite && (
        <FoldedForm
          summary="Add what was agreed"
          action={`${at}/agreements`}
          button="Add it"
          kind="secondary"
          open={filled !== undefined || agreements.length === 0}
        >
          <TextField {...field('who')} label="Who?" hint="Like Ward 7B, Sister Cole, Grace" autoComplete="off" />
          <TextField {...field('what')} label="Does what?" hint="Like: sends the discharge plan to Grace" />
          <TextField
            {...field('due')}
            label="By when?"
            hint="Like Friday or 4 December. You are asked to check it"
            width={20}
          />
        </FoldedForm>
      )}
    </Card>
  );
}

function AnswersCard({ at, mayWrite, answers, unasked, later, until, filledOf }: NotesProps) {
  const ask = filledOf('ask');
  return (
    <Card title="Who agrees with the notes">
      {answers.length === 0 && <p>Nobody was asked yet.</p>}
      {answers.map((answer) => (
        <div className="app-person" key={answer.id}>
          <p>
            <strong>{answer.called}</strong>: {answer.words}
          </p>
          {answer.sent && answer.open && <MessageFate {...answer.sent} />}
          {answer.differs && <div className="app-as-typed">{answer.differs}</div>}
          {mayWrite && answer.open && <SaidForm at={at} answer={answer} filled={filledOf(`said-${answer.id}`)} />}
        </div>
      ))}
      {later > 0 && <p>{laterWords(later)}</p>}
      {mayWrite && unasked + later > 0 && (
        <form method="post" action={`${at}/askings`} noValidate>
          <TextField
            name="until"
            label="Until when can they say so?"
            value={ask ? typedText(ask, 'until') : until}
            error={ask && errorOf(ask, 'until')}
            width={20}
          />
          <Button label={later > 0 ? 'Ask both sides again' : 'Ask both sides'} />
        </form>
      )}
    </Card>
  );
}

const laterWords = (many: number): string =>
  many === 1
    ? '1 thing was agreed after they were asked. They have not seen it.'
    : `${many} things were agreed after they were asked. They have not seen them.`;

function SaidForm({ at, answer, filled }: { at: string; answer: AnswerLine; filled: Filled | undefined }) {
  const field = (name: string) => ({
    name,
    id: `${answer.id}-${name}`,
    value: typedText(filled ?? NOTHING, name),
    error: errorOf(filled ?? NOTHING, name),
  });
  return (
    <FoldedForm
      summary="They told us"
      hiddenName={`: ${answer.called}`}
      action={`${at}/answers/${answer.id}`}
      button="Save what they said"
      buttonName={`: ${answer.called}`}
      kind="secondary"
      open={filled !== undefined}
    >
      <Radios
        {...field('said')}
        label="What did they say?"
        choices={[
          { value: 'agreed', label: 'The notes are right' },
          { value: 'differs', label: 'They see it differently' },
        ]}
      />
      <TextArea
        {...field('words')}
        label="How do they see it?"
        hint="In their words. It stands beside the notes"
        rows={3}
      />
      <Radios
        {...field('how')}
        label="How did they say it?"
        inline
        choices={[
          { value: 'phone', label: 'By phone' },
          { value: 'paper', label: 'On paper' },
          { value: 'in_person', label: 'In person' },
        ]}
      />
    </FoldedForm>
  );
}
