import { Button, HiddenFields } from '../platform/components/buttons.tsx';
import { EarlierSettings } from '../platform/components/earlier.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { SEEN, sumOf } from '../platform/seen.ts';
import { type Day, dateWords } from '../platform/time.ts';
import type { HelpNumber, listEarlierNumbers } from './numbers.ts';
import { checkWords, FRESH_DAYS_OF_NUMBERS, numberWords } from './places.rules.ts';

type Props = {
  numbers: readonly HelpNumber[];
  names: ReadonlyMap<string, string>;
  /** The one form that was refused, as it was typed. */
  refused: Filled | undefined;
  /** The name of the number that was saved just now. */
  done: string | undefined;
  today: Day;
  now: Date;
  /** What each was before, by its code. */
  earlier: Awaited<ReturnType<typeof listEarlierNumbers>>;
};

/** The numbers that the prompt cards of a live call show, each to be confirmed by this trust. */
export function HelpNumbers(props: Props) {
  const { numbers, refused, done } = props;
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
        <OneNumber key={one.code} one={one} {...props} />
      ))}
    </>
  );
}

type OneProps = Pick<Props, 'names' | 'refused' | 'today' | 'now' | 'earlier'> & { one: HelpNumber };

function OneNumber({ one, names, refused, today, now, earlier }: OneProps) {
  const known = { typed: { [`number_${one.code}`]: one.number, [`detail_${one.code}`]: one.detail }, errors: [] };
  const filled = refused && Object.hasOwn(refused.typed, `number_${one.code}`) ? refused : known;
  const field = (name: string) => fieldOf(filled, name);
  const check = checkWords(one.checked_on, today, FRESH_DAYS_OF_NUMBERS);
  const at = `/desk/settings/numbers/${one.code}`;
  const before = (earlier.get(one.code) ?? []).map(({ id, held, until, changed_by }) => {
    const words = [held.number || 'No number', held.detail].filter(Boolean).join(', ');
    return { id, words, until, by: names.get(changed_by ?? '') ?? 'a colleague' };
  });
  return (
    <Card title={one.name}>
      <form method="post" action={at} noValidate>
        <HiddenFields fields={{ [SEEN]: sumOf(numberWords(one)) }} />
        <div className="app-field-row">
          <TextField {...field(`number_${one.code}`)} label="Number" autoComplete="off" />
          <TextField {...field(`detail_${one.code}`)} label="Good to know (optional)" autoComplete="off" />
        </div>
        {check ? <Need>{check}</Need> : <p className="app-secondary">{checkedWords(one, names, today)}</p>}
        <Button kind="secondary" label="Save and mark as checked" hiddenName={`: ${one.name}`} />
      </form>
      <EarlierSettings lines={before} now={now} action={`${at}/restoration`} of={one.name} />
    </Card>
  );
}

function checkedWords({ checked_on, checked_by }: HelpNumber, names: ReadonlyMap<string, string>, today: Day): string {
  const by = names.get(checked_by ?? '');
  return `Checked ${checked_on ? dateWords(checked_on, today) : ''}${by ? ` by ${by}` : ''}`;
}
