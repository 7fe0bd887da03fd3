import { DangerHelp, type DangerNumbers, HelpWhileWriting } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Radios, TextArea } from '../platform/components/fields.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { useSay } from '../platform/components/say.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { type Moment, sayable } from '../platform/tongue.ts';
import { EITHER, EITHER_OR_BOTH, ROUTE_WORDS } from '../telling/index.ts';
import { type Act, COMPLAINT_CHOICES, type Sentence, STEPS } from './tracking.rules.ts';

type Asking = { filled: Filled; both: boolean };

type Props = {
  path: string;
  refNumber: string;
  step: number;
  sentences: readonly Sentence[];
  /** We said we would contact them by now. */
  late: boolean;
  isClosed: boolean;
  isComplaint: boolean;
  /** They asked to make a complaint, and are asked how. `both`: where the trust does both at once. */
  asking: Asking | undefined;
  done: Act | undefined;
  /** What they have just added may mean danger. */
  danger: DangerNumbers | undefined;
  helpNow: DangerNumbers;
  /** By when somebody contacts them about what they pressed. */
  contactBy: Moment | undefined;
  phone: string | null;
  filled: Filled;
};

const DONE: Record<Act, string> = {
  addition: sayable('We have what you added.'),
  sorted: sayable('Thank you for telling us. We will check and finish this.'),
  unhappy: sayable('We are sorry. Somebody will contact you about it, and not only the person who looks after this.'),
  complaint: sayable('We will contact you about making a complaint. You can also read how it works.'),
};

const ASKED_FOR = sayable('You asked for a complaint. Within 3 working days you hear that we have it.');

export function ProgressPage(props: Props) {
  const { path, refNumber, step, sentences, late, isClosed, isComplaint, asking, done, danger, contactBy, phone } =
    props;
  const { filled, helpNow } = props;
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <ErrorSummary errors={[...filled.errors, ...(asking?.filled.errors ?? [])]} />
      {done && (
        <InsetText>
          <p role="status">
            {say(done === 'complaint' && isComplaint ? ASKED_FOR : DONE[done])}
            {contactBy && <> {say('Someone will contact you {by}.', { by: contactBy })}</>}
          </p>
        </InsetText>
      )}
      {danger && <DangerHelp numbers={danger} sent />}
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
      {asking && <HowToHandle path={path} {...asking} />}
      <form method="post" action={`${path}/addition`} noValidate>
        <TextArea
          {...fieldOf(filled, 'words')}
          label="Add something"
          hint="You can also say how and when to reach you."
          labelSize="m"
          rows={4}
        />
        <HelpWhileWriting numbers={helpNow} filled={filled} />
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
        {!asking && !isComplaint && (
          <li>
            <ButtonLink
              kind="secondary"
              href={`${path}?ask=complaint#complaint`}
              label="Make a complaint instead"
              large
            />
          </li>
        )}
        <li>
          <a href="/complaints">{say('How to complain')}</a>
        </li>
      </ul>
    </>
  );
}

function HowToHandle({ path, filled, both }: Asking & { path: string }) {
  const choices = COMPLAINT_CHOICES.filter((value) => both || value !== 'both');
  return (
    <form id="complaint" method="post" action={`${path}/complaint`} noValidate>
      <Radios
        {...fieldOf(filled, 'route')}
        label="How would you like us to handle this?"
        hint={both ? EITHER_OR_BOTH : EITHER}
        choices={choices.map((value) => ({ value, label: ROUTE_WORDS[value] }))}
      />
      <ButtonRow>
        <Button label="Continue" large />
      </ButtonRow>
    </form>
  );
}
