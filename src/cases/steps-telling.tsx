import { presetTimes, tryAgainTimes } from '../calendar/index.ts';
import { contactRules, safeLines, usableWays, usableWords } from '../people/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { InsetText, Need } from '../platform/components/messages.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { fieldOf } from '../platform/forms.ts';
import { OtherWay } from './against.tsx';
import { mayGoOutside, mayHear } from './gates.rules.ts';
import { MovedFields, TriedFields } from './promises-fields.tsx';
import type { Step } from './show-steps.ts';
import { noPhoneLine, pastWords } from './steps.rules.ts';
import { ChannelSelect, type PanelProps, Satisfied, WordsArea } from './steps-fields.tsx';

/** The number in front of the officer, what to call them, and what can come of it. */
export function Called(props: PanelProps) {
  const { view, step } = props;
  const noPhone = noPhoneLine(step.who, step.whom);
  return (
    <>
      {noPhone && <Need icon="no-phone">{noPhone}</Need>}
      <Numbers step={step} phones={!noPhone} />
      {view.lastTold && (
        <p>
          Told last, {pastWords(view.lastTold.at, view.now)}: {view.lastTold.words}
        </p>
      )}
      <p>
        <a href={`/desk/cases/${view.kase.ref}?do=no-answer&on=${step.id}#do`}>No answer, or a message left</a>
      </p>
      <Told {...props} />
    </>
  );
}

function Numbers({ step, phones }: { step: Step; phones: boolean }) {
  const { person } = step;
  if (!person) return <p>Nobody is recorded to call.</p>;
  const agreed = phones && step.promise.reach ? [step.promise.reach] : [];
  const values = [...new Set([...agreed, ...usableWays(person.person, person.ways).map(usableWords)])];
  return (
    <>
      {values.length === 0 && <p>No number or address is recorded.</p>}
      {values.map((value) => (
        <p className="app-next-step__title" key={value}>
          {phones ? <Phone typed={value} /> : value}
        </p>
      ))}
      {safeLines(person.person).length > 0 && <Need icon="contact">{safeLines(person.person).join(' ')}</Need>}
      <p>
        Use the name {person.called}
        {person.person.say_it && `, said ${person.person.say_it}`}. {contactRules(person.person).join(' ')}
      </p>
    </>
  );
}

const IDENTITY_CHOICES = [
  { value: 'checked', label: 'Yes: name and one more detail' },
  { value: 'not_needed', label: 'Not needed: nothing about a patient was told' },
];

export function Told({ view, step, filled }: PanelProps) {
  return (
    <>
      {step.answer && step.answer.share !== 'yes' && <ForPals step={step} />}
      <MayBeTold view={view} step={step} />
      <Radios
        {...fieldOf(filled, 'identity')}
        label="Did you check who you were speaking to?"
        hint="Ask for their name and one more detail before you tell them anything about a patient."
        choices={IDENTITY_CHOICES}
      />
      <TextArea {...fieldOf(filled, 'told')} label="What did you say?" labelSize="s" rows={4} />
      <div className="app-field-row">
        <ChannelSelect filled={filled} whom={step.whom} />
        {!view.kase.after_death && <Satisfied filled={filled} />}
      </div>
      {step.whom && <OtherWay whom={step.whom} filled={filled} name="other_channel" />}
      {step.whom && step.whom.needs.length > 0 && <NeedsMet filled={filled} />}
      <Button label="Save what you told them" />
    </>
  );
}

/** Message 26, until it is recorded who agreed; then what they may not be told. */
function MayBeTold({ view: { kase }, step }: Pick<PanelProps, 'view' | 'step'>) {
  const hearer = step.promise.person_id ?? kase.caller_id;
  if (mayHear(kase, hearer)) {
    const limited = hearer !== kase.patient_id && kase.hear_limits !== '';
    return limited ? <InsetText>They may be told, with limits: {kase.hear_limits}</InsetText> : null;
  }
  return (
    <InsetText>
      Until it is recorded who agreed, do not tell {step.who || 'them'} anything about the patient – not even that they
      are here. General advice is fine. <a href={`/desk/cases/${kase.ref}/consents`}>Who may be told what</a>
    </InsetText>
  );
}

/** Accessible Information Standard, step 5: was it in the way they need? */
export function NeedsMet({ filled }: { filled: PanelProps['filled'] }) {
  return (
    <Radios
      {...fieldOf(filled, 'needs_met')}
      label="Did this meet their needs?"
      inline
      choices={[
        { value: 'yes', label: 'Yes' },
        {
          value: 'no',
          label: 'No',
          children: <TextField {...fieldOf(filled, 'needs_unmet')} label="What was missing?" />,
        },
      ]}
    />
  );
}

/** An answer that the service did not give for the family's ears. */
function ForPals({ step }: { step: Step }) {
  const rule =
    step.answer?.share === 'own_words'
      ? 'Say this in your own words only.'
      : 'This is for PALS only. Do not read it out.';
  return (
    <InsetText>
      {rule} {step.place || 'The service'} answered: {step.answer?.words}
    </InsetText>
  );
}

/** Nobody was reached: the same fields as on a row of My day. */
export function Tried({ view, step, filled }: PanelProps) {
  const { attempts } = step.promise;
  return (
    <>
      <TriedFields
        filled={filled}
        attempts={attempts}
        times={tryAgainTimes(view.now, view.calendar.hours, attempts)}
        whom={step.whom}
      />
      <Button label="Save" />
    </>
  );
}

/** Another time: the same fields as on a row of My day. */
export function Moved({ view, filled }: PanelProps) {
  return (
    <>
      <MovedFields filled={filled} times={presetTimes(view.now, view.calendar.hours)} />
      <Button label="Move" />
    </>
  );
}

export function Happened({ filled }: PanelProps) {
  return (
    <>
      <WordsArea filled={filled} label="What happened? (optional)" />
      <Button label="Save as done" />
    </>
  );
}

/** To an organisation outside: whose own matter it is agreed, or a record of consent names it. */
export function Passed({ view, step, filled }: PanelProps) {
  const { kase } = view;
  const organisation = step.place || step.about || 'The organisation';
  return (
    <>
      {mayGoOutside(kase, step.place || step.about) ? (
        <p>{organisation} may be given it: this is recorded.</p>
      ) : (
        <Radios
          {...fieldOf(filled, 'agreed')}
          label={`Did they agree that ${organisation} gets it?`}
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No, or not asked yet' },
          ]}
        />
      )}
      <WordsArea filled={filled} label="What happened? (optional)" />
      <Button label="Save as done" />
    </>
  );
}

export function Heard({ filled }: PanelProps) {
  return (
    <>
      <WordsArea filled={filled} label="What did they say?" />
      <ChannelSelect filled={filled} />
      <Button label="Save what they said" />
    </>
  );
}
