// The form of a step, made of what the step holds.
import { readHospitalNumbers } from '../people/index.ts';
import { choice, type Field, form, text } from '../platform/forms.ts';
import { type Day, dateWords, parseDateTyped } from '../platform/time.ts';
import { STATES, type StepDef, type StepField } from './steps.rules.ts';

const NOTE = text({ label: 'What was said or agreed', max: [4000, 'Use 4,000 characters or fewer'] });

const NO_NUMBER = 'Check the hospital number: figures, or letters and figures, like A123456. Put a comma between two.';

/** Facts are kept as text: days as 2026-11-24, references as they are written. */
function fieldFor(known: StepField, today: Day): Field<string> {
  const { kind, label } = known;
  if (kind === 'day') {
    const wrong = 'Enter a date, like today or 23 November';
    return read(label, (typed) => parseDateTyped(typed, today), wrong);
  }
  if (kind === 'ref')
    return read(
      label,
      (typed) => (/^[\w -]{3,20}$/.test(typed) ? typed.toUpperCase() : undefined),
      'Enter a number like PAL-26-0412',
    );
  if (kind === 'numbers') return read(label, (typed) => readHospitalNumbers(typed)?.join(', '), NO_NUMBER);
  if (kind === 'choice') {
    const field = choice({ label, choices: Object.keys(known.choices) });
    return { ...field, read: (typed) => withText(field.read(typed)) };
  }
  const most = kind === 'long' ? 4000 : 500;
  return text({ label, max: [most, `Use ${most.toLocaleString('en-GB')} characters or fewer`] });
}

function withText(read: { value: string | undefined } | { error: string }) {
  return 'error' in read ? read : { value: read.value ?? '' };
}

function read(label: string, of: (typed: string) => string | undefined, wrong: string): Field<string> {
  return {
    ...{ label, blank: '' },
    read: (typed) => {
      const words = (typed as string).trim();
      const value = words === '' ? '' : of(words);
      return value === undefined ? { error: wrong } : { value };
    },
  };
}

export function stepForm(def: StepDef, today: Day) {
  const facts = Object.fromEntries(def.fields.map((known) => [known.name, fieldFor(known, today)]));
  return form({
    state: choice({ label: 'How does it stand?', choices: STATES, blank: 'open' }),
    day: text({ label: 'By which day?' }),
    time: text({ label: 'At what time?' }),
    note: NOTE,
    ...facts,
  } as Record<string, Field<string | undefined>>);
}

/** The facts of a step as they are typed. */
export function typedFacts(def: StepDef, facts: Readonly<Record<string, string>>, today: Day): Record<string, string> {
  return Object.fromEntries(
    def.fields.map(({ name, kind }) => {
      const value = facts[name] ?? '';
      return [name, kind === 'day' && value ? dateWords(value, today).replace(/^\w+ /, '') : value];
    }),
  );
}

/** The facts of a step as they are read: "Sent on: Tuesday 24 November". Nothing that is empty. */
export function factLines(
  def: StepDef,
  facts: Readonly<Record<string, string>>,
  today: Day,
): { key: string; value: string }[] {
  return def.fields.flatMap((known) => {
    const value = facts[known.name];
    if (!value) return [];
    const words =
      known.kind === 'day'
        ? dateWords(value, today)
        : known.kind === 'choice'
          ? (known.choices[value] ?? value)
          : value;
    return [{ key: known.label, value: words }];
  });
}
