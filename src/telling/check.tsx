// Before it goes, after it went, and where they come back to.

import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { DangerHelp, type DangerNumbers } from './danger.tsx';
import { isWhole, type Sent, type Step, said, stepsFor, type Told } from './telling.rules.ts';
import { HOPE_WORDS, NEED_WORDS, PACE_WORDS, SHARING_WORDS, WAY_WORDS, WHO_WORDS } from './telling.words.ts';
import { Trap } from './trap.tsx';

const TITLES: Record<Step, string> = {
  what: 'What you want to tell us',
  where: 'Where it was',
  who: 'Who it is about',
  hope: 'What you would like to happen',
  contact: 'How we can contact you',
  reach: 'Where we reach you',
  needs: 'What makes it easier for you',
  sharing: 'If we can talk to the staff involved',
};

type Props = { told: Told; danger: DangerNumbers | undefined; again: boolean };

export function Check({ told, danger, again }: Props) {
  return (
    <>
      <LeaveQuickly />
      <OutsideTitle title="Check before you send" />
      {danger && <DangerHelp numbers={danger} />}
      <dl className="nhsuk-summary-list">
        {stepsFor(told).map((step) => (
          <div className="nhsuk-summary-list__row" key={step}>
            <dt className="nhsuk-summary-list__key">{TITLES[step]}</dt>
            <dd className="nhsuk-summary-list__value">
              {answerTo(step, told).map((line) => (
                <p className="app-as-typed" key={line}>
                  {line}
                </p>
              ))}
            </dd>
            <dd className="nhsuk-summary-list__actions">
              <a href={`/tell-us/${step}?from=check`}>
                Change<span className="nhsuk-u-visually-hidden"> {TITLES[step].toLowerCase()}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {said(told, 'way') === 'none' && (
        <InsetText>
          <p>You have not told us who you are. We will read this and act if we can, but we cannot reply.</p>
        </InsetText>
      )}
      {again && (
        <p role="alert">
          <strong>This came very quickly. Press Send once more, so that we know a person sent it.</strong>
        </p>
      )}
      <form method="post" action="/tell-us/sending">
        <input type="hidden" name="sure" value={again ? 'yes' : ''} />
        <Trap />
        <ButtonRow>
          {isWhole(told) ? (
            <Button label="Send" large />
          ) : (
            <ButtonLink label="Go on with the questions" href="/tell-us" large />
          )}
        </ButtonRow>
      </form>
      <p>
        <a href="/tell-us/later">Come back later</a>
      </p>
    </>
  );
}

const NOTHING = 'Left out';

function answerTo(step: Step, told: Told): string[] {
  const lines = ANSWERS[step](told).filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : [NOTHING];
}

const wordsOf = (words: Record<string, string>, value: string) => words[value] ?? '';

const ANSWERS: Record<Step, (told: Told) => string[]> = {
  what: (told) => [said(told, 'what'), ...[told.files ?? []].flat()],
  where: (told) => [said(told, 'where')],
  who: (told) => [wordsOf(WHO_WORDS, said(told, 'who')), said(told, 'their_name')],
  hope: (told) => [wordsOf(HOPE_WORDS, said(told, 'hope'))],
  contact: (told) => [wordsOf(WAY_WORDS, said(told, 'way'))],
  reach: (told) => [
    said(told, 'name'),
    ...['phone', 'email', 'mobile', 'address', 'times'].map((field) => said(told, field)),
    wordsOf({ yes: 'It is safe to leave a message', no: 'It is not safe to leave a message' }, said(told, 'message')),
    wordsOf(PACE_WORDS, said(told, 'pace')),
  ],
  needs: (told) => [
    ...[told.needs ?? []].flat().map((need) => wordsOf(NEED_WORDS, need)),
    said(told, 'language'),
    said(told, 'other_need'),
  ],
  sharing: (told) => [wordsOf(SHARING_WORDS, said(told, 'sharing'))],
};

type SentProps = { sent: Sent; by: string; phone: string | null; danger: DangerNumbers | undefined };

export function SentPage({ sent, by, phone, danger }: SentProps) {
  return (
    <>
      <LeaveQuickly />
      <OutsideTitle title={sent.died ? 'Thank you for telling us' : 'We have your message'} />
      {sent.died && (
        <p>
          {sent.called ? `Thank you for telling us about ${sent.called}. ` : ''}Somebody from PALS will read this. There
          is no rush. You can call, write or wait: you choose.
        </p>
      )}
      {sent.anonymous ? (
        <p>You have not told us who you are. We will read this and act if we can, but we cannot reply.</p>
      ) : (
        <p>
          Your number is <strong>{sent.ref}</strong>.{' '}
          {by && (
            <>
              We will contact you <strong>{by}</strong>.
            </>
          )}
        </p>
      )}
      {danger && <DangerHelp numbers={danger} />}
      {sent.unsafe && <p>You told us that messages may be seen. We will not leave a message there.</p>}
      <h2 className="nhsuk-heading-m">What happens next</h2>
      <ol className="nhsuk-list nhsuk-list--number">
        <li>Somebody from PALS reads your message.</li>
        <li>We ask nobody about it before you say that we can.</li>
        {!sent.anonymous && <li>We tell you what we found, and what will change.</li>}
      </ol>
      {!sent.anonymous && (
        <p>
          You can <a href="/track">check what is happening</a> with your number.
        </p>
      )}
      {phone && <p>If you want to talk to us sooner, call {phone}.</p>}
    </>
  );
}

type LaterProps = { link: string; days: number };

export function Later({ link, days }: LaterProps) {
  return (
    <>
      <LeaveQuickly />
      <OutsideTitle title="Come back later" />
      <p>What you wrote is kept for {days} days. Only you can open it, with this address:</p>
      <InsetText>
        <p className="app-outside__secret">{link}</p>
      </InsetText>
      <p>Copy it, or take a photo of it. Whoever has it can read what you wrote.</p>
      <ButtonRow>
        <ButtonLink label="Go on now" href="/tell-us" large />
      </ButtonRow>
      <form method="post" action="/tell-us/throwing-away">
        <Button kind="link" label="Throw away what I wrote" />
      </form>
    </>
  );
}

type StartProps = { phone: string | null; begun: boolean };

export function Start({ phone, begun }: StartProps) {
  return (
    <>
      <LeaveQuickly />
      <OutsideTitle title="Tell us what happened" />
      <p>
        You can ask a question, tell us about a problem, share an idea or say thank you. It takes about 5 minutes, with
        one question on each page.
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>You do not have to give your name.</li>
        <li>You do not need your NHS number.</li>
        <li>What you write is kept as you go, so you can stop and come back.</li>
        <li>We ask nobody about it before you say that we can.</li>
      </ul>
      <form method="post" action="/tell-us">
        <ButtonRow>
          {begun && <ButtonLink label="Go on where you were" href="/tell-us/on" large />}
          <Button label={begun ? 'Start again' : 'Start'} kind={begun ? 'secondary' : 'primary'} large />
        </ButtonRow>
      </form>
      <p>
        <a href="/call-me">Call me instead</a>
        {phone && <> or call us: {phone}</>}
      </p>
      <p>
        <a href="/stay-safe">Someone might see this</a>
      </p>
    </>
  );
}

export function NothingHere() {
  return (
    <>
      <OutsideTitle title="We cannot find what you wrote" />
      <p>It may have been sent already, or more than 7 days have passed. Nothing you sent is lost.</p>
      <ButtonRow>
        <ButtonLink label="Start again" href="/tell-us" large />
      </ButtonRow>
    </>
  );
}
