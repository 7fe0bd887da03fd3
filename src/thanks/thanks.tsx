import { BackToCase } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { MiniDetails, RailBlock } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedList, typedText } from '../platform/forms.ts';
import { HOW_WORDS, HOWS, KIND_WORDS, type ThanksKind } from './thanks.rules.ts';

type PageProps = { reference: string; kind: ThanksKind; place: string; filled: Filled };

const TITLES: Record<ThanksKind, string> = {
  thanks: 'Pass thanks on',
  idea: 'Pass this idea on',
  experience: 'Pass this experience on',
};

export function ThanksPage({ reference, kind, place, filled }: PageProps) {
  const field = (name: string) => ({ name, value: typedText(filled, name), error: errorOf(filled, name) });
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={TITLES[kind]} />
      <form method="post" action={`/desk/cases/${reference}/thanks`} noValidate>
        {kind === 'thanks' && (
          <TextField
            {...field('staff_names')}
            label="Who is thanked?"
            hint="Names as they said them"
            autoComplete="off"
          />
        )}
        <TypeaheadField
          name="place"
          label="Ward or service"
          source="/desk/places/suggestions"
          value={{ text: typedText(filled, 'place'), id: typedText(filled, 'place_id') }}
          error={errorOf(filled, 'place')}
          {...(place ? { hint: `If empty: ${place}` } : {})}
        />
        <TextField {...field('passed_to')} label="To whom did you pass it on?" autoComplete="off" />
        <div className="app-field-row">
          <TextField {...field('passed_on')} label="When?" width={10} autoComplete="off" />
        </div>
        <Radios
          {...field('passed_how')}
          label="How?"
          inline
          choices={HOWS.map((how) => ({ value: how, label: HOW_WORDS[how] }))}
        />
        <Radios
          {...field('with_name')}
          label="May they know from whom it is?"
          inline
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No, without the name' },
          ]}
        />
        <Checkboxes
          name="hear_back"
          label="And then?"
          values={typedList(filled, 'hear_back')}
          choices={[{ value: 'yes', label: 'They want to hear what came of it' }]}
        />
        <Checkboxes
          name="close"
          label="Nothing else to do?"
          values={typedList(filled, 'close')}
          choices={[{ value: 'yes', label: 'Close the case, if nothing else is promised' }]}
        />
        <ButtonRow>
          <Button label="Save" />
          <ButtonLink kind="quiet" href={`/desk/cases/${reference}`} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

type BlockProps = {
  reference: string;
  kind: ThanksKind;
  lines: readonly { id: string; words: string; arrived: boolean }[];
  mayWrite: boolean;
};

/** On the page of a case of this kind. */
export function ThanksBlock({ reference, kind, lines, mayWrite }: BlockProps) {
  const at = `/desk/cases/${reference}/thanks`;
  return (
    <RailBlock title={KIND_WORDS[kind]} action={mayWrite && <a href={at}>Pass on</a>}>
      {lines.length === 0 && <p>Nobody has them yet.</p>}
      {lines.map(({ id, words, arrived }) => (
        <div key={id}>
          <p>{words}</p>
          {mayWrite && !arrived && (
            <MiniDetails summary="It arrived">
              <form method="post" action={`${at}/${id}/arrival`} noValidate>
                <TextField name="acknowledged_by" id={`by-${id}`} label="Who said so?" />
                <Button kind="quiet" label="Save" />
              </form>
            </MiniDetails>
          )}
        </div>
      ))}
    </RailBlock>
  );
}

type ListProps = { rows: readonly { place: string; count: number; arrived: number }[] };

/** Thanks by ward and service. */
export function ThanksList({ rows }: ListProps) {
  return (
    <>
      <PageHeading title="Thanks" lede="Handed on in the last 12 months, by ward or service" />
      {rows.length === 0 ? (
        <EmptyState>No thanks were handed on yet. Open a case of the type “Thank you” and choose “Pass on”.</EmptyState>
      ) : (
        <table className="nhsuk-table">
          <caption className="nhsuk-u-visually-hidden">Thanks by ward or service</caption>
          <thead className="nhsuk-table__head">
            <tr>
              <th scope="col">Ward or service</th>
              <th scope="col">Handed on</th>
              <th scope="col">Said that it arrived</th>
            </tr>
          </thead>
          <tbody className="nhsuk-table__body">
            {rows.map(({ place, count, arrived }) => (
              <tr className="nhsuk-table__row" key={place}>
                <td className="nhsuk-table__cell">{place}</td>
                <td className="nhsuk-table__cell">{count}</td>
                <td className="nhsuk-table__cell">{arrived}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
