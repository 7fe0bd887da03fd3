import { DangerHelp, type DangerNumbers, HelpWhileWriting } from '../cases/index.ts';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { TextArea, TextField } from '../platform/components/fields.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { useSay } from '../platform/components/say.tsx';
import { WordsBack } from '../platform/components/words-back.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { dateTimeWords } from '../platform/time.ts';
import { sayable } from '../platform/tongue.ts';
import type { listMessages } from '../receipts/index.ts';
import type { Sentence } from './tracking.rules.ts';

type AskProps = {
  filled: Filled;
  /** What could not be sent. */
  back?: { words: string; danger: DangerNumbers | undefined };
  phone: string | null;
};

export function AskReceipt({ filled, back, phone }: AskProps) {
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <ErrorSummary errors={filled.errors} />
      <OutsideTitle title="Come back with your number" />
      {back?.danger && <DangerHelp numbers={back.danger} sent />}
      {back && <WordsBack words={back.words} />}
      <p>{say('You got a number when you wrote to us. With it you read what we wrote to you.')}</p>
      <form method="post" action="/track/receipt" noValidate autoComplete="off">
        <TextField
          {...fieldOf(filled, 'receipt')}
          label="Your number"
          hint="16 letters and numbers, like 7K3M-9QXR-2TBV-H4CW"
          width={30}
          autoComplete="off"
          spellCheck={false}
        />
        <ButtonRow>
          <Button label="Continue" large />
        </ButtonRow>
      </form>
      <h2 className="nhsuk-heading-m">{say('If you do not have the number any more')}</h2>
      <p>{say('Nobody can find it again, not even us.')}</p>
      <p>{say('You can write to us once more. Say that you wrote before, and about when. You get a new number.')}</p>
      <p>
        <a href="/tell-us">{say('Write to us again')}</a>
      </p>
      {phone && (
        <p>
          {say.around('You can also call us: {phone}. You do not have to give your name.', {
            phone: <Phone typed={phone} />,
          })}
        </p>
      )}
      <p>
        <a href="/track">{say('I gave you my email address or mobile number')}</a>
      </p>
    </>
  );
}

type Props = {
  /** To whom this page was opened. */
  visit: string;
  sentences: readonly Sentence[];
  messages: readonly Message[];
  /** Nobody knows who they are. */
  unnamed: boolean;
  /** We said we would have written by now. */
  late: boolean;
  now: Date;
  done: boolean;
  /** What they have just written may mean danger. */
  danger: DangerNumbers | undefined;
  helpNow: DangerNumbers;
  phone: string | null;
  filled: Filled;
};

export function MessagesPage(props: Props) {
  const { visit, sentences, messages, unnamed, late, now, done, danger, helpNow, phone, filled } = props;
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <ErrorSummary errors={filled.errors} />
      {done && (
        <InsetText>
          <p role="status">{say('We have what you wrote.')}</p>
        </InsetText>
      )}
      {danger && <DangerHelp numbers={danger} sent />}
      <OutsideTitle title="What is happening" />
      <p className="nhsuk-lede-text">{sentences.map(({ words, values }) => say(words, values)).join(' ')}</p>
      {late && (
        <p>
          {say(
            unnamed
              ? sayable('We said we would write to you before now, and have not. We are sorry.')
              : sayable('We said we would contact you before now, and have not. We are sorry.'),
          )}
          {phone && <> {say.around('You can call us: {phone}.', { phone: <Phone typed={phone} /> })}</>}
        </p>
      )}
      <h2 className="nhsuk-heading-m">{say('Messages')}</h2>
      <Messages messages={messages} now={now} />
      <form method="post" action="/track/messages" noValidate>
        <input type="hidden" name="visit" value={visit} />
        <TextArea
          {...fieldOf(filled, 'words')}
          label="Write to us"
          labelSize="m"
          hint={
            unnamed
              ? sayable('We still do not know who you are, unless you say so.')
              : sayable('You can also say how and when it is safe to reach you.')
          }
          rows={5}
        />
        <HelpWhileWriting numbers={helpNow} filled={filled} />
        <ButtonRow>
          <Button label="Send" large />
        </ButtonRow>
      </form>
      <p>{say('Keep your number. You need it each time you come back.')}</p>
      <p>
        <a href="/complaints">{say('How to complain')}</a>
      </p>
    </>
  );
}

type Message = Awaited<ReturnType<typeof listMessages>>[number];

function Messages({ messages, now }: Pick<Props, 'messages' | 'now'>) {
  const say = useSay();
  if (messages.length === 0)
    return <p>{say('We have not written to you yet. What you told us first is not shown here.')}</p>;
  return (
    <ul className="app-help-list">
      {messages.map((one) => {
        const at = { at: one.written_at, words: dateTimeWords(one.written_at, now) };
        return (
          <li key={one.id}>
            <h3 className="nhsuk-heading-s">{say(one.ours ? PALS_WROTE : YOU_WROTE, { at })}</h3>
            <p className="app-as-typed">{one.struck ? say('This was taken back.') : one.words}</p>
          </li>
        );
      })}
    </ul>
  );
}

const PALS_WROTE = sayable('PALS wrote, {at}');
const YOU_WROTE = sayable('You wrote, {at}');
