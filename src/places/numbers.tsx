import { Button } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { type Day, dateWords } from '../platform/time.ts';
import type { HelpNumber } from './numbers.ts';
import { checkWords, FRESH_DAYS_OF_NUMBERS } from './places.rules.ts';

type Props = {
  numbers: readonly HelpNumber[];
  names: ReadonlyMap<string, string>;
  /** The one form that was refused, as it was typed. */
  refused: Filled | undefined;
  /** The name of the number that was saved just now. */
  done: string | undefined;
  today: Day;
};

/** The numbers that the prompt cards of a live call show, each to be confirmed by this trust. */
export function HelpNumbers({ numbers, names, refused, done, today }: Props) {
  const unchecked = numbers.filter((one) => !one.checked_on).length;
  return (
    <>
      <ErrorSummary errors={refused?.errors ?? []} />
      {done && <Banner>{`${done}: saved and marked as checked.`}</Banner>}
      <PageHeading
        title={unchecked > 0 ? `Crisis numbers: ${unchecked} not yet checked` : 'Crisis numbers'}
        lede="They stand on the help cards of a live call. Check that each is right, then save it."
      />
      {numbers.map((one) => (
        <OneNumber key={one.code} one={one} names={names} refused={refused} today={today} />
      ))}
    </>
  );
}

type OneProps = Pick<Props, 'names' | 'refused' | 'today'> & { one: HelpNumber };

function OneNumber({ one, names, refused, today }: OneProps) {
  const known = { typed: { [`number_${one.code}`]: one.number, [`detail_${one.code}`]: one.detail }, errors: [] };
  const filled = refused && Object.hasOwn(refused.typed, `number_${one.code}`) ? refused : known;
  const field = (name: string) => fieldOf(filled, name);
  const check = checkWords(one.checked_on, today, FRESH_DAYS_OF_NUMBERS);
  return (
    <Card title={one.name}>
      <form method="post" action={`/desk/settings/numbers/${one.code}`} noValidate>
        <div className="app-field-row">
          <TextField {...field(`number_${one.code}`)} label="Number" autoComplete="off" />
          <TextField {...field(`detail_${one.code}`)} label="Good to know (optional)" autoComplete="off" />
        </div>
        {check ? <Need>{check}</Need> : <p className="app-secondary">{checkedWords(one, names, today)}</p>}
        <Button kind="secondary" label="Save and mark as checked" hiddenName={`: ${one.name}`} />
      </form>
    </Card>
  );
}

function checkedWords({ checked_on, checked_by }: HelpNumber, names: ReadonlyMap<string, string>, today: Day): string {
  const by = names.get(checked_by ?? '');
  return `Checked ${checked_on ? dateWords(checked_on, today) : ''}${by ? ` by ${by}` : ''}`;
}
