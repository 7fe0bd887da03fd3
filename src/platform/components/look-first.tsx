import type { ReactNode } from 'react';
import { Button, ButtonLink, ButtonRow } from './buttons.tsx';
import { InsetText } from './messages.tsx';

/** What is written to many at once, and how: `to` where it goes, or `why` it does not. */
export type Going = { how: 'email' | 'text' | 'letter'; to: string } | { how: 'by_hand' | 'not'; why: string };

type Line = { key: string; who: string; goes: Going };

const HOW = { email: 'by email', text: 'by text message', letter: 'by letter' } as const;
const GROUPS: readonly { title: string; has: (line: Line) => boolean }[] = [
  { title: 'It goes to', has: ({ goes }) => 'to' in goes },
  { title: 'You tell these yourself', has: ({ goes }) => goes.how === 'by_hand' },
  { title: 'These are left out', has: ({ goes }) => goes.how === 'not' },
];

type Props = { preview: string; lines: readonly Line[]; children?: ReactNode };

/** Before it goes: exactly what one of them reads, who gets it, who is told by hand and who is left out. */
export function LookFirst({ preview, lines, children }: Props) {
  return (
    <section id="seen" aria-label="What goes, and to whom">
      <InsetText>
        <p>
          <strong>This is what they read.</strong>
        </p>
        <p className="app-as-typed">{preview}</p>
      </InsetText>
      {lines.length === 0 && <p>Nobody is there to be told.</p>}
      {GROUPS.map(({ title, has }) => ({ title, of: lines.filter(has) }))
        .filter(({ of }) => of.length > 0)
        .map(({ title, of }) => (
          <section key={title}>
            <h2 className="nhsuk-heading-s">
              {title} ({of.length})
            </h2>
            <ul className="nhsuk-list nhsuk-list--bullet">
              {of.map(({ key, who, goes }) => (
                <li key={key}>
                  {who}: {'to' in goes ? `${HOW[goes.how]} to ${goes.to}` : goes.why}
                </li>
              ))}
            </ul>
          </section>
        ))}
      {children}
    </section>
  );
}

/** It is looked at before it can be sent. */
export function LookButtons({ seen, send, back }: { seen: boolean; send: string; back: string }) {
  return (
    <ButtonRow>
      {seen ? (
        <>
          <Button label={send} name="act" value="send" />
          <Button kind="secondary" label="See it again" name="act" value="look" formNoValidate />
        </>
      ) : (
        <Button label="See what goes, and to whom" name="act" value="look" />
      )}
      <ButtonLink kind="quiet" href={back} label="Go back" />
    </ButtonRow>
  );
}
