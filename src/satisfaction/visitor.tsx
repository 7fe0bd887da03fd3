import { DangerHelp, type DangerNumbers, HelpWhileWriting } from '../cases/index.ts';
import { Button, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { InSize } from '../platform/components/in-size.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { CallPals } from '../platform/components/phone.tsx';
import { WordsBack } from '../platform/components/words-back.tsx';
import type { Filled } from '../platform/forms.ts';
import { AnswerFields } from './answer-fields.tsx';

type Size = { large: boolean; phone: string | null };

/** How PALS did, asked of somebody who came by a link. */
type AskProps = Size & { path: string; filled: Filled; helpNow: DangerNumbers };

export function AskThem({ path, filled, helpNow, large }: AskProps) {
  const format = large ? '?format=large' : '';
  return (
    <InSize large={large}>
      <ErrorSummary errors={filled.errors} />
      <OutsideTitle title="How did we do?" />
      <p>You were in touch with PALS not long ago. Here are 5 short questions about us.</p>
      <p>You do not have to answer. It changes nothing about your care, or about how we help you.</p>
      <form method="post" action={`${path}/answer${format}`} noValidate>
        <AnswerFields filled={filled} small={false} />
        <HelpWhileWriting numbers={helpNow} filled={filled} />
        <p>Your answer is kept apart from what you told us. Only the manager of PALS reads what you write.</p>
        <ButtonRow>
          <Button label="Send" large />
        </ButtonRow>
      </form>
      <h2 className="nhsuk-heading-s">You do not want to be asked?</h2>
      <p>Tell us, and we do not ask you again.</p>
      <PostButton action={`${path}/refusal${format}`} kind="secondary" label="Do not ask me" />
      <p className="app-no-print">
        Other formats: <a href={large ? path : `${path}?format=large`}>{large ? 'Usual size' : 'Large print'}</a>
      </p>
    </InSize>
  );
}

/** After it went: the same for everybody but those whose words may mean danger. */
export function Thanked({ danger, large, phone }: Size & { danger: DangerNumbers | undefined }) {
  return (
    <InSize large={large}>
      <OutsideTitle title="Thank you" />
      {danger && <DangerHelp numbers={danger} sent />}
      <p>We have your answer. The manager of PALS reads it.</p>
      <p>
        If you need us, <CallPals phone={phone} />.
      </p>
    </InSize>
  );
}

export function NotAsked({ large, phone }: Size) {
  return (
    <InSize large={large}>
      <OutsideTitle title="You do not need to do anything" />
      <p>We do not ask you about this any more.</p>
      <p>
        If you need us, <CallPals phone={phone} />.
      </p>
    </InSize>
  );
}

/** They wrote after it was over: it went to nobody, and they can copy it. */
export function NotSent({ words, danger, large, phone }: Size & { words: string; danger: DangerNumbers | undefined }) {
  return (
    <InSize large={large}>
      <OutsideTitle title="We could not send this" />
      {danger && <DangerHelp numbers={danger} sent />}
      <WordsBack words={words} />
      <p>
        If you need us, <CallPals phone={phone} />.
      </p>
    </InSize>
  );
}
