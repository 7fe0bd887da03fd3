import { Button } from '../platform/components/buttons.tsx';
import { Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { errorOf, typedText } from '../platform/forms.ts';
import { type PanelProps, PlaceField, When, WordsArea } from './steps-fields.tsx';
import { answerTimes } from './when.rules.ts';

export function Asked({ view, filled }: PanelProps) {
  const { sharing } = view.kase;
  const promised = view.steps.find((step) => step.kind === 'call_back' && step.due_at > view.now)?.due_at;
  return (
    <>
      {(sharing === 'not_asked' || sharing === 'keep') && <NotShared sharing={sharing} reference={view.kase.ref} />}
      {sharing === 'no_name' && (
        <InsetText>You can ask without a name: no name, bed, date of birth or number.</InsetText>
      )}
      <PlaceField view={view} filled={filled} label="Who did you ask?" />
      <TextArea
        name="question"
        label="What did you ask?"
        labelSize="s"
        rows={3}
        value={typedText(filled, 'question')}
        error={errorOf(filled, 'question')}
      />
      <When label="By when will they answer?" filled={filled} times={answerTimes(view.now, view.calendar, promised)} />
      <Button label="Save the question" />
    </>
  );
}

function NotShared({ sharing, reference }: { sharing: 'not_asked' | 'keep'; reference: string }) {
  return (
    <InsetText>
      {sharing === 'not_asked'
        ? 'You have not asked if we can share this. Until you do, it stays in PALS.'
        : 'They asked us to keep this in PALS.'}{' '}
      <a href={`/desk/cases/${reference}/sharing`}>Change sharing</a>
    </InsetText>
  );
}

export function Answer({ view, step, filled }: PanelProps) {
  const who = view.caller?.called ?? 'them';
  return (
    <>
      <TextArea
        name="answer"
        label="What did they answer?"
        labelSize="s"
        rows={4}
        value={typedText(filled, 'answer')}
        error={errorOf(filled, 'answer')}
      />
      <TextField
        name="from"
        label="Who answered? (optional)"
        hint="Name and role"
        width={30}
        value={typedText(filled, 'from')}
        error={errorOf(filled, 'from')}
      />
      <div className="app-field-row">
        <Radios
          name="share"
          label="Can we share this with the family?"
          value={typedText(filled, 'share')}
          error={errorOf(filled, 'share')}
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'own_words', label: 'Yes, in PALS’s own words' },
            { value: 'no', label: 'No, for PALS only' },
          ]}
        />
        <Radios
          name="teller"
          label={`Who tells ${who}?`}
          value={typedText(filled, 'teller') || 'pals'}
          error={errorOf(filled, 'teller')}
          choices={[
            { value: 'pals', label: 'PALS' },
            { value: 'service', label: step.place || 'The service' },
            { value: 'nobody', label: 'Nobody needs to be told' },
          ]}
        />
      </div>
      <Button label="Save the answer" />
    </>
  );
}

export function Checked({ step, filled }: PanelProps) {
  return (
    <>
      <Radios
        name="heard"
        label={`Has ${step.who || 'the person'} heard from ${step.place || 'the service'}?`}
        value={typedText(filled, 'heard')}
        error={errorOf(filled, 'heard')}
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No: PALS will tell them' },
        ]}
      />
      <WordsArea filled={filled} label="What did they say? (optional)" />
      <Button label="Save" />
    </>
  );
}
