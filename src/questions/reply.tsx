import type { ReactNode } from 'react';
import { DangerHelp, type DangerNumbers, HelpWhileWriting } from '../cases/index.ts';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { dateWords, localDate, timeWords } from '../platform/time.ts';
import { WhatIsAsked } from './asked.tsx';
import { SHARE_CHOICES, type WhomKind } from './questions.rules.ts';
import type { Question } from './questions.ts';

type About = { path: string; phone: string | null; question: Question };

type Props = About & {
  asker: string;
  by: string;
  late: boolean;
  delayed: boolean;
  /** Nobody waits for it any more; an answer is kept all the same. */
  over: boolean;
  passedNote: string;
  /** Of a person who is asked about their own matter: why they need more time may mean danger. */
  danger: DangerNumbers | undefined;
  helpNow: DangerNumbers | undefined;
  filled: Filled;
};

/** What is asked, by whom, by when; and the answer. */
export function QuestionPage({ path, phone, question, passedNote, danger, helpNow, filled, ...asked }: Props) {
  const { over } = asked;
  const person = question.whom === 'person';
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <WhatIsAsked asked={question} title={<OutsideTitle title={question.question} />} lede={<Lede {...asked} />} />
      {danger && <DangerHelp numbers={danger} sent />}
      {passedNote && (
        <p>
          <strong>From the colleague who passed it to you:</strong> <span className="app-as-typed">{passedNote}</span>
        </p>
      )}
      <form method="post" action={`${path}/answer`} noValidate data-reply={path}>
        <TextArea
          {...fieldOf(filled, 'answer')}
          label="Your answer"
          labelSize="m"
          hint={person ? 'In your own words.' : 'Plain words are best. We may read this out.'}
          rows={6}
        />
        {!person && (
          <>
            <Radios
              {...fieldOf(filled, 'share')}
              label="Can we share this with the family?"
              small={false}
              choices={SHARE_CHOICES}
            />
            <TextField {...fieldOf(filled, 'name')} label="Your name and role" autoComplete="name" width={30} />
          </>
        )}
        {helpNow && <HelpWhileWriting numbers={helpNow} filled={filled} />}
        <p className="app-secondary" data-reply-state="" aria-live="polite" />
        <Button label="Send answer" large />
      </form>
      <ul className="nhsuk-list app-outside__ways">
        {!over && (
          <li>
            <a href={`${path}?do=more-time`}>I need more time</a>
          </li>
        )}
        {!person && !over && (
          <li>
            <a href={`${path}?do=not-for-me`}>This is not for me</a>
          </li>
        )}
        {phone && <li>Call us: {phone}</li>}
      </ul>
    </>
  );
}

function Lede({ asker, by, late, delayed, over }: Pick<Props, 'asker' | 'by' | 'late' | 'delayed' | 'over'>) {
  if (over) return `${asker} from PALS asked this, and no longer waits for it. You can still answer.`;
  return (
    <>
      {asker} from PALS is asking.{' '}
      {late ? (
        'Please answer as soon as you can.'
      ) : (
        <>
          {delayed ? 'You have until then: please answer ' : 'Please answer '}
          <strong>{by}</strong>.
        </>
      )}{' '}
      It takes about 1 minute.
    </>
  );
}

type TimeProps = About & {
  offered: readonly { value: string; label: string }[];
  helpNow: DangerNumbers | undefined;
  filled: Filled;
};

/** Days that are later than what we asked for are offered; any other is typed. */
export function AskForTime({ path, offered, helpNow, filled, question }: TimeProps) {
  return (
    <Form path={path} act="more-time" title="I need more time" filled={filled} question={question}>
      <Radios
        {...fieldOf(filled, 'until')}
        label="When can you answer?"
        small={false}
        choices={[
          ...offered,
          {
            value: 'day',
            label: 'Another day',
            children: (
              <TextField {...fieldOf(filled, 'day')} label="Day" hint="Like Friday or 27 November" width={20} />
            ),
          },
        ]}
      />
      <TextArea {...fieldOf(filled, 'reason')} label="Reason (optional)" rows={2} />
      {helpNow && <HelpWhileWriting numbers={helpNow} filled={filled} />}
      <Button label="Ask for this time" large />
    </Form>
  );
}

type NotMineProps = About & { places: readonly { value: string; label: string }[]; filled: Filled };

