// The question pages, the page before sending, the last one, and the page by which somebody stops it.
import type { ReactNode } from 'react';
import { DangerHelp, type DangerNumbers, HelpWhileWriting } from '../cases/index.ts';
import { BackLink } from '../platform/components/back-link.tsx';
import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { Trap } from '../platform/components/trap.tsx';
import { type Filled, fieldOf, typedList } from '../platform/forms.ts';
import { SURE } from '../platform/trap.rules.ts';
import { ACCESS_NEEDS, ACCESS_WORDS, STEPS, type Step, said, saidAll, type Typed } from './joining.rules.ts';
import { KIND_WORDS, KINDS, kindWords, MEMBER_WAY_WORDS, type MemberWay, WAYS } from './kinds.rules.ts';

const ROOT = '/get-involved';
const AT = `${ROOT}/joining`;

type StepProps = {
  step: Step;
  typed: Typed;
  filled: Filled;
  back: string;
  checking: boolean;
  consent: { edition: number; words: string } | undefined;
  general: boolean;
  helpNow: DangerNumbers;
};

export function JoiningStep({ step, typed, filled, back, checking, consent, general, helpNow }: StepProps) {
  return (
    <>
      <BackLink href={back} />
      <ErrorSummary errors={filled.errors} />
      <form method="post" action={`${AT}/${step}`} noValidate>
        {checking && <input type="hidden" name="checking" value="yes" />}
        {consent && <input type="hidden" name="edition" value={consent.edition} />}
        {QUESTIONS[step]({ typed, filled, words: consent?.words ?? '', general })}
        <HelpWhileWriting numbers={helpNow} filled={filled} aside />
        <ButtonRow>
          <Button label="Continue" large />
        </ButtonRow>
      </form>
      <form method="post" action={`${AT}/throwing-away`}>
        <Button kind="link" label="Stop, and throw away what I wrote" />
      </form>
    </>
  );
}

type Asked = { typed: Typed; filled: Filled; words: string; general: boolean };
const question = { labelSize: 'l', heading: true, small: false } as const;
const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

