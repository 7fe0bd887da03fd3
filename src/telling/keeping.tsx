// On the last page: the number to come back with of somebody without a name or whose messages may be seen; a copy for
// everybody else.

import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { PrintButton } from '../platform/components/print-button.tsx';
import { useSay } from '../platform/components/say.tsx';
import { type Moment, sayable } from '../platform/tongue.ts';
import { shownReceipt } from '../receipts/index.ts';
import type { Sent } from './telling.rules.ts';

type Props = {
  receipt: string | undefined;
  by: Moment | undefined;
  /** By then something is written for them to read. */
  writes: boolean;
  /** Nobody knows who they are; if not, somebody might see what they must not. */
  unnamed: boolean;
  minutes: number;
};

/** Undefined: it was shown, and they have it. */
export function ReceiptPart({ receipt, by, writes, unnamed, minutes }: Props) {
  const say = useSay();
  const when = writes && (by ? say('We write to you there {by}.', { by }) : say('We write to you there.'));
  if (!receipt)
    return (
      <>
        <p>{say('Your number was shown here. We cannot show it again: nobody can find it, not even us.')}</p>
        {when && <p>{when}</p>}
        <p>
          <a href="/track/receipt">{say('Come back with your number')}</a>
        </p>
      </>
    );
  return (
    <>
      <h2 className="nhsuk-heading-m">{say('Your number')}</h2>
      <InsetText>
        <p className="app-outside__receipt">{shownReceipt(receipt)}</p>
      </InsetText>
      <p>
        {say('Write it down, take a photo or print this page.')}
        {!unnamed && <> {say('You choose if you keep it. Think about who might see it.')}</>}
      </p>
      <p>
        {say('Then go to “Check what is happening” and enter it.')} {when}
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>
          {say('We show it only now, for {minutes} minutes. Nobody can find it again, not even us.', { minutes })}
        </li>
        <li>{say('Whoever has it can read what we write to you. Keep it where only you find it.')}</li>
        {unnamed && <li>{say('It does not tell us who you are.')}</li>}
      </ul>
      <form method="post" action="/tell-us/kept" className="app-no-print">
        <ButtonRow>
          <Button label="I have kept my number" large />
          <PrintButton large />
        </ButtonRow>
      </form>
    </>
  );
}

/** Sent to them as well, once, where nobody else might see it; and on paper. */
export function CopyPart({ sent, offers }: { sent: Sent; offers: boolean }) {
  const say = useSay();
  return (
    <>
      {sent.copied !== undefined && (
        <p role="status">
          {sent.copied
            ? say('We have sent this to you.')
            : say('We could not send this to you. Print it, or write your number down.')}
        </p>
      )}
      <form method="post" action="/tell-us/copy" className="app-no-print">
        <ButtonRow>
          {offers && <Button kind="secondary" label={sent.copy?.by === 'email' ? EMAIL_ME : TEXT_ME} large />}
          <PrintButton large />
        </ButtonRow>
      </form>
    </>
  );
}

const EMAIL_ME = sayable('Email me this');
const TEXT_ME = sayable('Text me this');