export function NotForMe({ path, places, filled, question }: NotMineProps) {
  const mayPass = question.whom === 'service';
  return (
    <Form path={path} act="passing" title="This is not for me" filled={filled} question={question}>
      {mayPass && (
        <>
          <p>Who can answer it? They get a link of their own, and yours stops.</p>
          {places.length > 0 && (
            <Select {...fieldOf(filled, 'place')} label="Ward or service" blank="Choose one" choices={places} />
          )}
          <TextField
            {...fieldOf(filled, 'email')}
            label={
              places.length > 0 ? 'Or the email of a colleague in this trust' : 'Email of a colleague in this trust'
            }
            type="email"
            spellCheck={false}
          />
        </>
      )}
      <TextArea
        {...fieldOf(filled, 'note')}
        label={mayPass ? 'Note (optional)' : 'Note'}
        hint={`${mayPass ? 'If you give it back, write' : 'Write'} why, or who could answer it.`}
        rows={2}
      />
      <ButtonRow>
        {mayPass && <Button label="Send it to them" large />}
        <Button label="Give it back to PALS" kind="secondary" large name="act" value="back" />
      </ButtonRow>
    </Form>
  );
}

type FormProps = { path: string; act: string; title: string; filled: Filled; question: Question; children: ReactNode };

function Form({ path, act, title, filled, question, children }: FormProps) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <p>
        <a href={path}>Back to the question</a>
      </p>
      <OutsideTitle title={title} />
      <p className="app-as-typed">{question.question}</p>
      <form method="post" action={`${path}/${act}`} noValidate>
        {children}
      </form>
    </>
  );
}

type AnsweredProps = {
  path: string;
  phone: string | null;
  whom: WhomKind;
  by: string;
  byPhone: boolean;
  /** By a link; else PALS got it in another way. */
  answered: boolean;
  at: Date;
  now: Date;
  /** What was written in this browser; a colleague sees that it was answered, not what. */
  own: readonly { key: string; words: string }[];
  tells: string;
  mayAdd: boolean;
  /** What they wrote may mean danger. */
  danger: DangerNumbers | undefined;
  helpNow: DangerNumbers | undefined;
  filled: Filled;
};

export function Answered({ path, phone, own, tells, mayAdd, danger, helpNow, filled, ...answer }: AnsweredProps) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {own.length > 0 ? (
        <>
          <OutsideTitle title="Thank you. PALS has your answer." />
          {danger && <DangerHelp numbers={danger} sent />}
          {tells && <p>We will tell the family {tells}.</p>}
          <h2 className="nhsuk-heading-s">What you wrote</h2>
          {own.map(({ key, words }) => (
            <InsetText key={key}>
              <p className="app-as-typed">{words}</p>
            </InsetText>
          ))}
        </>
      ) : (
        <>
          <OutsideTitle title={answeredWords(answer)} />
          <p>You have nothing more to do.</p>
        </>
      )}
      {mayAdd && (
        <form method="post" action={`${path}/addition`} noValidate data-reply={path}>
          <TextArea
            {...fieldOf(filled, 'words')}
            label="Add something"
            labelSize="m"
            hint="If something has changed, or was left out."
            rows={3}
          />
          {helpNow && <HelpWhileWriting numbers={helpNow} filled={filled} />}
          <p className="app-secondary" data-reply-state="" aria-live="polite" />
          <Button kind="secondary" label="Send this as well" large />
        </form>
      )}
      {phone && <p>Call us: {phone}</p>}
    </>
  );
}

type Given = Pick<AnsweredProps, 'whom' | 'by' | 'byPhone' | 'answered' | 'at' | 'now'>;

/** "Sister J Cole answered at 11:20am." */
function answeredWords({ whom, by, byPhone, answered, at, now }: Given): string {
  if (whom === 'person') return 'PALS has your answer. Thank you.';
  if (byPhone) return by ? `Told to PALS by phone by ${by}` : 'PALS was told by phone';
  if (!answered) return 'PALS has an answer to this. Thank you.';
  const when = localDate(at) === localDate(now) ? timeWords(at) : `${timeWords(at)} on ${dateWords(at, now)}`;
  return `${by || 'A colleague'} answered at ${when}`;
}

export function Recalled() {
  return <OutsideTitle title="PALS no longer needs this. Thank you." />;
}

export function GivenBack({ phone }: { phone: string | null }) {
  return (
    <>
      <OutsideTitle title="Thank you. PALS knows that this is not for you." />
      {phone && <p>If it is for you after all, call us: {phone}</p>}
    </>
  );
}
