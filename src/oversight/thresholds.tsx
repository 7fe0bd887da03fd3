import { Button } from '../platform/components/buttons.tsx';
import { Select, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details, type Fact, Facts } from '../platform/components/panels.tsx';
import { type PlannedChange, PlannedChanges } from '../platform/components/planned-changes.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import type { PatternCode } from './patterns.rules.ts';

export const THRESHOLDS = '/desk/settings/patterns';

type Props = {
  filled: Filled;
  rules: readonly { code: PatternCode; label: string; words: string }[];
  planned: readonly PlannedChange[];
  past: readonly Fact[];
  today: Day;
  done: string;
};

const DONE: Record<string, string> = {
  saved: 'Saved. Reads are looked through by it from its day on.',
  back: 'The change is taken back.',
};

/** From how many reads on somebody looks. */
export function Thresholds({ filled, rules, planned, past, today, done }: Props) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading title="What counts as a pattern" />
      <p>
        Reads that fit stand under <a href="/desk/access-log/patterns">Patterns in reads</a> for somebody to look into.
        The numbers that came with the desk are guesses. Save a number as it is to say that it is right here.
      </p>
      <Card title="In force today">
        <Facts rows={rules.map(({ label, words }) => ({ key: label, value: words }))} />
      </Card>
      {planned.length > 0 && (
        <Card title="Changes from today on">
          <PlannedChanges changes={planned} today={today} action={`${THRESHOLDS}/removal`} />
        </Card>
      )}
      <Card title="Change a number">
        <ChangeThreshold filled={filled} rules={rules} />
      </Card>
      {past.length > 0 && (
        <Details summary="What held before">
          <Facts rows={past} />
        </Details>
      )}
    </>
  );
}

function ChangeThreshold({ filled, rules }: Pick<Props, 'filled' | 'rules'>) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <form method="post" action={THRESHOLDS} noValidate>
      <Select
        {...field('code')}
        label="Which pattern?"
        labelSize="s"
        blank="Choose which pattern"
        choices={rules.map(({ code, label }) => ({ value: code, label }))}
      />
      <TextField
        {...field('at_least')}
        label="From how many on?"
        hint="0: it is not looked for"
        labelSize="s"
        width={5}
      />
      <TextField {...field('from')} label="From which day on?" hint="Like today or 4/1/2027" labelSize="s" width={10} />
      <Button label="Save this number" />
    </form>
  );
}
