import { Button } from '../platform/components/buttons.tsx';
import { Radios, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { RailBlock } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import { localDate } from '../platform/time.ts';
import { leavingWords, type Moved, moveWords, type Stay, whereWords } from './moves.rules.ts';

type Props = { reference: string; moves: readonly Moved[]; now: Date; filled: Filled; mayWrite: boolean };

/** Where the patient is now, and where they were. */
export function MovesPage({ reference, moves, now, filled, mayWrite }: Props) {
  const field = (name: string) => ({ name, value: typedText(filled, name), error: errorOf(filled, name) });
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

type BlockProps = { reference: string; stay: Stay | undefined; last: string; now: Date; mayWrite: boolean };

/** On the page of a case: one line, and the way to the next. */
export function WhereBlock({ reference, stay, last, now, mayWrite }: BlockProps) {
  const leaving = stay && leavingWords(stay, localDate(now));
  return (
    <RailBlock
      title="Where the patient is"
      action={
        <a href={`/desk/cases/${reference}/moves`}>
          {mayWrite ? (stay ? 'Moved?' : 'Add') : 'Open'}
          <span className="nhsuk-u-visually-hidden">: where the patient is</span>
        </a>
      }
    >
      <p>{stay ? whereWords(stay) : 'Not recorded.'}</p>
      {leaving && (
        <p>
          <strong>{leaving}</strong>
        </p>
      )}
      {last && <p className="app-secondary">{last}</p>}
    </RailBlock>
  );
}
