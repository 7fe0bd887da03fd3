import { Fragment, type ReactNode } from 'react';
import { Phone } from '../platform/components/phone.tsx';
import { type Say, useSay, useTongue } from '../platform/components/say.tsx';
import type { Filled } from '../platform/forms.ts';
import { sayable } from '../platform/tongue.ts';
import { DANGER_WORDS, soundsDangerous } from './danger-words.rules.ts';

/** Where help is at once, as the trust has set and checked it. */
export type DangerNumbers = readonly { code: string; name: string; number: string; detail: string }[];

const WAITING = { hidden: true, 'data-when-words': DANGER_WORDS };

type DangerHelpProps = { numbers: DangerNumbers; waits?: boolean /** It has gone already. */; sent?: boolean };

/** Message 17, shown where the words may mean danger; `waits`: as soon as they do. They can still send their message. */
export function DangerHelp({ numbers, waits = false, sent = false }: DangerHelpProps) {
  const say = useSay();
  const id = sent ? 'danger-help-sent' : 'danger-help';
  const beside = numbers.filter(({ code }) => !(code in FIRST));
  return (
    <section className="nhsuk-warning-callout" aria-labelledby={id} {...(waits ? WAITING : {})}>
      <h2 className="nhsuk-warning-callout__label" id={id}>
        {say('If you or someone else is in danger now')}
      </h2>
      <p>{numbers.filter(({ code }) => code in FIRST).map((line) => sentenceOf(line, say))}</p>
      {beside.length > 0 && (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {beside.map(({ code, name, number, detail }) => (
            <li key={code}>
              {asSaid(name, say)}: <Phone typed={number} mayBeShort />
              {detail && `. ${asSaid(detail, say)}`}
            </li>
          ))}
        </ul>
      )}
      {!sent && <p>{say('You can still send this message.')}</p>}
    </section>
  );
}

type WhileWritingProps = {
  numbers: DangerNumbers;
  filled: Filled;
  /** Hardly a place for a story. */
  aside?: boolean;
};

/**
 * Within a form: as soon as what is typed into it may mean danger. Of other languages fewer such words are known, so
 * where a story is told in one of them the numbers are always there.
 */
export function HelpWhileWriting({ numbers, filled, aside = false }: WhileWritingProps) {
  const always = useTongue() !== undefined && !aside;
  return (
    <DangerHelp numbers={numbers} waits={!always && !soundsDangerous(Object.values(filled.typed).flat().join('\n'))} />
  );
}

type Line = DangerNumbers[number];

/** What comes first, in sentences. */
const FIRST: Record<string, (line: Line) => string> = {
  emergency: () => sayable('Call {number}.'),
  mental_health: ({ detail }) =>
    detail === MENTAL_HEALTH
      ? sayable('If you feel you cannot keep yourself safe, call {number} and choose the mental health option.')
      : sayable('If you feel you cannot keep yourself safe, call {number}.'),
  samaritans: () => sayable('Or call Samaritans on {number}.'),
};

const MENTAL_HEALTH = 'Choose the mental health option';
/** As they ship, and said by the sentences themselves. */
const SAID_ALREADY: readonly string[] = ['', MENTAL_HEALTH, 'Day and night'];

/** As they ship. What a trust writes itself is shown as it wrote it. */
const AS_SHIPPED: readonly string[] = [
  sayable('Day and night'),
  sayable('Shout, by text'),
  sayable('Text SHOUT, day and night'),
  sayable('Crisis line of this trust'),
];
const asSaid = (words: string, say: Say) => (AS_SHIPPED.includes(words) ? say(words) : words);

function sentenceOf(line: Line, say: Say): ReactNode {
  const { code, number, detail } = line;
  return (
    <Fragment key={code}>
      {say.around(FIRST[code]?.(line) ?? '', { number: <Phone typed={number} mayBeShort /> })}{' '}
      {!SAID_ALREADY.includes(detail) && `${detail.replace(/[^.!?]$/, '$&.')} `}
    </Fragment>
  );
}
