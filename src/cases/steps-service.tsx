import { answerTimes } from '../calendar/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { localDate } from '../platform/time.ts';
import { askingMode, mayHear, NOT_SHARED } from './gates.rules.ts';
import { outgoingText, stopsIt, stopWords, weighWords } from './outgoing.rules.ts';
import type { CaseView } from './show.ts';
import { type PanelProps, PlaceField, When, WordsArea } from './steps-fields.tsx';
import { goingWith, questionWith, stayingHere } from './told-needs.rules.ts';

/** What they agreed to, the question, and exactly what the service sees of it. */
export function Asked({ view, step, filled }: PanelProps) {
  const { sharing } = view.kase;
  const promised = view.steps.find((other) => other.kind === 'call_back' && other.due_at > view.now)?.due_at;
  const service = typedText(filled, 'place') || step.place || view.place?.name || '';
  return (
    <>
      {(sharing === 'not_asked' || sharing === 'keep') && (
        <NotShared sharing={sharing} reference={view.kase.ref} filled={filled} />
      )}
      <PlaceField view={view} filled={filled} label="Who did you ask?" />
      <TextArea
        {...fieldOf(filled, 'question')}
        label="What did you ask?"
        labelSize="s"
        rows={3}
        {...(askingMode(view.kase, service) === 'no_name'
          ? { hint: 'Without a name, bed, date of birth or number.' }
          : {})}
      />
      <NeedsWithIt view={view} service={service} seen={typedText(filled, 'question').trim() !== ''} />
      <Preview view={view} service={service} text={typedText(filled, 'question')} filled={filled} />
      <When label="By when will they answer?" filled={filled} times={answerTimes(view.now, view.calendar, promised)} />
      <div className="app-buttons">
        <Button label="Save the question" />
        <Button kind="secondary" label="See what they will see" name="act" value="look" formNoValidate />
        <a href={`/desk/cases/${view.kase.ref}/questions/new?on=${step.id}`}>Ask in writing instead</a>
      </div>
    </>
  );
}

/** What they need goes along where they agreed to that, so that the ward can be ready; else why not. */
function NeedsWithIt({ view, service, seen }: { view: CaseView; service: string; seen: boolean }) {
  const mode = askingMode(view.kase, service);
  const going = seen ? [] : goingWith(view.told, mode);
  const staying = stayingHere(view.told, mode);
  if (going.length + staying.length === 0) return null;
  return (
    <InsetText>
      {going.length > 0 && <p>This goes with it: {going.join(' ')}</p>}
      {staying.map(({ id, words, ask }) => (
        <p key={id}>
          {words} {ask && <a href={`/desk/people/${id}/needs`}>Ask them</a>}
        </p>
      ))}
    </InsetText>
  );
}

type PreviewProps = { view: CaseView; service: string; text: string; filled: Filled };

/** Message 11: nothing goes that was not seen like this before. */
function Preview({ view, service, text, filled }: PreviewProps) {
  const mode = askingMode(view.kase, service);
  if (text.trim() === '' || mode === 'no') return null;
  const people = view.people.map(({ person, numbers }) => ({ ...person, numbers }));
  const { text: seen, findings } = outgoingText(text, mode, people, localDate(view.now));
  const stop = stopsIt(findings);
  const whole = questionWith(seen, goingWith(view.told, mode));
  const offList = mode === 'no_name' && view.kase.sharing === 'name';
  return (
    <InsetText>
      {offList && (
        <p>
          They agreed to their name for {view.kase.sharing_with}. {service || 'This service'} is asked without it.
        </p>
      )}
      <p>
        <strong>This is exactly what {service || 'the service'} will see.</strong>
      </p>
      <p className="app-as-typed">{whole}</p>
      {weighWords(findings).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {stop && <p>{stopWords(stop)}</p>}
      {stop && view.mayOverride && (
        <TextField {...fieldOf(filled, 'anyway')} label="Send it anyway: why?" hint="Your reason is recorded." />
      )}
    </InsetText>
  );
}

type NotSharedProps = { sharing: 'not_asked' | 'keep'; reference: string; filled: Filled };

/** Message 10, once: where it stands as an error already, only the way to change it is left. */
function NotShared({ sharing, reference, filled }: NotSharedProps) {
  const said = filled.errors.some(({ message }) => message.startsWith(NOT_SHARED[sharing]));
  return (
    <InsetText>
      {!said && NOT_SHARED[sharing]} <a href={`/desk/cases/${reference}/sharing`}>Change sharing</a>
    </InsetText>
  );
}

export function Answer({ view, step, filled }: PanelProps) {
  const who = view.caller?.called ?? 'them';
  return (
    <>
      <TextArea {...fieldOf(filled, 'answer')} label="What did they answer?" labelSize="s" rows={4} />
      <TextField {...fieldOf(filled, 'from')} label="Who answered? (optional)" hint="Name and role" width={30} />
      <div className="app-field-row">
        <Radios
          {...fieldOf(filled, 'share')}
          label="Can we share this with the family?"
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
            ...(mayHear(view.kase, view.kase.caller_id)
              ? [{ value: 'service', label: step.place || 'The service' }]
              : []),
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
        {...fieldOf(filled, 'heard')}
        label={`Has ${step.who || 'the person'} heard from ${step.place || 'the service'}?`}
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
