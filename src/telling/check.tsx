// Before it goes, after it went, and where they come back to.

import { DangerHelp, type DangerNumbers } from '../cases/index.ts';
import { Offer } from '../equality/index.ts';
import { BackLink } from '../platform/components/back-link.tsx';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { PrintButton } from '../platform/components/print-button.tsx';
import { type Say, useSay } from '../platform/components/say.tsx';
import { Trap } from '../platform/components/trap.tsx';
import { type Moment, sayable } from '../platform/tongue.ts';
import { SURE } from '../platform/trap.rules.ts';
import { CopyPart, ReceiptPart } from './keeping.tsx';
import { StaySafeNote } from './stay-safe.tsx';
import {
  asksAboutThem,
  isWhole,
  isWrittenTo,
  type Sent,
  SHOWN_MINUTES,
  type Step,
  said,
  stepsFor,
  type Told,
} from './telling.rules.ts';
import {
  HOPE_WORDS,
  NEED_WORDS,
  PACE_WORDS,
  ROUTE_WORDS,
  SHARING_WORDS,
  WAY_WORDS,
  WHO_WORDS,
} from './telling.words.ts';

const TITLES: Record<Step, string> = {
  what: sayable('What you want to tell us'),
  where: sayable('Where it was'),
  who: sayable('Who it is about'),
  hope: sayable('What you would like to happen'),
  route: sayable('How you want us to handle it'),
  contact: sayable('How we can contact you'),
  reach: sayable('Where we reach you'),
  needs: sayable('What makes it easier for you'),
  sharing: sayable('If we can talk to the staff involved'),
};

type Props = { told: Told; danger: DangerNumbers | undefined; again: boolean; phone: string | null };

