import { BackToCase } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { FoldedForm } from '../platform/components/folded-form.tsx';
import { EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { RailBlock } from '../platform/components/panels.tsx';
import { SecondaryNav } from '../platform/components/secondary-nav.tsx';
import { ScrollTable } from '../platform/components/table.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { AfterPassing } from './after-passing.tsx';
import { HOW_WORDS, HOWS, KIND_WORDS, KINDS, KINDS_WORDS, type ThanksKind } from './thanks.rules.ts';

type PageProps = { reference: string; kind: ThanksKind; place: string; byMail: boolean; filled: Filled };

const TITLES: Record<ThanksKind, string> = {
  thanks: 'Pass thanks on',
  idea: 'Pass this idea on',
  experience: 'Pass this experience on',
};

export function ThanksPage({ reference, kind, place, byMail, filled }: PageProps) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading
        title={TITLES[kind]}
        actions={
          byMail && (
            <ButtonLink
              kind="secondary"
              href={`/desk/cases/${reference}/thanks/email`}
              label="Send it by email instead"
            />
          )
        }
      />
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
        <AfterPassing filled={filled} closes="Close the case, if nothing else is promised" />
        <ButtonRow>
          <Button label="Save" />
          <ButtonLink kind="quiet" href={`/desk/cases/${reference}`} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

/** What went by e-mail, and what came back. */
type Letters = readonly { id: string; words: string; answer: string }[];

type BlockProps = {
  reference: string;
  kind: ThanksKind;
  lines: readonly { id: string; words: string; passed: boolean; arrived: boolean; told: boolean; letters: Letters }[];
  /** Whoever has one of them knows from whom it is. */
  named: boolean;
  mayWrite: boolean;
};

/** On the page of a case of this kind. */
export function ThanksBlock({ reference, kind, lines, named, mayWrite }: BlockProps) {
  const at = `/desk/cases/${reference}/thanks`;
  return (
    <RailBlock title={KIND_WORDS[kind]} action={mayWrite && <a href={at}>Pass on</a>}>
      {lines.length === 0 && <p>Not handed on yet.</p>}
      {lines.map((line) => (
        <div className="app-person" key={line.id}>
          <p>{line.words}</p>
          {line.letters.map((letter) => (
            <div key={letter.id}>
              <p className="app-secondary">{letter.words}</p>
              {letter.answer && <p className="app-as-typed">“{letter.answer}”</p>}
            </div>
          ))}
          {mayWrite && line.passed && !line.arrived && <Arrived at={at} id={line.id} />}
          {mayWrite && line.arrived && !line.told && (
            <PostButton
              kind="quiet"
              action={`${at}/${line.id}/telling`}
              label={
                line.letters.some(({ answer }) => answer)
                  ? 'I told them what was written back'
                  : 'I told them that it arrived'
              }
            />
          )}
        </div>
      ))}
      {mayWrite && named && <PostButton kind="quiet" action={`${at}/name-removal`} label="They took their name back" />}
    </RailBlock>
  );
}

function Arrived({ at, id }: { at: string; id: string }) {
  return (
    <FoldedForm summary="It arrived" action={`${at}/${id}/arrival`} button="Save" buttonName="that it arrived">
      <TextField name="acknowledged_by" id={`by-${id}`} label="Who said so?" autoComplete="off" />
      <Checkboxes
        name="giver_told"
        id={`told-${id}`}
        label="And who gave it?"
        choices={[{ value: 'yes', label: 'They know that it arrived' }]}
      />
    </FoldedForm>
  );
}

type ListProps = {
  kind: ThanksKind;
  rows: readonly { place: string; count: number; arrived: number; told: number }[];
  newest: readonly { id: string; ref: string | undefined; place: string; words: string }[];
  /** Lines back that whoever gave the thanks has not heard yet. */
  toTell: readonly { id: string; ref: string | undefined; name: string; answer: string }[];
};

/** Thanks, ideas and experiences: how many by ward and service, and the newest of them. */
export function ThanksList({ kind, rows, newest, toTell }: ListProps) {
  return (
    <>
      <PageHeading title={KINDS_WORDS[kind]} lede="Handed on in the last 12 months, by ward or service" />
      <SecondaryNav
        label="What was handed on"
        items={KINDS.map((one) => ({
          href: one === 'thanks' ? '/desk/thanks' : `/desk/thanks?kind=${one}`,
          label: KINDS_WORDS[one],
          current: one === kind,
        }))}
      />
      {rows.length + newest.length === 0 && <EmptyState>{EMPTY[kind]}</EmptyState>}
      {toTell.length > 0 && <ToTell lines={toTell} />}
      {rows.length > 0 && <Counts kind={kind} rows={rows} />}
      {newest.length > 0 && (
        <section aria-labelledby="newest">
          <h2 className="nhsuk-heading-m" id="newest">
            The newest
          </h2>
          <ul className="app-results">
            {newest.map(({ id, ref, place, words }) => (
              <li className="app-results__item" key={id}>
                {ref && (
                  <a className="app-results__title" href={`/desk/cases/${ref}`}>
                    {ref}
                  </a>
                )}{' '}
                {place && <span className="app-secondary">{place}</span>}
                <p>{words}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ToTell({ lines }: { lines: ListProps['toTell'] }) {
  return (
    <section aria-labelledby="to-tell">
      <h2 className="nhsuk-heading-m" id="to-tell">
        Lines back to tell
      </h2>
      <ul className="app-results">
        {lines.map(({ id, ref, name, answer }) => (
          <li className="app-results__item" key={id}>
            {ref && (
              <a className="app-results__title" href={`/desk/cases/${ref}`}>
                {ref}
              </a>
            )}{' '}
            <span className="app-secondary">{name} wrote</span>
            <p className="app-as-typed">“{answer}”</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const EMPTY: Record<ThanksKind, string> = {
  thanks: 'No thanks were handed on yet. Open a case of the type “Thank you” and choose “Pass on”.',
  idea: 'No ideas were handed on yet. Open a case of the type “Idea” and choose “Pass on”.',
  experience: 'No experiences were handed on yet. Open a case of the type “Experience” and choose “Pass on”.',
};

function Counts({ kind, rows }: Pick<ListProps, 'kind' | 'rows'>) {
  return (
    <ScrollTable label={`${KINDS_WORDS[kind]} by ward or service`}>
      <table className="nhsuk-table">
        <caption className="nhsuk-u-visually-hidden">{KINDS_WORDS[kind]} by ward or service</caption>
        <thead className="nhsuk-table__head">
          <tr>
            <th scope="col">Ward or service</th>
            <th scope="col">Handed on</th>
            <th scope="col">It arrived</th>
            <th scope="col">Giver told</th>
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          {rows.map(({ place, count, arrived, told }) => (
            <tr className="nhsuk-table__row" key={place}>
              <td className="nhsuk-table__cell">{place}</td>
              <td className="nhsuk-table__cell">{count}</td>
              <td className="nhsuk-table__cell">{arrived}</td>
              <td className="nhsuk-table__cell">{told}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}
