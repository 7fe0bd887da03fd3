import { Button, PostButton } from '../platform/components/buttons.tsx';
import { Select, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { type Day, dateWords } from '../platform/time.ts';
import type { TargetUnit } from './due.rules.ts';
import { amountWords, TARGET_WORDS, UNIT_WORDS } from './targets.rules.ts';

type TargetLine = { kind: string; words: string };
type PlannedTarget = { kind: string; amount: number; unit: TargetUnit; from: Day };

type Props = {
  filled: Filled;
  lines: readonly TargetLine[];
  planned: readonly PlannedTarget[];
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
          <ul className="nhsuk-list">
            {planned.map((change) => (
              <li key={`${change.kind} ${change.from}`}>
                {labelOf(change.kind)}: {amountWords(change.amount, change.unit)}, from {dateWords(change.from, today)}{' '}
                <PostButton
                  kind="link"
                  action="/desk/settings/aims/removal"
                  label="Take back"
                  hiddenName={`${labelOf(change.kind)} from ${dateWords(change.from, today)}`}
                  fields={{ kind: change.kind, from: change.from }}
                />
              </li>
            ))}
          </ul>
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
