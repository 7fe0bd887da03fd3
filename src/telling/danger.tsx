import { Phone } from '../platform/components/phone.tsx';
import { DANGER_WORDS } from './danger.rules.ts';

/** Where help is at once, as the trust has set and checked it. */
export type DangerNumbers = readonly { name: string; number: string; detail: string }[];

const WAITING = { hidden: true, 'data-when-words': DANGER_WORDS, 'data-when-field': 'what' };

/** Shown where the words may mean danger; `waits`: as soon as they do. They can still send their message. */
export function DangerHelp({ numbers, waits = false }: { numbers: DangerNumbers; waits?: boolean }) {
  return (
    <section className="nhsuk-warning-callout" aria-labelledby="danger-help" {...(waits ? WAITING : {})}>
      <h2 className="nhsuk-warning-callout__label" id="danger-help">
        If you or someone else is in danger now
      </h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {numbers.map(({ name, number, detail }) => (
          <li key={name}>
            {name}: <Phone typed={number} mayBeShort />
            {detail && `. ${detail}`}
          </li>
        ))}
      </ul>
      <p>You can still send this message.</p>
    </section>
  );
}
