import type { Permission } from '../platform/access.ts';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes } from '../platform/components/fields.tsx';
import { Banner } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Facts } from '../platform/components/panels.tsx';

/** One page of one's own, as the module that owns it names it. */
export type OwnLink = { label: string; href: string; may: Permission };

declare module '../platform/module.ts' {
  interface Parts {
    /** What somebody finds under their own name. */
    own?: readonly OwnLink[];
  }
}

type MeProps = {
  name: string;
  role: string;
  trust: string;
  chosen: readonly string[];
  links: readonly OwnLink[];
  done: boolean;
};

/** What a person sets for themselves. */
export function Me({ name, role, trust, chosen, links, done }: MeProps) {
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
      <form method="post" action="/desk/me">
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
        {links.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        <li>
          <a href="/desk/me/password">Change your password</a>
        </li>
        <li>
          <a href="/desk/me/sessions">Where you are signed in</a>
        </li>
        <li>
          <a href="/desk/me/second-factor">Second step to sign in</a>
        </li>
        <li>
          <a href="/desk/me/shortcuts">List of keyboard shortcuts</a>
        </li>
        <li>
          <a href="/desk/me/keys">Choose your keys</a>
        </li>
      </ul>
    </>
  );
}
