import { presetTimes } from '../calendar/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Radios, TextField } from '../platform/components/fields.tsx';
import { Card } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import type { CaseView } from './show.ts';
import { choiceWords, STEP_CHOICES, stepTitle } from './steps.rules.ts';
import { type PanelProps, PlaceField, When } from './steps-fields.tsx';

export function Change({ view, step, filled }: PanelProps) {
  return (
    <>
      <Radios
        name="old"
        label={`“${stepTitle(step)}”`}
        inline
        value={typedText(filled, 'old') || 'cancelled'}
        error={errorOf(filled, 'old')}
        choices={[
          { value: 'cancelled', label: 'Not needed any more' },
          { value: 'kept', label: 'Done' },
        ]}
      />
      <StepFields view={view} filled={filled} />
      <Button label="Change the next step" />
    </>
  );
}

/** Choosing a next step: for a case that has none, and in the place of another. */
export function StepFields({ view, filled }: { view: CaseView; filled: Filled }) {
  const who = view.caller?.called ?? '';
  return (
    <>
      <Radios
        {...fieldOf(filled, 'kind')}
        label="What happens next?"
        columns={2}
        choices={STEP_CHOICES.map((kind) => ({ value: kind, label: choiceWords(kind, who, view.caller?.person) }))}
      />
      <When label="By when?" filled={filled} times={presetTimes(view.now, view.calendar.hours)} />
      <div className="app-field-row">
        <PlaceField view={view} filled={filled} label="Ward or service (optional)" />
        <TextField {...fieldOf(filled, 'about')} label="In a few words (optional)" />
      </div>
    </>
  );
}

/** Something else that must happen in this case, besides what is promised already. */
export function AnotherStep({ view, filled }: { view: CaseView; filled: Filled }) {
  const base = `/desk/cases/${view.kase.ref}`;
  return (
    <div id="do" tabIndex={-1}>
      <Card title="Another step" action={<a href={base}>Cancel</a>}>
        <form method="post" action={`${base}/promises`} noValidate>
          <StepFields view={view} filled={filled} />
          <Button label="Save the next step" />
        </form>
      </Card>
    </div>
  );
}
