import { DangerHelp, type DangerNumbers } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { useSay } from '../platform/components/say.tsx';
import { WordsBack } from '../platform/components/words-back.tsx';
import { sayable } from '../platform/tongue.ts';
import { CODE_MINUTES, type Ended, maskedEmail } from './links.rules.ts';

type CodeProps = { path: string; email: string; phone: string | null; named: string; error?: string | undefined };

/** Somebody is named behind it: first a code goes to whoever received the link. */
export function AskForCode({ path, email, phone, named, error }: CodeProps) {
  return (
    <>
      <ErrorSummary errors={error ? [{ message: error }] : []} />
      <OutsideTitle title="First, a code" />
      <p>
        {named} We will email a 6-digit code to {maskedEmail(email)}.
      </p>
      <ButtonRow>
        <PostButton action={`${path}/codes`} label="Email me a code" large />
      </ButtonRow>
      <OtherMailbox phone={phone} />
    </>
  );
}

export function EnterCode({ path, email, phone, error }: CodeProps) {
  return (
    <>
      <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
      <OutsideTitle title="Enter the code" />
      <p>
        We have emailed a 6-digit code to {maskedEmail(email)}. It works for {CODE_MINUTES} minutes.
      </p>
      <form method="post" action={`${path}/visits`} noValidate>
        <TextField
          name="code"
          label="Code"
          width={10}
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          value=""
          error={error}
        />
        <ButtonRow>
          <Button label="Continue" large />
        </ButtonRow>
      </form>
      <PostButton kind="link" action={`${path}/codes`} label="Send another code" />
      <OtherMailbox phone={phone} />
    </>
  );
}

/** The email was forwarded to somebody who cannot get the code. */
function OtherMailbox({ phone }: { phone: string | null }) {
  return <p>If you do not read that mailbox, call PALS{phone && ` on ${phone}`}, or ask a colleague who does.</p>;
}

type OverProps = { end: Ended; phone: string | null; kept: boolean; words: string; again: string | undefined } & {
  danger: DangerNumbers | undefined;
};

/** It worked once, and does no more. `words`: what somebody was writing and was not kept. `again`: where they get another. */
export function IsOver({ end, phone, kept, words, again, danger }: OverProps) {
  const say = useSay();
  const call = phone ? say('Call PALS on {phone}.', { phone }) : say('Call PALS.');
  return (
    <>
      <OutsideTitle title={OVER_TITLES[end]} />
      {danger && <DangerHelp numbers={danger} sent />}
      {end === 'passed_on' && <p>{say('They have a link of their own. You have nothing more to do.')}</p>}
      {kept && <p>{say('What you wrote was kept. PALS will read it.')}</p>}
      {words && <WordsBack words={words} />}
      {again && <AnotherCode at={again} />}
      {!kept && (end === 'expired' || end === 'replaced') && <p>{call}</p>}
    </>
  );
}

/** Another browser, or one that was left quickly. */
export function NotLetIn({ words, again }: { words: string; again: string }) {
  return (
    <>
      <OutsideTitle title={sayable('We could not send this')} />
      <WordsBack words={words} />
      <AnotherCode at={again} />
    </>
  );
}

const AnotherCode = ({ at }: { at: string }) => (
  <ButtonRow>
    <ButtonLink href={at} label={sayable('Ask for another code')} large />
  </ButtonRow>
);

const OVER_TITLES: Record<Ended, string> = {
  recalled: sayable('PALS no longer needs this. Thank you.'),
  passed_on: sayable('A colleague has this now'),
  expired: sayable('This link has stopped working'),
  replaced: sayable('This link has stopped working'),
};

/** One answer to whatever leads nowhere. */
export function Unknown({ wait }: { wait?: string | undefined }) {
  return (
    <>
      <OutsideTitle title="This link does not work" />
      <p>{wait ?? 'Open it from the email again, or copy all of it. If it still does not work, call PALS.'}</p>
    </>
  );
}

export function TooMany() {
  const say = useSay();
  return (
    <>
      <OutsideTitle title={sayable('Too much was sent from here')} />
      <p>{say('Call PALS, so that somebody can listen.')}</p>
    </>
  );
}
