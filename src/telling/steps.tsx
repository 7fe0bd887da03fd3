// One question on a page. Everything works without script; nothing but the first and the way of contact has to be answered.

import type { ReactNode } from 'react';
import { BackLink } from '../platform/components/back-link.tsx';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { useSay, useTongue } from '../platform/components/say.tsx';
import { type Filled, fieldOf, typedList } from '../platform/forms.ts';
import { sayable } from '../platform/tongue.ts';
import { DangerHelp, type DangerNumbers } from './danger.tsx';
import type { Enclosure } from './enclosures.ts';
import { Enclose } from './enclosures.tsx';
import { HOPES, PACES, ROUTES, SHARINGS, type Step, said, signsIt, type Told, WAYS, WHO } from './telling.rules.ts';
import {
  EITHER,
  EITHER_OR_BOTH,
  HOPE_WORDS,
  NEED_WORDS,
  PACE_WORDS,
  ROUTE_WORDS,
  SHARING_WORDS,
  WAY_WORDS,
  WHO_WORDS,
} from './telling.words.ts';

const ROOT = '/tell-us';

const BY_SCRIPT = [
  sayable('Kept, in case you are called away.'),
  sayable('Not saved. We are trying again. Keep this page open.'),
];

/** What the script says by itself, in the language of the page. */
function useSaidByScript() {
  const say = useSay();
  return useTongue()
    ? { 'data-says': JSON.stringify(Object.fromEntries(BY_SCRIPT.map((one) => [one, say(one)]))) }
    : {};
}

type StepProps = {
  step: Step;
  told: Told;
  filled: Filled;
  back: string;
  /** They came from the page before sending, and go back to it. */
  checking: boolean;
  /** What they wrote may mean danger. */
  danger: boolean;
  helpNow: DangerNumbers;
  places: readonly string[];
  /** This trust does PALS and a complaint at once. */
  mayBoth: boolean;
  enclosures: readonly Enclosure[];
  phone: string | null;
};

export function StepPage({
  step,
  told,
  filled,
  back,
  checking,
  danger,
  helpNow,
  places,
  mayBoth,
  enclosures,
  phone,
}: StepProps) {
  const say = useSay();
  const saidByScript = useSaidByScript();
  const signs = step === 'what' && signsIt(told);
  const along = <Enclose files={enclosures} errors={filled.errors} signs={signs} />;
  return (
    <>
      <LeaveQuickly />
      <BackLink href={back} />
      <ErrorSummary errors={filled.errors} />
      {danger && step === 'where' && <DangerHelp numbers={helpNow} />}
      <form
        method="post"
        action={`${ROOT}/${step}`}
        noValidate
        data-reply={ROOT}
        encType={step === 'what' ? 'multipart/form-data' : undefined}
        {...saidByScript}
      >
        {checking && <input type="hidden" name="checking" value="yes" />}
        {signs && <OutsideTitle title="Send us a video in British Sign Language (BSL)" />}
        {signs && along}
        <Question step={step} told={told} filled={filled} places={places} mayBoth={mayBoth} />
        {step === 'what' && <DangerHelp numbers={helpNow} waits={!danger} />}
        {step === 'what' && !signs && along}
        <p className="app-secondary" data-reply-state="" aria-live="polite" />
        <ButtonRow>
          <Button label="Continue" large />
        </ButtonRow>
      </form>
      <ul className="nhsuk-list app-outside__ways">
        {step === 'what' && !signs && (
          <li>
            <a href="/call-me">{say('Call me instead')}</a>
            {phone && <> {say.around('or call us: {phone}', { phone: <Phone typed={phone} /> })}</>}
          </li>
        )}
        <li>
          <a href={`${ROOT}/later`}>{say('Come back later')}</a>
        </li>
      </ul>
    </>
  );
}

type QuestionProps = Pick<StepProps, 'step' | 'told' | 'filled' | 'places' | 'mayBoth'>;

function Question({ step, told, filled, places, mayBoth }: QuestionProps) {
  if (step === 'reach') return <Reach told={told} filled={filled} />;
  return QUESTIONS[step]({ told, filled, places, mayBoth });
}

type Asked = Omit<QuestionProps, 'step'>;
const choicesOf = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.map((value) => ({ value, label: words[value] }));
const about = { labelSize: 'l', heading: true, small: false } as const;