export function Check({ told, danger, again, phone }: Props) {
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <BackLink href={`/tell-us/${stepsFor(told).at(-1)}`} />
      <ErrorSummary errors={again ? [{ message: SURE }] : []} />
      <OutsideTitle title="Check before you send" />
      {danger && <DangerHelp numbers={danger} />}
      <dl className="nhsuk-summary-list">
        {stepsFor(told).map((step) => (
          <div className="nhsuk-summary-list__row" key={step}>
            <dt className="nhsuk-summary-list__key">{say(TITLES[step])}</dt>
            <dd className="nhsuk-summary-list__value">
              {answerTo(step, told, say).map((line) => (
                <p className="app-as-typed" key={line}>
                  {line}
                </p>
              ))}
            </dd>
            <dd className="nhsuk-summary-list__actions">
              <a href={`/tell-us/${step}?from=check`}>
                {say('Change')}
                <span className="nhsuk-u-visually-hidden">: {say(TITLES[step])}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {said(told, 'way') === 'none' && (
        <InsetText>
          <p>{say(NO_NAME_WORDS)}</p>
        </InsetText>
      )}
      <form method="post" action="/tell-us/sending">
        <Trap sure={again} />
        {again && phone && (
          <p>{say.around('If you want to talk to us sooner, call {phone}.', { phone: <Phone typed={phone} /> })}</p>
        )}
        <ButtonRow>
          {isWhole(told) ? (
            <Button label="Send" large />
          ) : (
            <ButtonLink label="Go on with the questions" href="/tell-us" large />
          )}
        </ButtonRow>
      </form>
      <ul className="nhsuk-list app-outside__ways app-no-print">
        <li>
          <a href="/tell-us/later">{say('Come back later')}</a>
        </li>
        <li>
          <PrintButton large />
        </li>
      </ul>
    </>
  );
}

/** Message 18. */
const NO_NAME_WORDS = sayable(
  'You have not told us who you are. We will read this and act if we can. We cannot reply, unless you keep the number that we give you next and come back with it.',
);
const NO_REPLY = sayable('You have not told us who you are. We will read this and act if we can, but we cannot reply.');
const NOTHING = sayable('Left out');

/** What they typed as they typed it, what they chose as it is called. */
export function answerTo(step: Step, told: Told, say: Say): string[] {
  const wordsOf: WordsOf = (words, value) => say(words[value] ?? '');
  const lines = ANSWERS[step](told, wordsOf).filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : [say(NOTHING)];
}

type WordsOf = (words: Record<string, string>, value: string) => string;

const SAFE = {
  yes: sayable('It is safe to leave a message'),
  no: sayable('It is not safe to leave a message'),
};

const SAFE_TO_WRITE = {
  yes: sayable('It is safe to write to you there'),
  no: sayable('It is not safe to write to you there'),
};

const ANSWERS: Record<Step, (told: Told, wordsOf: WordsOf) => string[]> = {
  what: (told) => [said(told, 'what'), ...[told.files ?? []].flat()],
  where: (told) => [said(told, 'where')],
  who: (told, wordsOf) => [wordsOf(WHO_WORDS, said(told, 'who')), said(told, 'their_name')],
  hope: (told, wordsOf) => [wordsOf(HOPE_WORDS, said(told, 'hope'))],
  route: (told, wordsOf) => [wordsOf(ROUTE_WORDS, said(told, 'route'))],
  contact: (told, wordsOf) => [wordsOf(WAY_WORDS, said(told, 'way'))],
  reach: (told, wordsOf) => [
    said(told, 'name'),
    ...['phone', 'email', 'mobile', 'address', 'times'].map((field) => said(told, field)),
    wordsOf(isWrittenTo(told) ? SAFE_TO_WRITE : SAFE, said(told, 'message')),
    said(told, 'who') === 'died' ? wordsOf(PACE_WORDS, said(told, 'pace')) : '',
  ],
  needs: (told, wordsOf) => [
    ...[told.needs ?? []].flat().map((need) => wordsOf(NEED_WORDS, need)),
    said(told, 'language'),
    said(told, 'other_need'),
  ],
  sharing: (told, wordsOf) => [wordsOf(SHARING_WORDS, said(told, 'sharing'))],
};

type SentProps = {
  sent: Sent;
  by: Moment | undefined;
  phone: string | null;
  danger: DangerNumbers | undefined;
  /** Of somebody without a name: undefined once they have kept it. */
  receipt: string | undefined;
  /** It can be sent to them. */
  offers: boolean;
};

export function SentPage({ sent, by, phone, danger, receipt, offers }: SentProps) {
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <OutsideTitle title={sent.died ? 'Thank you for telling us' : 'We have your message'} />
      {sent.died && (
        <p>
          {sent.called && `${say('Thank you for telling us about {name}.', { name: sent.called })} `}
          {say('Somebody from PALS will read this. There is no rush. You can call, write or wait: you choose.')}
        </p>
      )}
      {sent.receipt ? (
        <WithNumber sent={sent} by={by} receipt={receipt} />
      ) : sent.anonymous ? (
        <p>{say(NO_REPLY)}</p>
      ) : (
        <p>
          {say.around('Your number is {number}.', { number: <strong>{sent.ref}</strong> })}{' '}
          <WhenWords sent={sent} by={by} />
        </p>
      )}
      {danger && <DangerHelp numbers={danger} sent />}
      {sent.unsafe && !sent.receipt && <p>{say(NO_MESSAGES)}</p>}
      <h2 className="nhsuk-heading-m">{say('What happens next')}</h2>
      <ol className="nhsuk-list nhsuk-list--number">
        <li>{say('Somebody from PALS reads your message.')}</li>
        <li>{say('We ask nobody about it before you say that we can.')}</li>
        {sent.complaint && !sent.anonymous && (
          <li>{say('You asked for a complaint. Within 3 working days you hear that we have it.')}</li>
        )}
        {!sent.anonymous && <li>{say('We tell you what we found, and what will change.')}</li>}
      </ol>
      {!sent.anonymous && !sent.receipt && (
        <>
          <p>
            <a href="/track">{say('Check what is happening')}</a>
          </p>
          <CopyPart sent={sent} offers={offers} />
        </>
      )}
      {phone && (
        <p>{say.around('If you want to talk to us sooner, call {phone}.', { phone: <Phone typed={phone} /> })}</p>
      )}
      <StaySafeNote unsafe={sent.unsafe} />
      {asksAboutThem(sent) && <Offer href="/tell-us/about-you" />}
    </>
  );
}

/** When they hear from us: after a death as they chose, with no hour and no deadline to it. */
function WhenWords({ sent, by }: { sent: Sent; by: Moment | undefined }) {
  const say = useSay();
  if (sent.pace === 'they_write') return say('We will not contact you before you contact us.');
  if (sent.died && sent.pace !== 'two_weeks') return say('We will contact you soon.');
  if (!by) return null;
  const when = { by: <strong>{say('{by}', { by })}</strong> };
  return sent.pace === 'two_weeks'
    ? say.around('As you asked, we will contact you around {by}.', when)
    : say.around('We will contact you {by}.', when);
}

const COME_BACK = sayable(
  'You have not told us who you are. We will read this and act if we can. We cannot reply, unless you keep this number and come back with it.',
);

const NO_MESSAGES = sayable('You told us that messages may be seen. We will not leave a message there.');

/** Nobody knows who they are, or no message may reach them: they come back. */
function WithNumber({ sent, by, receipt }: Pick<SentProps, 'sent' | 'by' | 'receipt'>) {
  const say = useSay();
  const part = { receipt, unnamed: sent.anonymous, minutes: SHOWN_MINUTES };
  if (sent.anonymous)
    return (
      <>
        <p>{say(COME_BACK)}</p>
        <ReceiptPart {...part} by={by} writes />
      </>
    );
  return (
    <>
      <p>
        {say(NO_MESSAGES)} {say('You can come back with a number, and read what we write to you.')}
      </p>
      {!sent.byNumber && (
        <p>
          <WhenWords sent={sent} by={by} />
        </p>
      )}
      <ReceiptPart {...part} by={by} writes={sent.byNumber === true} />
      <p>{say('When you call us, you can say this other number: {number}.', { number: sent.ref })}</p>
    </>
  );
}

type LaterProps = { link: string; days: number };

export function Later({ link, days }: LaterProps) {
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <OutsideTitle title="Come back later" />
      <p>{say('What you wrote is kept for {days} days. Only you can open it, with this address:', { days })}</p>
      <InsetText>
        <p className="app-outside__secret" dir="ltr">
          {link}
        </p>
      </InsetText>
      <p>{say('Copy it, or take a photo of it. Whoever has it can read what you wrote.')}</p>
      <ButtonRow>
        <ButtonLink label="Go on now" href="/tell-us" large />
      </ButtonRow>
      <form method="post" action="/tell-us/throwing-away">
        <Button kind="link" label="Throw away what I wrote" />
      </form>
    </>
  );
}

