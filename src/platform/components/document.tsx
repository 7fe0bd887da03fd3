import type { ReactNode } from 'react';
import type { Assets } from '../assets.ts';
import { useSay, useTongue } from './say.tsx';

export type DocumentProps = {
  title: string;
  trust: string;
  assets: Assets;
  /** True after a refused form: the title then starts with "Error: ", which a screen reader says first. */
  hasErrors?: boolean;
  /** Who is signed in: keyboard shortcuts on or off, larger text. */
  person?: { shortcuts: boolean; keys?: string | undefined; largerText: boolean } | undefined;
  /** The draft that has become a record: the browser forgets its own copy of the words. */
  draftDone?: string | undefined;
  /** Somebody has just signed out: no words stay in the browser. */
  signedOut?: boolean;
  children: ReactNode;
};

/**
 * The HTML document around every shell. No inline script or style, so that the content security policy can forbid
 * both: our own bundle sets the class `js-enabled` on the body when it runs.
 *
 * A title reaches the browser history: never put a person's name in it.
 */
export function Document({
  title,
  trust,
  assets,
  hasErrors = false,
  person,
  draftDone,
  signedOut,
  children,
}: DocumentProps) {
  const say = useSay();
  const tongue = useTongue();
  return (
    <html lang={tongue?.code ?? 'en'} dir={tongue?.dir} className="nhsuk-template">
      <head>
        <meta charSet="utf-8" />
        <title>{`${hasErrors ? `${say('Error')}: ` : ''}${say(title)} – PALS – ${trust}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#005eb8" />
        <meta name="robots" content="noindex, nofollow" />
        {draftDone && <meta name="draft-done" content={draftDone} />}
        {signedOut && <meta name="signed-out" content="yes" />}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="apple-touch-icon" href={assets.touchIcon} />
        <link rel="stylesheet" href={assets.css} />
        <script type="module" src={assets.js} />
      </head>
      <body
        className={person?.largerText ? 'app-body app-desk app-desk--larger' : 'app-body app-desk'}
        data-shortcuts={person?.shortcuts === false ? 'off' : person?.keys || undefined}
      >
        <a className="nhsuk-skip-link" href="#main">
          {say('Skip to main content')}
        </a>
        {children}
      </body>
    </html>
  );
}
