import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { useSay } from '../platform/components/say.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { CODE_MINUTES } from './tracking.rules.ts';

type Props = { filled: Filled; phone: string | null };

export function AskPage({ filled, phone }: Props) {
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <ErrorSummary errors={filled.errors} />
      <OutsideTitle title="Check what is happening" />
      <p>
        {say('We send a code to the email address or mobile number that you gave us. With it you see how it stands.')}
      </p>
      <form method="post" action="/track" noValidate>
        <TextField
          {...fieldOf(filled, 'ref')}
          label="Your number"
          hint="Like PAL-26-0412"
          width={10}
          spellCheck={false}
        />
        <TextField
          {...fieldOf(filled, 'way')}
          label="Your email address or mobile number"
          hint="The one that you gave us"
          width={30}
          spellCheck={false}
        />
        <ButtonRow>
          <Button label="Send me a code" large />
        </ButtonRow>
      </form>
      <p>
        <a href="/track/receipt">{say('I have a number with 16 letters and numbers')}</a>
      </p>
      {phone && (
        <p>{say.around('If you do not have the number, call us: {phone}.', { phone: <Phone typed={phone} /> })}</p>
      )}
    </>
  );
}

/** Says the same to everybody: whether the number and the address were right, only the code tells. */
export function CodePage({ filled, phone }: Props) {
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <ErrorSummary errors={filled.errors} />
      <OutsideTitle title="Enter the code" />
      <p>
        {say('If the number and the address belong together, a code is on its way.')}{' '}
        {say('It can take 2 minutes, and works for {minutes} minutes.', { minutes: CODE_MINUTES })}
      </p>
      <form method="post" action="/track/code" noValidate>
        <TextField
          {...fieldOf(filled, 'code')}
          label="Code"
          width={10}
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
        />
        <ButtonRow>
          <Button label="Continue" large />
        </ButtonRow>
      </form>
      <p>
        <a href="/track">{say('Ask for another code')}</a>
      </p>
      <p>
        {say('We send no code where messages may be seen.')}{' '}
        <a href="/track/receipt">{say('Come back with your number')}</a>
      </p>
      {phone && <p>{say.around('If no code comes, call us: {phone}.', { phone: <Phone typed={phone} /> })}</p>}
    </>
  );
}
