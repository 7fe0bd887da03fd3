import { Button, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { useSay } from '../platform/components/say.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { sayable } from '../platform/tongue.ts';
import { type Act, type Sentence, STEPS } from './tracking.rules.ts';

type Props = {
  path: string;
  refNumber: string;
  step: number;
  sentences: readonly Sentence[];
  /** We said we would contact them by now. */
  late: boolean;
  isClosed: boolean;
  done: Act | undefined;
  phone: string | null;
  filled: Filled;
};

const DONE: Record<Act, string> = {
  addition: sayable('We have what you added.'),
  sorted: sayable('Thank you for telling us. We will check and finish this.'),
  unhappy: sayable('We are sorry. Somebody will contact you about it, and not only the person who looks after this.'),
  complaint: sayable('We will contact you about making a complaint. You can also read how it works.'),
};

export function ProgressPage({ path, refNumber, step, sentences, late, isClosed, done, phone, filled }: Props) {
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <ErrorSummary errors={filled.errors} />
      {done && (
        <InsetText>
          <p role="status">{say(DONE[done])}</p>
        </InsetText>
      )}
      <OutsideTitle title="What is happening" />
      <p className="app-secondary">{say('Your number: {number}', { number: refNumber })}</p>
      <p className="nhsuk-lede-text">{sentences.map(({ words, values }) => say(words, values)).join(' ')}</p>
      {late && (
        <p>
          {say('We said we would contact you before now, and have not. We are sorry.')}
          {phone && <> {say.around('You can call us: {phone}.', { phone: <Phone typed={phone} /> })}</>}
        </p>
      )}
      <ol className="app-progress">
        {STEPS.map((title, at) => (
          <li className="app-progress__step" key={title} aria-current={at === step ? 'step' : undefined}>
            {at === step ? <strong>{say('{step}: now', { step: say(title) })}</strong> : say(title)}
          </li>
        ))}
      </ol>
      <form method="post" action={`${path}/addition`} noValidate>
        <TextArea {...fieldOf(filled, 'words')} label="Add something" labelSize="m" rows={4} />
        <ButtonRow>
          <Button label="Send" large />
        </ButtonRow>
      </form>
      <h2 className="nhsuk-heading-m">{say('Or tell us')}</h2>
      <ul className="nhsuk-list app-outside__ways">
        {!isClosed && (
          <li>
            <PostButton kind="secondary" action={`${path}/sorted`} label="It is sorted now" large />
          </li>
        )}
        <li>
          <PostButton kind="secondary" action={`${path}/unhappy`} label="I am not happy with how this is going" large />
        </li>
        <li>
          <PostButton kind="secondary" action={`${path}/complaint`} label="Make a complaint instead" large />
        </li>
        <li>
          <a href="/complaints">{say('How to complain')}</a>
        </li>
      </ul>
    </>
  );
}
