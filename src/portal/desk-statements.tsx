import { PageHeading } from '../platform/components/page-heading.tsx';

/** For who works at the desk; the public has its own (statements.tsx). */
export function DeskAccessibility() {
  return (
    <>
      <PageHeading title="Accessibility of the desk" />
      <p>
        The desk is built to meet the Web Content Accessibility Guidelines 2.2, level AA: by keyboard, with a screen
        reader, by voice, enlarged to 400%, and without script. Every page is checked by a machine at three sizes before
        a change is accepted.
      </p>
      <p>No person who uses a screen reader every day has tested it yet.</p>
      <p>
        If something does not work for you, tell your PALS manager which page it was and what you use to read it. What
        we tell the public is on <a href="/accessibility">the public page about accessibility</a>.
      </p>
    </>
  );
}

export function DeskPrivacy() {
  return (
    <>
      <PageHeading title="Privacy at the desk" />
      <p>The desk sets one cookie, which keeps you signed in. It sends nothing to anybody outside.</p>
      <p>
        Every time somebody opens a case or a person, it is written down who it was and when. The record log of the case
        shows it.
      </p>
      <p>
        What you type is kept on the server while you type. A copy stays in your own browser tab until the server has
        it, and is deleted when you sign out.
      </p>
      <p>
        What we tell the public is on <a href="/privacy">the public page about privacy</a>.
      </p>
    </>
  );
}
