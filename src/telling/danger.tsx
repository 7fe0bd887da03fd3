import { Fragment } from 'react';

/** Where help is at once, as the trust has set and checked it. */
export type DangerNumbers = readonly { name: string; number: string; detail: string }[];

/** Shown where the words may mean danger. They can still send their message. */
export function DangerHelp({ numbers }: { numbers: DangerNumbers }) {
  return (
    <section className="nhsuk-warning-callout" aria-labelledby="danger-help">
      <h2 className="nhsuk-warning-callout__label" id="danger-help">
        If you or someone else is in danger now
      </h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {numbers.map(({ name, number, detail }) => (
          <Fragment key={name}>
            <li>
              {name}: <strong>{number}</strong>
              {detail && `. ${detail}`}
            </li>
          </Fragment>
        ))}
      </ul>
      <p>You can still send this message.</p>
    </section>
  );
}
