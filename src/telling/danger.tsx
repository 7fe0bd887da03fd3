import { Phone } from '../platform/components/phone.tsx';
import { useSay, useTongue } from '../platform/components/say.tsx';
import { sayable } from '../platform/tongue.ts';
import { DANGER_WORDS } from './danger.rules.ts';

/** As they ship. What a trust writes itself is shown as it wrote it. */
const AS_SHIPPED: readonly string[] = [
  sayable('In danger now'),
  sayable('Mental health, day and night'),
  sayable('Choose the mental health option'),
  sayable('Samaritans'),
  sayable('Day and night'),
  sayable('Shout, by text'),
  sayable('Text SHOUT, day and night'),
  sayable('Crisis line of this trust'),
];

/** Where help is at once, as the trust has set and checked it. */
export type DangerNumbers = readonly { name: string; number: string; detail: string }[];

const WAITING = { hidden: true, 'data-when-words': DANGER_WORDS, 'data-when-field': 'what' };

type DangerHelpProps = { numbers: DangerNumbers; waits?: boolean /** It has gone already. */; sent?: boolean };

/** Shown where the words may mean danger; `waits`: as soon as they do. They can still send their message. */
export function DangerHelp({ numbers, waits = false, sent = false }: DangerHelpProps) {
  const say = useSay();
  // The words that may mean danger are known in English only: in another language the numbers are always there.
  const waiting = useTongue() ? false : waits;
  return (
    <section className="nhsuk-warning-callout" aria-labelledby="danger-help" {...(waiting ? WAITING : {})}>
      <h2 className="nhsuk-warning-callout__label" id="danger-help">
        {say('If you or someone else is in danger now')}
      </h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {numbers.map(({ name, number, detail }) => (
          <li key={name}>
            {AS_SHIPPED.includes(name) ? say(name) : name}: <Phone typed={number} mayBeShort />
            {detail && `. ${AS_SHIPPED.includes(detail) ? say(detail) : detail}`}
          </li>
        ))}
      </ul>
      {!sent && <p>{say('You can still send this message.')}</p>}
    </section>
  );
}
