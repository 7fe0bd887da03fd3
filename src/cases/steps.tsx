import type { ReactNode } from 'react';
import { Button, ButtonLink } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextArea, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { InsetText, Need } from '../platform/components/messages.tsx';
import { Card } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import { dateWords, timeWords } from '../platform/time.ts';
import { channelChoices, SOURCES } from './contacts.rules.ts';
import { DraftForm, type DraftOf } from './draft-form.tsx';
import { TRIES_BEFORE_WRITING } from './promises.rules.ts';
import type { CaseView, Step } from './show.ts';
import {
  choiceWords,
  type Do,
  doWords,
  howWords,
  noPhoneLine,
  pastWords,
  routePrompt,
  STEP_CHOICES,
  stepTitle,
} from './steps.rules.ts';
import { answerTimes, presetTimes, type TimeChoice, tryAgainTimes } from './when.rules.ts';
import { WhenFields } from './when.tsx';

export type PanelProps = { what: Do; view: CaseView; step: Step; filled: Filled; draft?: DraftOf | undefined };

/** What is asked when one of the buttons of the next step was pressed. */
export function StepPanel(props: PanelProps) {
  const { what, step } = props;
  if (what === 'call') return <CallPanel {...props} />;
  const Body = BODIES[what];
  if (!Body) return null;
  return (
    <Panel title={doWords(what, step.who, step.needs)} {...props}>
      <Body {...props} />
    </Panel>
  );
}

const BODIES: Partial<Record<Do, (props: PanelProps) => ReactNode>> = {
  told: Told,
  'no-answer': NoAnswer,
  move: Move,
  change: Change,
  asked: Asked,
  answer: Answer,
  visited: Happened,
  passed: Happened,
  heard: Heard,
  checked: Checked,
  route: Route,
  handover: HandOver,
};

/** The noun under which each answer is sent: an act is a new thing. */
const NOUNS: Partial<Record<Do, string>> = {
  told: 'telling',
  'no-answer': 'attempt',
  move: 'move',
  change: 'replacement',
  asked: 'question',
  answer: 'answer',
  visited: 'completion',
  passed: 'completion',
  heard: 'reply',
  checked: 'check',
  route: 'route',
  handover: 'handover',
};

function Panel({ title, children, ...props }: PanelProps & { title: string; children: ReactNode }) {
  const { view } = props;
  return (
    <div id="do" tabIndex={-1}>
      <Card title={title} action={<a href={`/desk/cases/${view.kase.ref}`}>Cancel</a>}>
        <StepForm {...props}>{children}</StepForm>
      </Card>
    </div>
  );
}

function StepForm({ what, view, step, draft, children }: PanelProps & { children: ReactNode }) {
  const action = `/desk/cases/${view.kase.ref}/promises/${step.id}/${NOUNS[what]}`;
  return (
    <DraftForm action={action} {...(draft ? { draft } : {})}>
      {children}
    </DraftForm>
  );
}

/** The number in front of the officer, what to call them, and what can come of it. */
function CallPanel(props: PanelProps) {
  const { view, step } = props;
  const noPhone = noPhoneLine(step.who, step.needs);
  return (
    <div id="do" tabIndex={-1}>
      <Card title={doWords('call', step.who, step.needs)} action={<a href={`/desk/cases/${view.kase.ref}`}>Cancel</a>}>
        {noPhone && <Need icon="no-phone">{noPhone}</Need>}
        <Numbers step={step} phones={!noPhone} />
        {view.lastTold && (
          <p>
            Told last, {pastWords(view.lastTold.at, view.now)}: {view.lastTold.words}
          </p>
        )}
        <StepForm {...props} what="told">
          <Told {...props} />
        </StepForm>
        <p>
          <a href={`/desk/cases/${view.kase.ref}?do=no-answer&on=${step.id}#do`}>No answer, or a message left</a>
        </p>
      </Card>
    </div>
  );
}

function Numbers({ step, phones }: { step: Step; phones: boolean }) {
  const { person } = step;
  if (!person) return <p>Nobody is recorded to call.</p>;
  const ways = person.ways.filter((way) => phones || way.kind !== 'phone');
  const agreed = phones && step.promise.reach ? [step.promise.reach] : [];
  const values = [...new Set([...agreed, ...ways.map((way) => way.value)])];
  return (
    <>
      {values.length === 0 && <p>No number or address is recorded.</p>}
      {values.map((value) => (
        <p className="app-next-step__title" key={value}>
          {value}
        </p>
      ))}
      <p>
        Use the name {person.called}
        {person.person.say_it && `, said ${person.person.say_it}`}. {person.person.contact_rule}
      </p>
    </>
  );
}

