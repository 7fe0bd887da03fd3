import { Button, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { keysOf, type OwnKeys, SHORTCUTS } from '../platform/shortcuts.rules.ts';

const DONE: Record<string, string> = {
  keys: 'Your keys are saved.',
  usual: 'The usual keys are back.',
};

/** Every key and what it does for this person. */
export function Shortcuts({ on, own, done }: { on: boolean; own: OwnKeys; done: string }) {
  const rows = SHORTCUTS.map(({ act, does }) => ({ keys: keysOf(act, own), does }));
  const close = { keys: 'Esc', does: 'Close a prompt card, the suggestions or the panel. Nothing is lost.' };
  return (
    <>
      {DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading title="Keyboard shortcuts" lede={on ? 'They are on.' : 'They are turned off.'} />
      <table className="nhsuk-table">
        <caption className="nhsuk-u-visually-hidden">Keys and what they do</caption>
        <thead>
          <tr>
            <th scope="col">Keys</th>
            <th scope="col">What they do</th>
          </tr>
        </thead>
        <tbody>
          {[...rows, close].map(({ keys, does }) => (
            <tr key={does}>
              <th scope="row">{keys ? <kbd>{keys}</kbd> : 'None'}</th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Of the usual keys, a Mac has only Cmd+Enter and Cmd+S, and on Linux Alt+1 to Alt+5 belong to the browser. Keys
        that you choose yourself work on every computer.
      </p>
      <ul className="nhsuk-list">
        <li>
          <a href="/desk/me/keys">Choose your keys</a>
        </li>
        <li>
          <a href="/desk/me">Turn them on or off</a>
        </li>
      </ul>
    </>
  );
}

/** One field for each act. */
export function ChooseKeys({ filled }: { filled: Filled }) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Choose your keys" />
      <p>Write a key with Alt, like Alt+J. F2 and F8 are free too. Leave a field empty for no key.</p>
      <form method="post" action="/desk/me/keys" noValidate>
        {SHORTCUTS.map(({ act, does }) => (
          <TextField
            key={act}
            {...fieldOf(filled, act)}
            label={does}
            width={10}
            autoComplete="off"
            spellCheck={false}
          />
        ))}
        <ButtonRow>
          <Button label="Save your keys" />
        </ButtonRow>
      </form>
      <PostButton kind="secondary" action="/desk/me/keys/reset" label="Use the usual keys" />
    </>
  );
}
