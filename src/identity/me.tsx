import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes } from '../platform/components/fields.tsx';
import { Banner } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Facts } from '../platform/components/panels.tsx';

type MeProps = {
  name: string;
  role: string;
  trust: string;
  chosen: readonly string[];
  maySet: boolean;
  done: boolean;
};

/** What a person sets for themselves. */
export function Me({ name, role, trust, chosen, maySet, done }: MeProps) {
  return (
    <>
      {done && <Banner>Your settings are saved.</Banner>}
      <PageHeading title="Your settings" />
      <Facts
        rows={[
          { key: 'Name', value: name },
          { key: 'Role', value: role },
          { key: 'Trust', value: trust },
        ]}
      />
      <form className="app-form-after-facts" method="post" action="/desk/me">
        <Checkboxes
          name="settings"
          label="On this desk"
          values={chosen}
          choices={[
            {
              value: 'shortcuts',
              label: 'Keyboard shortcuts',
              hint: 'Turn them off if they get in the way of other software.',
            },
            { value: 'larger_text', label: 'Larger text' },
          ]}
        />
        <ButtonRow>
          <Button label="Save settings" />
        </ButtonRow>
      </form>
      <ul className="nhsuk-list">
        <li>
          <a href="/desk/me/shortcuts">List of keyboard shortcuts</a>
        </li>
        {maySet && (
          <>
            <li>
              <a href="/desk/settings/opening-hours">Opening hours and closures of this PALS</a>
            </li>
            <li>
              <a href="/desk/settings/numbers">Crisis numbers</a>
            </li>
          </>
        )}
      </ul>
    </>
  );
}

const SHORTCUTS: readonly (readonly [keys: string, does: string])[] = [
  ['Alt+N', 'New call'],
  ['Alt+L', 'Quick log: the first tile, then the arrow keys, then Enter'],
  ['Alt+K', 'Search'],
  ['Alt+1 to Alt+5', 'In a live call: notes, who, ward, next step, help'],
  ['Ctrl+Enter', 'Finish or send, in forms that show it'],
  ['Ctrl+S', 'Save now'],
  ['Esc', 'Close a prompt card, the suggestions or the panel. Nothing is lost.'],
  ['Alt+0', 'This list'],
];

export function Shortcuts({ on }: { on: boolean }) {
  return (
    <>
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
          {SHORTCUTS.map(([keys, does]) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>On a Mac only Cmd+Enter and Cmd+S are used. On Linux, Alt+1 to Alt+5 belong to the browser.</p>
      <p>
        <a href="/desk/me">Turn them on or off</a>
      </p>
    </>
  );
}
