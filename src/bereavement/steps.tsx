import type { ReactNode } from 'react';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details, Facts } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { Knows } from './pathway.tsx';
import { STATE_WORDS, STATES, type StepDef, type StepField } from './steps.rules.ts';

export type SavedLine = { id: string; words: string; facts: readonly { key: string; value: string }[]; note: string };

export type StepPageProps = {
  reference: string;
  def: StepDef;
  title: string;
  knows: string;
  office: string;
  filled: Filled;
  seen: string;
  draft: DraftOf;
  /** What a colleague saved while this was typed. */
  theirs: SavedLine | undefined;
  /** What it said before, the newest first. */
  before: readonly SavedLine[];
  mayWrite: boolean;
  /** What belongs to this step besides: belongings, viewings. */
  below?: ReactNode;
};

export function StepPage(props: StepPageProps) {
  const { reference, title, knows, office, filled, theirs, before, mayWrite, below } = props;
  const back = `/desk/cases/${reference}/bereavement`;
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <p>
        <a href={back}>After the death: all steps</a>
      </p>
      <PageHeading title={title} lede={reference} />
      <Knows words={knows} office={office} />
      {theirs && (
        <InsetText>
          <Saved line={theirs} />
        </InsetText>
      )}
      {below}
      {mayWrite && <StepForm {...props} />}
      {before.length > 0 && (
        <Details summary={mayWrite ? `What was saved before: ${before.length}` : 'What was saved'} open={!mayWrite}>
          {before.map((line) => (
            <Saved key={line.id} line={line} />
          ))}
        </Details>
      )}
    </>
  );
}

function Saved({ line: { words, facts, note } }: { line: SavedLine }) {
  return (
    <div>
      <p>
        <strong>{words}</strong>
      </p>
      {facts.length > 0 && <Facts rows={facts} />}
      {note && <p className="app-as-typed">{note}</p>}
    </div>
  );
}

function StepForm({ reference, def, filled, seen, draft }: StepPageProps) {
  const back = `/desk/cases/${reference}/bereavement`;
  return (
    <DraftForm action={`${back}/steps/${def.code}`} draft={draft}>
      <input type="hidden" name="seen" value={seen} />
      {def.fields.map((known) => (
        <OneField key={known.name} known={known} filled={filled} />
      ))}
      <TextArea {...fieldOf(filled, 'note')} label="What was said or agreed" hint="Only PALS sees this." rows={3} />
      <Radios
        {...fieldOf(filled, 'state')}
        label="How does it stand?"
        hint="The family sets the pace."
        choices={STATES.map((value) => ({
          value,
          label: STATE_WORDS[value],
          ...(value === 'ours' ? { children: <ByWhen filled={filled} /> } : {}),
        }))}
      />
      <ButtonRow>
        <Button label="Save" />
        <ButtonLink kind="quiet" href={back} label="Cancel" />
      </ButtonRow>
    </DraftForm>
  );
}

function ByWhen({ filled }: { filled: Filled }) {
  return (
    <div className="app-field-row">
      <TextField
        {...fieldOf(filled, 'day')}
        label="By which day?"
        hint="Like tomorrow or Friday"
        width={10}
        autoComplete="off"
      />
      <TextField {...fieldOf(filled, 'time')} label="At what time?" hint="Like 3pm" width={10} autoComplete="off" />
    </div>
  );
}

function OneField({ known, filled }: { known: StepField; filled: Filled }) {
  const { kind, name, label, hint } = known;
  const field = { ...fieldOf(filled, name), label, hint };
  if (kind === 'long') return <TextArea {...field} rows={3} />;
  if (kind !== 'choice') return <TextField {...field} width={kind === 'text' ? undefined : 20} autoComplete="off" />;
  const choices = Object.entries(known.choices).map(([value, words]) => ({ value, label: words }));
  return <Select {...field} blank="Not recorded" choices={choices} />;
}
