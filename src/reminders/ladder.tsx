import type { Staff } from '../identity/index.ts';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Select, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details, Facts } from '../platform/components/panels.tsx';
import { PlannedChanges } from '../platform/components/planned-changes.tsx';
import { heldOn } from '../platform/dated.rules.ts';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { STEPS } from './ladder.forms.ts';
import { type DatedRung, daysWords, LADDER_WORDS, WARNS, WHOM_WORDS } from './ladder.rules.ts';
import type { Ladder, Rung } from './reminders.rules.ts';

type LadderProps = {
  rungs: readonly DatedRung[];
  staff: readonly Staff[];
  deputies: ReadonlyMap<string, string>;
  today: Day;
  done: string;
  trouble: string | undefined;
};

const DONE: Record<string, string> = {
  saved: 'The steps are saved. They hold from their day on; nobody is told twice.',
  back: 'The change is taken back.',
  deputy: 'Saved.',
};

const LADDERS = Object.keys(LADDER_WORDS) as Ladder[];

/** Who is told of a date that comes near or has passed. */
export function LadderPage({ rungs, staff, deputies, today, done, trouble }: LadderProps) {
  return (
    <>
      {trouble && <ErrorSummary errors={[{ field: 'deputies', message: trouble }]} />}
      {DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading title="Warnings and who is told" />
      <p>
        Each step puts a task into somebody’s My day, while PALS is open. Whoever is told next is told besides those
        before. Nobody is told about a case that they may not open.
      </p>
      {LADDERS.map((ladder) => (
        <OneLadder key={ladder} ladder={ladder} rows={rungs.filter((row) => row.ladder === ladder)} today={today} />
      ))}
      <Deputies staff={staff} deputies={deputies} />
      <p>
        <a href="/desk/settings">Back to Settings</a>
      </p>
    </>
  );
}

const factsOf = (steps: readonly Rung[]) =>
  [...steps]
    .sort((a, b) => a.days - b.days)
    .map(({ days, whom }) => ({ key: daysWords(days), value: WHOM_WORDS[whom] }));

const wordsOf = (steps: readonly Rung[]) =>
  factsOf(steps)
    .map(({ key, value }) => `${key.toLowerCase()} ${value.toLowerCase()}`)
    .join(', ');

function OneLadder({ ladder, rows, today }: { ladder: Ladder; rows: readonly DatedRung[]; today: Day }) {
  const { label, hint } = LADDER_WORDS[ladder];
  const change = (
    <a href={`/desk/settings/ladders/${ladder}`}>
      Change<span className="nhsuk-u-visually-hidden"> {label}</span>
    </a>
  );
  const planned = [...new Set(rows.map(({ valid_from }) => valid_from))].filter((day) => day >= today).sort();
  const past = [...new Set(rows.flatMap(({ valid_to }) => valid_to ?? []))].filter((day) => day < today).sort();
  return (
    <Card title={label} action={change}>
      <p className="app-secondary">{hint}</p>
      <Facts rows={factsOf(heldOn(rows, today))} />
      {planned.length > 0 && (
        <PlannedChanges
          changes={planned.map((from) => ({
            name: label,
            words: wordsOf(heldOn(rows, from)),
            from,
            fields: { ladder },
          }))}
          today={today}
          action="/desk/settings/ladder-removal"
        />
      )}
      {past.length > 0 && (
        <Details summary="What held before">
          {past.reverse().map((last) => (
            <div key={last}>
              <p>To {dateWords(last, today)}:</p>
              <Facts rows={factsOf(heldOn(rows, last))} />
            </div>
          ))}
        </Details>
      )}
    </Card>
  );
}

/** Told in the owner's stead. Without one, a senior officer is told. */
function Deputies({ staff, deputies }: Pick<LadderProps, 'staff' | 'deputies'>) {
  const nameOf = (id: string | undefined) => staff.find((one) => one.id === id)?.name;
  const named = staff.filter(({ id }) => nameOf(deputies.get(id)));
  const people = staff.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card title="Deputies">
      <div id="deputies">
        {named.length === 0 ? (
          <p>Nobody has a deputy. A step for the deputy goes to a senior officer.</p>
        ) : (
          <Facts rows={named.map(({ id, name }) => ({ key: name, value: nameOf(deputies.get(id)) }))} />
        )}
        <Details summary="Name a deputy">
          <form method="post" action="/desk/settings/deputies" noValidate>
            <div className="app-field-row">
              <Select name="user" label="Whose deputy?" value="" choices={people} />
              <Select name="deputy" label="Who stands in?" value="" blank="Nobody" choices={people} />
            </div>
            <Button label="Save deputy" kind="secondary" />
          </form>
        </Details>
      </div>
    </Card>
  );
}

/** The steps of one ladder as a form: a line for each, an empty line is no step. */
export function EditLadder({ ladder, filled, days }: { ladder: Ladder; filled: Filled; days: readonly number[] }) {
  const { label, hint } = LADDER_WORDS[ladder];
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={label} lede={hint} />
      <p className="nhsuk-hint">
        {WARNS[ladder] ? 'Days before and after the date' : 'Days after the time that was agreed'} are days on which
        PALS is open. A line without a day is no step.
      </p>
      <form method="post" action={`/desk/settings/ladders/${ladder}`} noValidate>
        {STEPS.map((step) => (
          <fieldset className="nhsuk-fieldset" key={step}>
            <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Step {step}</legend>
            <div className="app-field-row">
              <Select
                {...fieldOf(filled, `days${step}`)}
                label="When?"
                blank="No step"
                choices={days.map((day) => ({ value: String(day), label: daysWords(day) }))}
              />
              <Select
                {...fieldOf(filled, `whom${step}`)}
                label="Who is told?"
                choices={Object.entries(WHOM_WORDS).map(([value, words]) => ({ value, label: words }))}
              />
            </div>
          </fieldset>
        ))}
        <TextField
          {...fieldOf(filled, 'from')}
          label="From which day on?"
          labelSize="s"
          hint="Today, or a later day like 4/1/2027. It replaces what was planned for later."
          width={10}
        />
        <ButtonRow>
          <Button label="Save these steps" />
          <a href="/desk/settings/ladders">Back without saving</a>
        </ButtonRow>
      </form>
    </>
  );
}
