import { BackToCase } from '../cases/index.ts';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextArea, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import type { Texts } from '../platform/edits.rules.ts';
import { WasFields } from '../platform/edits.tsx';
import { errorOf, type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { ANSWERED_HOW, ANSWERED_WORDS, SIGNS, SIGNS_WORDS } from './letters.rules.ts';

const PEOPLE = '/desk/people/suggestions';

type NewProps = { filled: Filled; press: string; draft: DraftOf };

/** A letter is written down in one go: who wrote, for whom, what they ask, who signs. */
export function NewLetterPage({ filled, press, draft }: NewProps) {
  return (
    <>
      <p>
        <a href="/desk">Back to My day</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="An MP’s letter" />
      <DraftForm action="/desk/mp-letters" draft={draft}>
        <input type="hidden" name="press" value={typedText(filled, 'press') || press} />
        <Office filled={filled} />
        <h2>The letter</h2>
        <div className="app-field-row">
          <TextField
            {...fieldOf(filled, 'received')}
            label="When did it reach us?"
            labelSize="s"
            width={10}
            autoComplete="off"
          />
          <DatedOn filled={filled} />
        </div>
        <Radios
          {...fieldOf(filled, 'channel')}
          label="How did it come?"
          labelSize="s"
          inline
          choices={ANSWERED_HOW.map((value) => ({ value, label: ANSWERED_WORDS[value] }))}
        />
        <Whose filled={filled} asks />
        <TextArea {...fieldOf(filled, 'words')} label="What do they ask?" labelSize="s" rows={6} />
        <Signing filled={filled} />
        <Button label="Save and open the case" />
      </DraftForm>
    </>
  );
}

type DetailsProps = { reference: string; filled: Filled; was: Texts };

/** The same of a case that is there already. */
export function DetailsPage({ reference, filled, was }: DetailsProps) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="MP letter" />
      <form method="post" action={`/desk/cases/${reference}/mp-letter`} noValidate data-ctrl-enter="">
        <WasFields was={was} />
        <Office filled={filled} />
        <h2>The letter</h2>
        <DatedOn filled={filled} />
        <Whose filled={filled} asks={false} />
        <Signing filled={filled} />
        <ButtonRow>
          <Button label="Save" />
          <ButtonLink kind="quiet" href={`/desk/cases/${reference}`} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

type PartProps = { filled: Filled };

function Office({ filled }: PartProps) {
  return (
    <>
      <h2>The MP and their office</h2>
      <Person filled={filled} name="mp" label="Name" hint="As they sign: Helen Ford MP" />
      <div className="app-field-row">
        <TextField {...fieldOf(filled, 'constituency')} label="Constituency" labelSize="s" autoComplete="off" />
        <TextField {...fieldOf(filled, 'caseworker')} label="Caseworker (optional)" labelSize="s" autoComplete="off" />
      </div>
      <div className="app-field-row">
        <TextField {...fieldOf(filled, 'office_email')} label="Email" labelSize="s" type="email" autoComplete="off" />
        <TextField
          {...fieldOf(filled, 'office_phone')}
          label="Phone"
          labelSize="s"
          type="tel"
          width={20}
          autoComplete="off"
        />
      </div>
      <TextField
        {...fieldOf(filled, 'office_address')}
        label="Address of the office"
        labelSize="s"
        autoComplete="off"
      />
      <TextField
        {...fieldOf(filled, 'their_ref')}
        label="Their reference (optional)"
        labelSize="s"
        width={20}
        autoComplete="off"
      />
    </>
  );
}

function DatedOn({ filled }: PartProps) {
  return (
    <TextField
      {...fieldOf(filled, 'dated_on')}
      label="Date on the letter"
      labelSize="s"
      width={10}
      autoComplete="off"
    />
  );
}

/** The constituent, and whom it is about: what may be told depends on whether that is one person. */
function Whose({ filled, asks }: PartProps & { asks: boolean }) {
  const request = (
    <Checkboxes
      name="asked"
      label=""
      values={typedList(filled, 'asked')}
      hint="Then the MP may be told what is needed to answer. This rule is not yet checked: ask your information governance lead."
      choices={[{ value: 'yes', label: 'The letter shows that they asked the MP to write' }]}
    />
  );
  return (
    <>
      <Person filled={filled} name="constituent" label="Who asked the MP to write?" />
      <Radios
        {...fieldOf(filled, 'whose')}
        label="Who is it about?"
        labelSize="s"
        choices={[
          { value: 'own', label: 'About themself', ...(asks ? { children: request } : {}) },
          {
            value: 'other',
            label: 'About somebody else',
            hint: 'Who is asked first, as for a relative',
            children: <Person filled={filled} name="patient" label="Name of the patient" />,
          },
        ]}
      />
    </>
  );
}

function Signing({ filled }: PartProps) {
  return (
    <>
      <h2>The answer</h2>
      <Radios
        {...fieldOf(filled, 'signs')}
        label="Who signs it?"
        labelSize="s"
        choices={SIGNS.map((value) => ({ value, label: SIGNS_WORDS[value] }))}
      />
      <TextField {...fieldOf(filled, 'signer')} label="Their name (optional)" labelSize="s" autoComplete="off" />
    </>
  );
}

function Person({ filled, name, label, hint }: PartProps & { name: string; label: string; hint?: string }) {
  return (
    <TypeaheadField
      name={name}
      label={label}
      labelSize="s"
      source={PEOPLE}
      value={{ text: typedText(filled, name), id: typedText(filled, `${name}_id`) }}
      error={errorOf(filled, name) ?? errorOf(filled, `${name}_id`)}
      {...(hint ? { hint } : {})}
    />
  );
}
