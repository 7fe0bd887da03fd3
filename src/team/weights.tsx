import { Button } from '../platform/components/buttons.tsx';
import { Select, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { type PlannedChange, PlannedChanges } from '../platform/components/planned-changes.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { WEIGHED_MARKS } from './tables.ts';
import { MARK_WORDS, type Weights } from './team.rules.ts';

type WeightsProps = {
  filled: Filled;
  weights: Weights;
  planned: readonly PlannedChange[];
  today: Day;
  done: string;
};

const DONE: Record<string, string> = {
  saved: 'Saved. The page of the team counts by it from its day on.',
  back: 'The change is taken back.',
};

/** How much somebody carries, beyond the number of cases. */
export function WeightsPage({ filled, weights, planned, today, done }: WeightsProps) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading title="What weighs how much" />
      <p>
        A case counts 1. A mark adds to it, so that hard cases do not all go to one person. The weight says how much
        somebody carries, never how fast they work.
      </p>
      <Card title="In force today">
        <Facts rows={WEIGHED_MARKS.map((mark) => ({ key: MARK_WORDS[mark], value: `adds ${weights[mark]}` }))} />
      </Card>
      {planned.length > 0 && (
        <Card title="Changes from today on">
          <PlannedChanges changes={planned} today={today} action="/desk/settings/weights/removal" />
        </Card>
      )}
      <Card title="Change a weight">
        <ChangeWeight filled={filled} />
      </Card>
    </>
  );
}

function ChangeWeight({ filled }: { filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <form method="post" action="/desk/settings/weights" noValidate>
      <Select
        {...field('mark')}
        label="Which cases?"
        labelSize="s"
        blank="Choose which cases"
        choices={WEIGHED_MARKS.map((value) => ({ value, label: MARK_WORDS[value] }))}
      />
      <TextField {...field('adds')} label="How much does it add?" hint="0 to 9" labelSize="s" width={5} />
      <TextField {...field('from')} label="From which day on?" hint="Like today or 4/1/2027" labelSize="s" width={10} />
      <Button label="Save this weight" />
    </form>
  );
}
