// How somebody wants to be reached: only what their way needs is asked for.
import { Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { useSay } from '../platform/components/say.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { sayable } from '../platform/tongue.ts';
import { isWrittenTo, PACES, said, signsIt, type Told } from './telling.rules.ts';
import { choicesOf, PACE_WORDS } from './telling.words.ts';

const REACH_TITLES: Record<string, string> = {
  phone: sayable('Your phone number'),
  text: sayable('Your mobile number'),
  email: sayable('Your email address'),
  letter: sayable('Your address'),
  video_relay: sayable('How can we send you the time of the call?'),
};

const LEAVE_MESSAGE = sayable('Is it safe to leave a message?');

export function Reach({ told, filled }: { told: Told; filled: Filled }) {
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
      <TextField {...fieldOf(filled, 'times')} label="When is a good time?" hint="Like weekday mornings" width={30} />
      <Radios
        {...fieldOf(filled, 'message')}
        label={isWrittenTo(told) ? sayable('Is it safe to write to you there?') : LEAVE_MESSAGE}
        hint="Choose no if somebody might hear or see it who must not."
        small={false}
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
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