const IDENTITY_CHOICES = [
  { value: 'checked', label: 'Yes: name and one more detail' },
  { value: 'not_needed', label: 'Not needed: nothing about a patient was told' },
];

function Told({ view, step, filled }: PanelProps) {
  return (
    <>
      {step.answer && step.answer.share !== 'yes' && <ForPals step={step} />}
      <Radios
        name="identity"
        label="Did you check who you were speaking to?"
        hint="Ask for their name and one more detail before you tell them anything about a patient."
        value={typedText(filled, 'identity')}
        error={errorOf(filled, 'identity')}
        choices={IDENTITY_CHOICES}
      />
      <TextArea
        name="told"
        label="What did you say?"
        labelSize="s"
        rows={4}
        value={typedText(filled, 'told')}
        error={errorOf(filled, 'told')}
      />
      <div className="app-field-row">
        <ChannelSelect filled={filled} />
        {!view.kase.after_death && <Satisfied filled={filled} />}
      </div>
      <Button label="Save what you told them" />
    </>
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

function ChannelSelect({ filled, label = 'How?' }: { filled: Filled; label?: string }) {
  return (
    <Select
      name="channel"
      label={label}
      labelSize="s"
      value={typedText(filled, 'channel')}
      error={errorOf(filled, 'channel')}
      choices={channelChoices}
    />
  );
}

export const SATISFIED_CHOICES = [
  { value: 'not_asked', label: 'Not asked' },
  { value: 'yes', label: 'Yes' },
  { value: 'partly', label: 'Partly' },
  { value: 'no', label: 'No' },
];

function Satisfied({ filled }: { filled: Filled }) {
  return (
    <Radios
      name="satisfied"
      label="Were they satisfied?"
      inline
      value={typedText(filled, 'satisfied') || 'not_asked'}
      error={errorOf(filled, 'satisfied')}
      choices={SATISFIED_CHOICES}
    />
  );
}

function NoAnswer({ view, step, filled }: PanelProps) {
  const tries = step.promise.attempts;
  return (
    <>
      {tries + 1 >= TRIES_BEFORE_WRITING && (
        <InsetText>
          {tries === 1 ? 'You tried once before' : `You tried ${tries} times before`}. A letter or a text may reach
          them.
        </InsetText>
      )}
      {step.needs.includes('no_voicemail') && <Need icon="no-phone">Do not leave voicemail.</Need>}
      <Radios
        name="result"
        label="What happened?"
        value={typedText(filled, 'result') || 'no_answer'}
        error={errorOf(filled, 'result')}
        choices={[
          { value: 'no_answer', label: 'No answer' },
          { value: 'voicemail_left', label: 'Voicemail left' },
          {
            value: 'message_left',
            label: 'Message left with somebody',
            children: (
              <TextField
                name="message_with"
                label="With whom?"
                width={20}
                value={typedText(filled, 'message_with')}
                error={errorOf(filled, 'message_with')}
              />
            ),
          },
        ]}
      />
      <When
        label="When will you try again?"
        filled={filled}
        times={tryAgainTimes(view.now, view.calendar.hours, tries)}
      />
      <Button label="Save" />
    </>
  );
}

/** Times on offer, the first one chosen, or a day and a time that are typed. */
function When({ label, filled, times }: { label: string; filled: Filled; times: readonly TimeChoice[] }) {
  const when = typedText(filled, 'when') || times[0]?.value || 'choose';
  return <WhenFields label={label} times={times} filled={{ ...filled, typed: { ...filled.typed, when } }} agreed />;
}

function Move({ view, step, filled }: PanelProps) {
  return (
    <>
      <When label="When?" filled={filled} times={presetTimes(view.now, view.calendar.hours)} />
      {step.person && (
        <Checkboxes
          name="told"
          label={`If this is later than you promised, does ${step.who} know?`}
          values={typedText(filled, 'told') ? ['yes'] : []}
          choices={[{ value: 'yes', label: `I have told ${step.who}` }]}
        />
      )}
      <Button label="Move" />
    </>
  );
}

function Change({ view, step, filled }: PanelProps) {
  return (
    <>
      <Radios
        name="old"
        label={`“${stepTitle(step)}”`}
        inline
        value={typedText(filled, 'old') || 'cancelled'}
        error={errorOf(filled, 'old')}
        choices={[
          { value: 'cancelled', label: 'Not needed any more' },
          { value: 'kept', label: 'Done' },
        ]}
      />
      <StepFields view={view} filled={filled} />
      <Button label="Change the next step" />
    </>
  );
}

/** Choosing a next step: for a case that has none, and in the place of another. */
export function StepFields({ view, filled }: { view: CaseView; filled: Filled }) {
  const who = view.caller?.called ?? '';
  return (
    <>
      <Radios
        name="kind"
        label="What happens next?"
        columns={2}
        value={typedText(filled, 'kind')}
        error={errorOf(filled, 'kind')}
        choices={STEP_CHOICES.map((kind) => ({ value: kind, label: choiceWords(kind, who) }))}
      />
      <When label="By when?" filled={filled} times={presetTimes(view.now, view.calendar.hours)} />
      <div className="app-field-row">
        <PlaceField view={view} filled={filled} label="Ward or service (optional)" />
        <TextField
          name="about"
          label="In a few words (optional)"
          value={typedText(filled, 'about')}
          error={errorOf(filled, 'about')}
        />
      </div>
    </>
  );
}

function PlaceField({ view, filled, label }: { view: CaseView; filled: Filled; label: string }) {
  const typed = typedText(filled, 'place');
  return (
    <TypeaheadField
      name="place"
      label={label}
      source={SOURCES.places}
      value={{ text: typed, id: typedText(filled, 'place_id') }}
      error={errorOf(filled, 'place') ?? errorOf(filled, 'place_id')}
      {...(view.place && typed === '' ? { hint: `If empty: ${view.place.name}` } : {})}
    />
  );
}

function Asked({ view, filled }: PanelProps) {
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

function Answer({ view, step, filled }: PanelProps) {
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

function Happened({ filled }: PanelProps) {
  return (
    <>
      <WordsArea filled={filled} label="What happened? (optional)" />
      <Button label="Save as done" />
    </>
  );
}

function Heard({ filled }: PanelProps) {
  return (
    <>
      <WordsArea filled={filled} label="What did they say?" />
      <ChannelSelect filled={filled} />
      <Button label="Save what they said" />
    </>
  );
}

function WordsArea({ filled, label }: { filled: Filled; label: string }) {
  return (
    <TextArea
      name="words"
      label={label}
      labelSize="s"
      rows={3}
      value={typedText(filled, 'words')}
      error={errorOf(filled, 'words')}
    />
  );
}

function Checked({ step, filled }: PanelProps) {
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

function Route({ view, step, filled }: PanelProps) {
  const { kase, now } = view;
  return (
    <>
      <p>{routePrompt(step.who, howWords(view.routeChannel || 'phone'), dateWords(kase.received_at, now))}</p>
      <RouteFields filled={filled} />
      <Button label="Save their choice" />
    </>
  );
}

export function RouteFields({ filled }: { filled: Filled }) {
  return (
    <>
      <Radios
        name="route"
        label="How do they want this handled?"
        hint="You can ask us to try to sort this out, or you can make a complaint. You can do both. Asking us first does not take away your right to complain."
        value={typedText(filled, 'route')}
        error={errorOf(filled, 'route')}
        choices={[
          { value: 'informal', label: 'Sort it out informally' },
          { value: 'complaint', label: 'As a complaint' },
        ]}
      />
      <ChannelSelect filled={filled} label="How did they say so?" />
    </>
  );
}

function HandOver({ view, filled }: PanelProps) {
  return (
    <>
      <p>
        The complaints team gets this case with its dates: first told us {timeWords(view.kase.received_at)} on{' '}
        {dateWords(view.kase.received_at, view.now)}. PALS can still read it.
      </p>
      <Radios
        name="agreed"
        label="Did they agree that the complaints team gets what they told us?"
        value={typedText(filled, 'agreed')}
        error={errorOf(filled, 'agreed')}
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No, or not asked yet' },
        ]}
      />
      <WordsArea filled={filled} label="What does the complaints team need to know? (optional)" />
      <Button label="Hand over to complaints" />
    </>
  );
}

/** The buttons of a step, in the words of its kind. The first is the main one. */
export function StepActions({
  view,
  step,
  dos,
  quiet,
}: {
  view: CaseView;
  step: Step;
  dos: readonly Do[];
  quiet: boolean;
}) {
  return dos.map((what, at) => (
    <ButtonLink
      key={what}
      href={`/desk/cases/${view.kase.ref}?do=${what}&on=${step.id}#do`}
      label={doWords(what, step.who, step.needs)}
      hiddenName={quiet ? `for ${stepTitle(step)}` : undefined}
      kind={quiet || at > 1 ? 'quiet' : at === 0 ? 'primary' : 'secondary'}
    />
  ));
}
