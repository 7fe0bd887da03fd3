export function AccessibilityStatement() {
  return (
    <>
      <h1 className="nhsuk-heading-l">Accessibility</h1>
      <p>
        We want everybody to be able to use this desk: by keyboard, with a screen reader, by voice, enlarged to 400%,
        and without script.
      </p>
      <p>
        It is built to meet the Web Content Accessibility Guidelines 2.2, level AA. Every page is checked by a machine
        at three sizes before a change is accepted.
      </p>
      <h2 className="nhsuk-heading-m">Not checked yet</h2>
      <p>
        No person who uses a screen reader every day has tested it. Your trust publishes its own statement before it
        goes live.
      </p>
      <h2 className="nhsuk-heading-m">If something does not work for you</h2>
      <p>Tell your PALS manager. Say which page it was and what you use to read it.</p>
    </>
  );
}

export function PrivacyStatement() {
  return (
    <>
      <h1 className="nhsuk-heading-l">Privacy</h1>
      <p>This desk sets one cookie, which keeps you signed in. It sends nothing to anybody outside.</p>
      <p>
        If you tell PALS something on the public pages or sign up to get involved, one cookie finds what you wrote again
        while you write. It ends when you close the browser. What you do not send is deleted after 7 days.
      </p>
      <p>
        If PALS sent you a link, its page sets one cookie when you write something or give a code: by it your words are
        found again. It ends when you close the browser.
      </p>
      <p>
        Every time somebody opens a case or a person, it is written down who it was and when. The record log of the case
        shows it.
      </p>
      <p>
        What you type is kept on the server while you type. A copy stays in your own browser tab until the server has
        it, and is deleted when you sign out.
      </p>
    </>
  );
}
