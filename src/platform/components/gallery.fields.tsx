import { Button, ButtonLink, ButtonRow, PostButton } from './buttons.tsx';
import {
  Checkboxes,
  DateField,
  PasswordField,
  Radios,
  Select,
  TextArea,
  TextField,
  TypeaheadField,
} from './fields.tsx';
import { Specimen, State } from './specimen.tsx';

const ways = [
  { value: 'phone', label: 'Phone', children: <TextField name="number" label="Number" type="tel" width={20} /> },
  { value: 'letter', label: 'Letter', hint: 'Takes about 3 days' },
  { value: 'none', label: 'Do not contact them' },
];

export function FieldSpecimens() {
  return (
    <>
      <ButtonSpecimens />
      <TextSpecimens />
      <ChoiceSpecimens />
    </>
  );
}

function ButtonSpecimens() {
  return (
    <Specimen name="Button, ButtonLink, PostButton">
      <State name="kinds, small">
        <ButtonRow>
          <Button label="Finish call" />
          <Button label="Save for later" kind="secondary" />
          <Button label="Move" kind="quiet" />
          <Button label="Delete draft" kind="warning" />
          <ButtonLink href="#fields" label="A link" kind="secondary" />
          <PostButton action="/components" label="A form" kind="quiet" fields={{ id: '1' }} />
          <PostButton action="/components" label="Looks like a link" kind="link" />
        </ButtonRow>
      </State>
      <State name="large, for touch pages">
        <ButtonRow>
          <Button label="New note" large />
          <Button label="Send now" kind="secondary" large />
        </ButtonRow>
      </State>
    </Specimen>
  );
}

function TextSpecimens() {
  return (
    <>
      <Specimen name="TextField">
        <State name="with hint">
          <TextField name="t1" label="Name to use" hint="What would you like us to call you?" value="Grace" />
        </State>
        <State name="with error">
          <TextField name="t2" label="Time" error="Enter a time for the call, like 3pm" value="soon" width={10} />
        </State>
      </Specimen>
      <Specimen name="TextArea">
        <State name="plain">
          <TextArea name="t3" label="Add a note" />
        </State>
        <State name="with error">
          <TextArea name="t4" label="Add a note" error="Enter a note" />
        </State>
        <State name="beside its button">
          <div className="app-field-button">
            <TextArea name="t5" label="Add a note" rows={2} />
            <Button label="Save note" kind="secondary" />
          </div>
        </State>
      </Specimen>
      <Specimen name="PasswordField, Select, DateField, TypeaheadField">
        <State name="password">
          <PasswordField name="t6" label="Password" />
        </State>
        <State name="select">
          <Select name="t7" label="Ward" blank="Choose a ward" choices={[{ value: '7b', label: 'Ward 7B' }]} />
        </State>
        <State name="date as one box, and as three with an error">
          <DateField name="t8" label="By when" hint="For example, 24/11/2026" />
          <DateField
            name="t9"
            label="Date of birth, if they offer it"
            hint="For example, 15 3 1948"
            parts={{ day: '31', month: '2' }}
            error="Enter a date of birth that exists, like 15 3 1948"
          />
        </State>
        <State name="typeahead">
          <TypeaheadField
            name="t10"
            label="Caller (optional)"
            hint="Name, phone or case number"
            source="/desk/people.json"
            find={{ name: 'find', value: 't10' }}
          />
          <TypeaheadField
            name="t11"
            label="Ward or service"
            source="/desk/places.json"
            value={{ text: 'Ward 7', id: '' }}
            error="Choose a ward, or leave it empty"
          />
        </State>
      </Specimen>
    </>
  );
}

function ChoiceSpecimens() {
  return (
    <Specimen name="Radios, Checkboxes">
      <State name="small, with a reveal">
        <Radios name="c1" label="How can we contact them?" choices={ways} value="phone" />
      </State>
      <State name="inline">
        <Radios name="c2" label="Were they told?" inline choices={answers} />
      </State>
      <State name="tiles in two columns, with an error">
        <Radios
          name="c3"
          label="What happens next?"
          labelSize="m"
          columns={2}
          tiles
          error={'Choose what happens next. It can be "Sorted on this call".'}
          choices={[
            { value: 'sorted', label: 'Sorted on this call' },
            {
              value: 'back',
              label: 'I will call back',
              children: <TextField name="c4" label="When?" hint="For example, 4pm today" width={20} />,
            },
            { value: 'visit', label: 'I will visit' },
          ]}
        />
      </State>
      <State name="large, for touch pages">
        <Radios name="c5" label="Is it OK to share this with the ward?" small={false} choices={answers} value="no" />
      </State>
      <State name="checkboxes in columns">
        <Checkboxes
          name="c6"
          label="What would make this easier for them?"
          columns={2}
          values={['interpreter']}
          choices={[
            { value: 'interpreter', label: 'Interpreter' },
            { value: 'bsl', label: 'British Sign Language' },
            { value: 'large', label: 'Large print or Easy Read' },
          ]}
        />
      </State>
    </Specimen>
  );
}

const answers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