/** `died`: they come from the pages after a death. */
type StartProps = { phone: string | null; begun: boolean; died?: boolean; complaint?: boolean };

export function Start({ phone, begun, died = false, complaint = false }: StartProps) {
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <OutsideTitle title={startTitle(died, complaint)} />
      {died ? (
        <p>
          {say('There is one question on each page.')} {say('You can leave out most of them.')}{' '}
          {say('You do not have to finish today.')} {say('Somebody from PALS reads what you send.')}
        </p>
      ) : (
        <p>
          {say('You can ask a question, tell us about a problem, share an idea or say thank you.')}{' '}
          {say('It takes about 5 minutes, with one question on each page.')}{' '}
          {say('When you send it, you see by when we contact you. Somebody from PALS reads it.')}
        </p>
      )}
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>{say('You do not have to give your name.')}</li>
        <li>{say('You do not need your NHS number.')}</li>
        <li>{say('What you write is kept as you go, so you can stop and come back.')}</li>
        <li>{say('We ask nobody about it before you say that we can.')}</li>
      </ul>
      <form method="post" action="/tell-us">
        {died && <input type="hidden" name="about" value="died" />}
        {complaint && <input type="hidden" name="as" value="complaint" />}
        {begun && <input type="hidden" name="again" value="yes" />}
        <ButtonRow>
          {begun && <ButtonLink label="Go on where you were" href="/tell-us/on" large />}
          <Button label={begun ? 'Start again' : 'Start'} kind={begun ? 'secondary' : 'primary'} large />
        </ButtonRow>
      </form>
      <ul className="nhsuk-list app-outside__ways">
        <li>
          {died ? (
            <a href="/call-me-slowly">{say('Ask us to call you in about 2 weeks')}</a>
          ) : (
            <a href="/call-me">{say('Call me instead')}</a>
          )}
          {phone && <> {say.around('or call us: {phone}', { phone: <Phone typed={phone} /> })}</>}
        </li>
        <li>
          <a href="/bsl">{say('British Sign Language (BSL)')}</a>
        </li>
        <li>
          <a href="/languages">{say('Other languages')}</a>
        </li>
        <li>
          <a href="/stay-safe">{say('Someone might see this')}</a>
        </li>
      </ul>
    </>
  );
}

const startTitle = (died: boolean, complaint: boolean) =>
  died ? sayable('Write to us in your own time') : complaint ? sayable('Make a complaint') : 'Tell us what happened';

export function NothingHere() {
  const say = useSay();
  return (
    <>
      <LeaveQuickly />
      <OutsideTitle title="We cannot find what you wrote" />
      <p>{say('It may have been sent already, or more than 7 days have passed. Nothing you sent is lost.')}</p>
      <ButtonRow>
        <ButtonLink label="Start again" href="/tell-us" large />
      </ButtonRow>
    </>
  );
}
