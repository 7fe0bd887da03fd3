import { Button } from '../platform/components/buttons.tsx';
import { Radios, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { RailFold, RailLine } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { leavingWords, type Moved, moveWords, type Stay, whereWords } from './moves.rules.ts';

type Props = { reference: string; moves: readonly Moved[]; now: Date; filled: Filled; mayWrite: boolean };

/** Where the patient is now, and where they were. */
export function MovesPage({ reference, moves, now, filled, mayWrite }: Props) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <p>
        <a href={`/desk/cases/${reference}`}>Back to {reference}</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      <h1>Where the patient is</h1>
      {mayWrite && (
        <form method="post" action={`/desk/cases/${reference}/moves`} noValidate data-ctrl-enter="">
          <Radios
            {...field('where')}
            label="Is the patient in hospital?"
            inline
            choices={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
          />
          <div className="app-field-row">
            <TypeaheadField
              name="place"
              label="Ward"
              source="/desk/places/suggestions"
              value={{ text: typedText(filled, 'place'), id: typedText(filled, 'place_id') }}
              error={errorOf(filled, 'place')}
            />
            <TextField {...field('bed')} label="Bed or bay" width={10} autoComplete="off" />
          </div>
          <TextField
            {...field('leaves')}
            label="Going home on (optional)"
            hint="Like tomorrow or Friday"
            width={20}
            autoComplete="off"
          />
          <div className="app-field-row">
            <TextField
              {...field('day')}
              label="Since: day"
              hint="Like yesterday. Empty: now"
              width={10}
              autoComplete="off"
            />
            <TextField {...field('time')} label="Since: time" hint="Like 3pm" width={10} autoComplete="off" />
          </div>
          <Button label="Save" />
        </form>
      )}
      <h2 className="nhsuk-u-margin-top-5">Until now</h2>
      {moves.length === 0 && <p>Nothing is recorded.</p>}
      <ul className="nhsuk-list">
        {moves.map((move, at) => (
          <li key={`${move.at.toISOString()} ${whereWords(move)} ${move.leaves_on}`}>
            {moveWords(move, moves[at + 1], now)}
          </li>
        ))}
      </ul>
    </>
  );
}

type BlockProps = {
  reference: string;
  stay: Stay | undefined;
  last: string;
  now: Date;
  mayWrite: boolean;
  place: { text: string; id: string };
};

/** On the page of a case: one line; and below it one more, in which they are moved. */
export function WhereBlock({ reference, stay, last, now, mayWrite, place }: BlockProps) {
  const leaving = stay && leavingWords(stay, localDate(now));
  const fact = [stay ? whereWords(stay) : 'Not recorded', leaving].filter(Boolean).join('. ');
  const at = `/desk/cases/${reference}/moves`;
  const today = localDate(now);
  // Another bed changes nothing about the day on which they go home.
  const goes = stay?.leaves_on && stay.leaves_on >= today ? dateWords(stay.leaves_on, now) : '';
  if (!mayWrite) return <RailLine title="Where the patient is" fact={fact} action={<a href={at}>Open</a>} />;
  return (
    <RailFold title="Where the patient is" fact={fact}>
      <form className="app-move" method="post" action={at} noValidate>
        <input type="hidden" name="where" value="yes" />
        <input type="hidden" name="leaves" value={goes} />
        <TypeaheadField name="place" id="move-place" label="Ward" source="/desk/places/suggestions" value={place} />
        <TextField name="bed" id="move-bed" label="Bed" value={stay?.bed ?? ''} width={5} autoComplete="off" />
        <Button kind="secondary" label="Save" hiddenName="where the patient is" />
      </form>
      {last && <p className="app-secondary">{last}</p>}
      <p>
        <a href={at}>Going home, an earlier time, or not in hospital</a>
      </p>
    </RailFold>
  );
}
