import type { ReactNode } from 'react';
import { type DangerNumbers, HelpWhileWriting } from '../cases/index.ts';
import { Button, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { useSay } from '../platform/components/say.tsx';
import { Trap } from '../platform/components/trap.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { sayable } from '../platform/tongue.ts';

export type ShortProps = {
  filled: Filled;
  press: string;
  /** When the page was opened, sealed. */
  begun: string;
  sure: boolean;
  phone: string | null;
  helpNow: DangerNumbers;
};

export const CallMe = (props: ShortProps) => (
  <AskForCall
    {...props}
    action="/call-me"
    title="Ask us to call you"
    toNow={sayable('To talk to us now, call {phone}.')}
    timesHint={sayable('Like weekday mornings. You can leave this out.')}
    write="/tell-us"
  />
);

/** After a death: nobody rings before they are ready. */
export const CallMeSlowly = (props: ShortProps) => (
  <AskAfterDeath
    {...props}
    action="/call-me-slowly"
    title="Ask us to call you in about 2 weeks"
    toNow={sayable('If you want to talk to us sooner, call {phone}.')}
  />
);

/** After a death, and they would rather talk soon. */
export const CallMeAfterDeath = (props: ShortProps) => (
  <AskAfterDeath
    {...props}
    action="/call-me?about=died"
    title="Ask us to call you"
    toNow={sayable('To talk to us now, call {phone}.')}
  />
);

const AskAfterDeath = (props: ShortProps & Pick<AskForCallProps, 'action' | 'title' | 'toNow'>) => (
  <AskForCall
    {...props}
    timesHint={sayable('And days on which we must not call. You can leave this out.')}
    write="/tell-us?about=died"
  >
    <TextField
      {...fieldOf(props.filled, 'their_name')}
      label="The name of the person who died"
      hint="You can leave this out."
      autoComplete="off"
      width={30}
    />
  </AskForCall>
);

type AskForCallProps = ShortProps & {
  action: string;
  title: string;
  /** For whoever does not want to wait. */
  toNow: string;
  timesHint: string;
  /** Where they can write instead. */
  write: string;
  children?: ReactNode;
};

function AskForCall({ phone, action, title, toNow, timesHint, write, children, ...short }: AskForCallProps) {
  const { filled } = short;
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <ErrorSummary errors={filled.errors} />
      <OutsideTitle title={title} />
      <p>
        {say('You do not have to say what it is about.')}
        {phone && <> {say.around(toNow, { phone: <Phone typed={phone} /> })}</>}
      </p>
      <Sending {...short} action={action} label="Ask for a call">
        <TextField {...fieldOf(filled, 'phone')} label="Phone number" type="tel" autoComplete="tel" width={20} />
        <TextField
          {...fieldOf(filled, 'name')}
          label="What would you like us to call you?"
          hint="You can leave this out."
          autoComplete="name"
          width={30}
        />
        {children}
        <TextField {...fieldOf(filled, 'times')} label="When is a good time?" hint={timesHint} width={30} />
        <Radios
          {...fieldOf(filled, 'message')}
          label="Is it safe to leave a message?"
          hint="Choose no if somebody might hear it who must not."
          small={false}
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
      </Sending>
      <p>
        <a href={write}>{say('Write to us instead')}</a>
      </p>
    </>
  );
}

export function ThankStaff({ phone: _, ...short }: ShortProps) {
  const say = useSay();
  const { filled } = short;
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <OutsideTitle title="Say thank you" />
      <p>{say('We pass it on to the people who helped. You do not have to say who you are.')}</p>
      <Sending {...short} action="/thank-you-staff" label="Send">
        <TextArea {...fieldOf(filled, 'what')} label="What would you like to say?" rows={6} />
        <TextField
          {...fieldOf(filled, 'where')}
          label="Who is it for?"
          hint="A name, a ward or a team. You can leave this out."
          width={30}
        />
      </Sending>
    </>
  );
}

type SendingProps = Omit<ShortProps, 'phone'> & { action: string; label: string; children: ReactNode };

function Sending({ action, filled, press, begun, sure, helpNow, label, children }: SendingProps) {
  return (
    <form method="post" action={action} noValidate>
      <HiddenFields fields={{ press, begun }} />
      {children}
      <HelpWhileWriting numbers={helpNow} filled={filled} aside />
      <Trap sure={sure} />
      <ButtonRow>
        <Button label={label} large />
      </ButtonRow>
    </form>
  );
}
