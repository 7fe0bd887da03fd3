import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Radios, Select } from '../platform/components/fields.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { useTongue } from '../platform/components/say.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { MOST_SHOWN, QUESTIONS } from './questions.rules.ts';

/** On the page that says that the message has gone. The questions are asked in English only, so on no other page. */
export function Offer({ href }: { href: string }) {
  if (useTongue()) return null;
  return (
    <p>
      <a href={href}>Answer a few questions about you</a>, if you like. It helps us to be fair to everyone.
    </p>
  );
}

type Props = { action: string; back: string; filled: Filled };

/** One page, after the message has gone. Nothing on it has to be answered. */
export function Questions({ action, back, filled }: Props) {
  return (
    <>
      <LeaveQuickly />
      <ErrorSummary errors={filled.errors} />
      <OutsideTitle title="Questions about you" />
      <p>We ask so that we can see who we help, and who does not come to us. You can leave out what you like.</p>
      <p>We only count the answers. They are not kept with your message, and nobody here can see who gave them.</p>
      <form method="post" action={action} noValidate>
        {QUESTIONS.map((question) => (
          <Answers key={question.code} {...question} filled={filled} />
        ))}
        <ButtonRow>
          <Button label="Send my answers" large />
        </ButtonRow>
      </form>
      <p>
        <a href={back}>Leave all of this out</a>
      </p>
    </>
  );
}

function Answers({ code, label, answers, filled }: (typeof QUESTIONS)[number] & { filled: Filled }) {
  const choices = answers.map(([value, words]) => ({ value, label: words }));
  const field = { ...fieldOf(filled, code), label, labelSize: 's', choices } as const;
  return choices.length > MOST_SHOWN ? <Select {...field} blank="Left out" /> : <Radios {...field} small={false} />;
}

export function Thanks({ back }: { back: string }) {
  return (
    <>
      <LeaveQuickly />
      <OutsideTitle title="Thank you" />
      <p>Your answers are counted. They help us to see who we do not reach yet.</p>
      <p>
        <a href={back}>Back to your message</a>
      </p>
    </>
  );
}