/** Message 21. Whether both are done at once is for the trust to say. */
const QUESTIONS: Record<Exclude<Step, 'reach'>, (asked: Asked) => ReactNode> = {
  what: ({ filled, told }) =>
    signsIt(told) ? (
      <TextArea
        {...fieldOf(filled, 'what')}
        label="Would you like to write something as well?"
        hint="You can leave this out."
        rows={4}
      />
    ) : (
      <TextArea
        {...fieldOf(filled, 'what')}
        label="What would you like to tell us?"
        labelSize="l"
        heading
        hint="Write in any language. You do not need to be sure of dates or names."
        rows={10}
      />
    ),
  where: ({ filled, places }) => (
    <>
      <TextField
        {...fieldOf(filled, 'where')}
        label="Where was this?"
        labelSize="l"
        heading
        hint="Like a ward, a clinic or a department. If you are not sure, leave it empty."
        list="places"
      />
      <datalist id="places">
        {places.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  ),
  who: ({ filled }) => (
    <>
      <Radios
        {...fieldOf(filled, 'who')}
        {...about}
        label="Who is this about?"
        hint="You can leave this out."
        choices={choicesOf(WHO, WHO_WORDS)}
      />
      <TextField
        {...fieldOf(filled, 'their_name')}
        label="Their name, if it is about somebody else"
        hint="You can leave this out."
        autoComplete="off"
        width={30}
      />
    </>
  ),
  hope: ({ filled, told }) => (
    <>
      {said(told, 'who') === 'died' && <HelpAfterDeath />}
      <Radios
        {...fieldOf(filled, 'hope')}
        {...about}
        label="What would you like to happen?"
        hint="You can leave this out."
        choices={choicesOf(HOPES, HOPE_WORDS)}
      />
    </>
  ),
  route: ({ filled, mayBoth }) => (
    <Radios
      {...fieldOf(filled, 'route')}
      {...about}
      label="How would you like us to handle this?"
      hint={mayBoth ? EITHER_OR_BOTH : EITHER}
      choices={choicesOf(ROUTES, ROUTE_WORDS).filter(({ value }) => mayBoth || value !== 'both')}
    />
  ),
  contact: ({ filled }) => (
    <Radios
      {...fieldOf(filled, 'way')}
      {...about}
      label="How can we contact you?"
      hint="Choose the way that is best for you."
      choices={choicesOf(WAYS, WAY_WORDS)}
    />
  ),
  needs: ({ filled }) => (
    <>
      <Checkboxes
        name="needs"
        values={typedList(filled, 'needs')}
        {...about}
        label="Is there anything that would make it easier for you?"
        hint="You can leave this out."
        choices={Object.entries(NEED_WORDS).map(([value, label]) =>
          value === 'interpreter'
            ? {
                value,
                label,
                children: <TextField {...fieldOf(filled, 'language')} label="Which language?" width={20} />,
              }
            : { value, label },
        )}
      />
      <TextField {...fieldOf(filled, 'other_need')} label="Something else" />
    </>
  ),
  sharing: ({ filled, told }) => (
    <Radios
      {...fieldOf(filled, 'sharing')}
      {...about}
      label="Can we talk to the staff involved?"
      hint={
        ['me', '', 'died'].includes(said(told, 'who'))
          ? sayable('We keep what you told us in PALS until you say yes.')
          : sayable('We also ask the person it is about, where we can.')
      }
      choices={choicesOf(SHARINGS, SHARING_WORDS)}
    />
  ),
};

/** The pages after a death, on the way: what was written stays where it is. */
function HelpAfterDeath() {
  const say = useSay();
  const link = <a href="/someone-has-died">{say('Someone has died')}</a>;
  return (
    <InsetText>
      <p>
        {say.around('What happens now, belongings and support: {link}', { link })}
        <br />
        {say('What you wrote here is kept.')}
      </p>
    </InsetText>
  );
}

const REACH_TITLES: Record<string, string> = {
  phone: sayable('Your phone number'),
  text: sayable('Your mobile number'),
  email: sayable('Your email address'),
  letter: sayable('Your address'),
  video_relay: sayable('How can we send you the time of the call?'),
};

function Reach({ told, filled }: { told: Told; filled: Filled }) {
  const way = said(told, 'way');
  const died = said(told, 'who') === 'died';
  return (
    <>
      <OutsideTitle title={REACH_TITLES[way] ?? sayable('How to contact you')} />
      <TextField
        {...fieldOf(filled, 'name')}
        label={way === 'letter' ? sayable('Name for the envelope') : sayable('What would you like us to call you?')}
        autoComplete="name"
        width={30}
      />
      <ReachField way={way} filled={filled} signing={signsIt(told)} />
      {(way === 'phone' || way === 'video_relay') && (
        <TextField {...fieldOf(filled, 'times')} label="When is a good time?" hint="Like weekday mornings" width={30} />
      )}
      {['phone', 'text', 'email'].includes(way) && (
        <Radios
          {...fieldOf(filled, 'message')}
          label={
            way === 'phone' ? sayable('Is it safe to leave a message?') : sayable('Is it safe to write to you there?')
          }
          hint="Choose no if somebody might hear or see it who must not."
          small={false}
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
      )}
      {died && (
        <Radios
          {...fieldOf(filled, 'pace')}
          label="When would you like to hear from us?"
          hint="There is no rush."
          small={false}
          choices={choicesOf(PACES, PACE_WORDS)}
        />
      )}
    </>
  );
}

/** Who came from the BSL page is asked for no number of any phone. */
function ReachField({ way, filled, signing }: { way: string; filled: Filled; signing: boolean }) {
  const say = useSay();
  const email = (
    <TextField
      {...fieldOf(filled, 'email')}
      label="Email address"
      type="email"
      autoComplete="email"
      inputMode="email"
      spellCheck={false}
      width={30}
    />
  );
  if (way === 'email') return email;
  if (signing)
    return (
      <>
        <p>{say('We write to you there, and send the link to a video call. We will not phone you.')}</p>
        {email}
      </>
    );
  if (way === 'letter')
    return <TextArea {...fieldOf(filled, 'address')} label="Address and postcode" rows={4} spellCheck={false} />;
  if (way === 'video_relay')
    return (
      <>
        <p>{say('Give one of these. We will not phone you.')}</p>
        {email}
        <TextField
          {...fieldOf(filled, 'mobile')}
          label="Mobile number for texts"
          type="tel"
          autoComplete="tel"
          width={20}
        />
      </>
    );
  return (
    <TextField
      {...fieldOf(filled, 'phone')}
      label={way === 'text' ? sayable('Mobile number') : sayable('Phone number')}
      type="tel"
      autoComplete="tel"
      width={20}
    />
  );
}
