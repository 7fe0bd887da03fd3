// The page of one question. Everything works without script.
import { DangerHelp, type DangerNumbers, HelpWhileWriting } from '../cases/index.ts';
import { BackLink } from '../platform/components/back-link.tsx';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { useSay, useTongue } from '../platform/components/say.tsx';
import { sayable } from '../platform/tongue.ts';
import type { Enclosure } from './enclosures.ts';
import { Enclose } from './enclosures.tsx';
import { Question, type QuestionProps } from './questions.tsx';
import { signsIt } from './telling.rules.ts';

const ROOT = '/tell-us';

/** It was sent on another page, or thrown away there: this one still takes what is on it. */
export const KEPT_NO_MORE = sayable(
  'This was sent already, or is not here any more. Press Continue: nothing that you write here is lost.',
);

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

type StepProps = QuestionProps & {
  back: string;
  /** They came from the page before sending, and go back to it. */
  checking: boolean;
  /** What they wrote may mean danger. */
  danger: boolean;
  helpNow: DangerNumbers;
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
        data-reply-ended={say(KEPT_NO_MORE)}
        encType={step === 'what' ? 'multipart/form-data' : undefined}
        {...saidByScript}
      >
        {checking && <input type="hidden" name="checking" value="yes" />}
        {signs && <OutsideTitle title="Send us a video in British Sign Language (BSL)" />}
        {signs && along}
        <Question step={step} told={told} filled={filled} places={places} mayBoth={mayBoth} />
        <HelpWhileWriting numbers={helpNow} filled={filled} aside={step !== 'what'} />
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
