import type { ReactNode } from 'react';
import { DeskSpecimens } from './gallery.desk.tsx';
import { FieldSpecimens } from './gallery.fields.tsx';
import { ListSpecimens } from './gallery.lists.tsx';
import { MessageSpecimens } from './gallery.messages.tsx';
import { PageHeading } from './page-heading.tsx';
import { SecondaryNav } from './secondary-nav.tsx';

/**
 * The body of `/components`: every part of the desk with all its states, on one page, in development only.
 * All people here are invented.
 */
export function ComponentsPage() {
  return (
    <>
      <PageHeading title="Components" lede="Every part of the desk, in every state. All people here are invented." />
      <SecondaryNav
        label="Groups of components"
        items={[
          { href: '#fields', label: 'Fields and buttons' },
          { href: '#messages', label: 'Messages and panels' },
          { href: '#lists', label: 'Lists' },
          { href: '#desk', label: 'Desk' },
        ]}
      />
      <Group id="fields">
        <FieldSpecimens />
      </Group>
      <Group id="messages">
        <MessageSpecimens />
      </Group>
      <Group id="lists">
        <ListSpecimens />
      </Group>
      <Group id="desk">
        <DeskSpecimens />
      </Group>
    </>
  );
}

function Group({ id, children }: { id: string; children: ReactNode }) {
  return <div id={id}>{children}</div>;
}
