import { OwnTime } from '../calendar/index.ts';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, Need } from '../platform/components/messages.tsx';
import { errorOf, type Filled, fieldOf } from '../platform/forms.ts';
import { AgainstField } from './against.tsx';
import { maybeAttaches } from './attaches.ts';
import { BackToCase } from './back-to-case.tsx';
import { channelChoices, RESULT_WORDS } from './contacts.rules.ts';

type Props = {
  reference: string;
  people: readonly { id: string; name: string }[];
  /** "Ben has asked us not to phone." */
  rules: readonly string[];
  /** Somebody of the case asked us not to use every way: contact by another one has a reason. */
  closed: boolean;
  filled: Filled;
  draft: DraftOf;
};

/** Any contact, at its own time: a call, a letter, a long email, yesterday's paper note. */
export function NewContact({ reference, people, rules, closed, filled, draft }: Props) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>Record a contact</h1>
      {rules.length > 0 && (
        <div className="nhsuk-u-margin-bottom-3">
          {rules.map((rule) => (
            <Need key={rule}>{rule}</Need>
          ))}
        </div>
      )}
      <DraftForm action={`/desk/cases/${reference}/contacts`} draft={draft} withFiles>
        <TextArea {...fieldOf(filled, 'words')} label="What did they say?" labelSize="s" rows={6} />
        <How people={people} closed={closed} filled={filled} />
        <Telling filled={filled} />
        <OwnTime question="When was it?" hint="Like yesterday, Friday or 23 November" filled={filled} />
        {maybeAttaches()?.field('files', errorOf(filled, 'files'))}
        <Button label="Save the contact" />
      </DraftForm>
    </>
  );
}

function How({ people, closed, filled }: Pick<Props, 'people' | 'closed' | 'filled'>) {
  return (
    <>
      <div className="app-field-row">
        <Radios
          {...fieldOf(filled, 'direction')}
          label="Who made contact?"
          choices={[
            { value: 'in', label: 'They contacted us' },
            {
              value: 'out',
              label: 'We contacted them',
              children: <Result closed={closed} filled={filled} />,
            },
          ]}
        />
        <Select {...fieldOf(filled, 'channel')} label="How?" labelSize="s" choices={channelChoices} />
      </div>
      {people.length > 0 && (
        <Select
          {...fieldOf(filled, 'person')}
          label="With whom?"
          labelSize="s"
          blank="Somebody else"
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}

function Result({ closed, filled }: Pick<Props, 'closed' | 'filled'>) {
  return (
    <>
      <Radios
        {...fieldOf(filled, 'result')}
        label="What happened?"
        choices={Object.entries(RESULT_WORDS).map(([value, label]) => ({ value, label }))}
      />
      <TextField {...fieldOf(filled, 'message_with')} label="If you left a message: with whom?" width={20} />
      {closed && <AgainstField filled={filled} label="If it was another way than they asked for: why?" />}
    </>
  );
}

function Telling({ filled }: { filled: Filled }) {
  return (
    <>
      <TextArea {...fieldOf(filled, 'told')} label="What did you tell them? (optional)" labelSize="s" rows={2} />
      <Radios
        {...fieldOf(filled, 'identity')}
        label="Did you check who you were speaking to?"
        hint="Needed if you told them something."
        choices={[
          { value: 'checked', label: 'Yes: name and one more detail' },
          { value: 'not_needed', label: 'Not needed: nothing about a patient was told' },
        ]}
      />
    </>
  );
}