const QUESTIONS: Record<Step, (asked: Asked) => ReactNode> = {
  name: ({ filled }) => (
    <TextField
      {...fieldOf(filled, 'name')}
      label="What is your name?"
      labelSize="l"
      heading
      autoComplete="name"
      width={30}
    />
  ),
  contact: ({ filled }) => (
    <Radios
      {...fieldOf(filled, 'way')}
      {...question}
      label="How can we contact you?"
      hint="Choose the way that is best for you."
      choices={WAYS.map((value) => ({ value, label: MEMBER_WAY_WORDS[value] }))}
    />
  ),
  reach: ({ typed, filled }) => <Reach way={said(typed, 'way')} filled={filled} />,
  interests: ({ filled }) => (
    <Checkboxes
      name="kinds"
      {...question}
      label="What interests you?"
      hint="Choose as many as you like. You can leave this out."
      values={typedList(filled, 'kinds')}
      choices={KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
    />
  ),
  access: ({ filled }) => (
    <>
      <Checkboxes
        name="needs"
        {...question}
        label="Is there anything that would make it easier for you?"
        hint="You can leave this out."
        values={typedList(filled, 'needs')}
        choices={ACCESS_NEEDS.map((value) => ({ value, label: ACCESS_WORDS[value] }))}
      />
      <TextField
        {...fieldOf(filled, 'language')}
        label="If an interpreter: which language?"
        hint="You can leave this out."
        width={20}
      />
      <TextField
        {...fieldOf(filled, 'other_need')}
        label="Something else"
        hint="Like step-free rooms. You can leave this out."
        width={30}
      />
    </>
  ),
  expenses: ({ filled }) => (
    <>
      <Radios
        {...fieldOf(filled, 'expenses')}
        {...question}
        label="Would help with costs make it easier?"
        hint="Like bus fares or somebody to look after your children. You can leave this out."
        choices={YES_NO}
      />
      <TextField
        {...fieldOf(filled, 'travel')}
        label="How would you travel?"
        hint="Like bus, or I cannot travel. You can leave this out."
        width={30}
      />
    </>
  ),
  consent: ({ filled, words, general }) => (
    <>
      <Radios
        {...fieldOf(filled, 'consent')}
        {...question}
        label={
          general ? 'Can we tell you about ways to get involved?' : 'Can we tell you about other ways to get involved?'
        }
        hint={general ? '' : 'You can sign up for this one all the same if you choose no.'}
        choices={YES_NO}
      />
      <InsetText>
        <p className="app-as-typed">{words}</p>
      </InsetText>
    </>
  ),
};

function Reach({ way, filled }: { way: string; filled: Filled }) {
  return (
    <>
      <OutsideTitle title="Where do we reach you?" />
      {way === 'letter' ? (
        <TextArea {...fieldOf(filled, 'address')} label="Address and postcode" rows={4} />
      ) : way === 'email' || way === 'video_relay' ? (
        <TextField
          {...fieldOf(filled, 'email')}
          label="Email address"
          hint={way === 'video_relay' ? 'We write to you to find a time for the call.' : ''}
          type="email"
          autoComplete="email"
          width={30}
        />
      ) : (
        <TextField
          {...fieldOf(filled, 'phone')}
          label={way === 'text' ? 'Mobile number' : 'Phone number'}
          type="tel"
          autoComplete="tel"
          width={20}
        />
      )}
      <Radios
        {...fieldOf(filled, 'seen_by_others')}
        label="Could somebody see or hear what we send, who must not?"
        hint="If so, we are careful: we leave no message there."
        small={false}
        choices={YES_NO}
      />
    </>
  );
}

const TITLES: Record<Step, string> = {
  name: 'Your name',
  contact: 'How we contact you',
  reach: 'Where we reach you',
  interests: 'What interests you',
  access: 'What makes it easier',
  expenses: 'Costs and travel',
  consent: 'Hearing about other ways',
};

const lineOf = (words: string, label: string) => (words.trim() ? `${label}: ${words}` : '');

const ANSWERS: Record<Step, (typed: Typed) => string[]> = {
  name: (typed) => [said(typed, 'name')],
  contact: (typed) => [MEMBER_WAY_WORDS[said(typed, 'way') as MemberWay] ?? ''],
  reach: (typed) => [
    reachedAt(typed),
    said(typed, 'seen_by_others') === 'yes' ? 'Somebody could see or hear what we send.' : '',
  ],
  interests: (typed) => saidAll(typed, 'kinds').map(kindWords),
  access: (typed) => [
    ...ACCESS_NEEDS.filter((need) => saidAll(typed, 'needs').includes(need)).map((need) => ACCESS_WORDS[need]),
    said(typed, 'language'),
    said(typed, 'other_need'),
  ],
  expenses: (typed) => [
    { yes: 'Help with costs makes it easier', no: 'No help with costs needed' }[said(typed, 'expenses')] ?? '',
    lineOf(said(typed, 'travel'), 'Travel'),
  ],
  consent: (typed) => [{ yes: 'Yes, you can tell me', no: 'No' }[said(typed, 'consent')] ?? ''],
};

function reachedAt(typed: Typed): string {
  const way = said(typed, 'way');
  if (way === 'letter') return said(typed, 'address');
  return said(typed, way === 'email' || way === 'video_relay' ? 'email' : 'phone');
}

type CheckProps = { typed: Typed; title: string; again: boolean; rest: string | undefined } & {
  danger: DangerNumbers | undefined;
};

export function CheckJoining({ typed, title, again, rest, danger }: CheckProps) {
  return (
    <>
      <ErrorSummary errors={again ? [{ message: SURE }] : []} />
      <OutsideTitle title="Check before you send" />
      {danger && <DangerHelp numbers={danger} />}
      {title && (
        <p>
          You are signing up for <strong>{title}</strong>.
        </p>
      )}
      <dl className="nhsuk-summary-list">
        {STEPS.map((step) => (
          <div className="nhsuk-summary-list__row" key={step}>
            <dt className="nhsuk-summary-list__key">{TITLES[step]}</dt>
            <dd className="nhsuk-summary-list__value">
              {answerTo(step, typed).map((line) => (
                <p className="app-as-typed" key={line}>
                  {line}
                </p>
              ))}
            </dd>
            <dd className="nhsuk-summary-list__actions">
              <a href={`${AT}/${step}?from=check`}>
                Change<span className="nhsuk-u-visually-hidden"> {TITLES[step].toLowerCase()}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <form method="post" action={`${AT}/sending`}>
        <Trap sure={again} />
        <ButtonRow>
          {rest ? <ButtonLink label="Go on with the questions" href={rest} large /> : <Button label="Send" large />}
        </ButtonRow>
      </form>
    </>
  );
}

function answerTo(step: Step, typed: Typed): string[] {
  const lines = ANSWERS[step](typed).filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : ['Left out'];
}

type JoinedProps = { by: string; title: string; more: boolean; phone: string | null };

export function Joined({ by, title, more, phone }: JoinedProps) {
  return (
    <>
      <OutsideTitle title={title ? 'You have signed up' : 'We have what you told us'} />
      {title ? (
        <p>
          You signed up for <strong>{title}</strong>. We will contact you by <strong>{by}</strong>.
        </p>
      ) : (
        <p>We will tell you when something comes up that interests you.</p>
      )}
      <h2 className="nhsuk-heading-m">What happens next</h2>
      <ol className="nhsuk-list nhsuk-list--number">
        {title && <li>Somebody from PALS reads this and contacts you, the way you chose.</li>}
        {title && <li>We talk about what you need, before anything begins.</li>}
        {more && <li>We tell you about other ways to get involved.</li>}
        <li>You can stop at any time. Each message from us says how.</li>
      </ol>
      {phone && (
        <p>
          To change something or to stop, call PALS: <Phone typed={phone} />
        </p>
      )}
      <p>
        <a href={ROOT}>Other ways to get involved</a>
      </p>
    </>
  );
}

export function NothingBegun() {
  return (
    <>
      <OutsideTitle title="We cannot find what you wrote" />
      <p>It may have been sent already, or more than 7 days have passed.</p>
      <ButtonRow>
        <ButtonLink label="Start again" href={ROOT} large />
      </ButtonRow>
    </>
  );
}

type StopProps = { state: 'ask' | 'stopped' | 'owed' | 'unknown'; path: string; phone: string | null };

/** Looking changes nothing; the button does. Nobody is named: whoever has the link may be somebody else. */
export function StopPage({ state, path, phone }: StopProps) {
  const call = phone && (
    <p>
      To talk to us, call PALS: <Phone typed={phone} />
    </p>
  );
  if (state === 'unknown')
    return (
      <>
        <OutsideTitle title="This link does not work" />
        <p>Open it from our message again, or copy all of it.</p>
        {call}
      </>
    );
  if (state === 'stopped' || state === 'owed')
    return (
      <>
        <OutsideTitle title="You have stopped" />
        {state === 'owed' ? (
          <>
            <p>We write to you about this no more. But we still owe you money for your costs.</p>
            <p>We keep your name and how to reach you until we have paid it. Then we delete how to reach you.</p>
            {call}
          </>
        ) : (
          <p>We write to you about this no more. We deleted what you told us to get involved.</p>
        )}
        <p>We keep that you stopped, and when. So nobody writes to you again by mistake.</p>
        <p>If we paid your costs, we also keep your name and what we paid.</p>
        <p>
          <a href={ROOT}>Ways to get involved</a>
        </p>
      </>
    );
  return (
    <>
      <OutsideTitle title="Stop hearing from us" />
      <p>We write to you about getting involved no more. What you signed up for is cancelled.</p>
      <p>We delete what you told us for this. If you also asked PALS for help, that goes on.</p>
      <p>If we still owe you money for your costs, we pay that first.</p>
      <PostButton action={path} label="Stop" large />
      {call}
    </>
  );
}
