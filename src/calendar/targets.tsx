import { Button } from '../platform/components/buttons.tsx';
import { Select, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { type PlannedChange, PlannedChanges } from '../platform/components/planned-changes.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import type { Day } from '../platform/time.ts';
import { TARGET_WORDS, UNIT_WORDS } from './targets.rules.ts';

type TargetLine = { kind: string; words: string };

type Props = {
  filled: Filled;
  lines: readonly TargetLine[];
  planned: readonly PlannedChange[];
  today: Day;
  done: string | undefined;
};

const DONE: Record<string, string> = {
  saved: 'The aim is saved. It holds for cases received from its day on.',
  back: 'The change is taken back.',
};

const labelOf = (kind: string) => TARGET_WORDS[kind]?.label ?? kind;

/** How soon this PALS means to act. */
export function Targets({ filled, lines, planned, today, done }: Props) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {done && DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading title="Our aims" />
      <p>There is no national time limit for PALS. These are the aims of this PALS. What the law sets is not here.</p>
      <Card title="In force today">
        <Facts rows={lines.map(({ kind, words }) => ({ key: labelOf(kind), value: words }))} />
      </Card>
      {planned.length > 0 && (
        <Card title="Changes from today on">
          <PlannedChanges changes={planned} today={today} action="/desk/settings/aims/removal" />
        </Card>
      )}
      <Card title="Change an aim">
        <ChangeTarget filled={filled} />
      </Card>
    </>
  );
}

function ChangeTarget({ filled }: { filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <form method="post" action="/desk/settings/aims" noValidate>
      <Select
        {...field('kind')}
        label="Which aim?"
        labelSize="s"
        blank="Choose an aim"
        choices={Object.entries(TARGET_WORDS).map(([value, { label }]) => ({ value, label }))}
      />
      <TextField {...field('amount')} label="How many?" labelSize="s" width={5} />
      <Select
        {...field('unit')}
        label="Of what?"
        labelSize="s"
        choices={Object.entries(UNIT_WORDS).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        {...field('from')}
        label="For cases received from which day on?"
        labelSize="s"
        hint="Like today or 4/1/2027"
        width={10}
      />
      <Button label="Save this aim" />
    </form>
  );
}
