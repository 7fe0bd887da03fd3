import { ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { LookAtLines, PasteLines, RefusedLines } from '../platform/components/import-lines.tsx';
import { Banner } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import type { Filled } from '../platform/forms.ts';
import { ROLES } from './permissions.ts';
import { STAFF } from './staff.tsx';
import type { StaffReading } from './staff-import.rules.ts';

export const STAFF_IMPORT = `${STAFF}/import`;

export function ImportStaff({ filled }: { filled: Filled }) {
  return (
    <PasteLines
      title="Import colleagues"
      columns={`Name, Email, Role. The roles are: ${Object.values(ROLES)
        .map(({ label }) => label)
        .join(', ')}.`}
      action={STAFF_IMPORT}
      back={{ href: STAFF, label: 'Back to users and roles' }}
      filled={filled}
    />
  );
}

export function LookAtStaff({ reading, typed }: { reading: StaffReading; typed: string }) {
  const { ignored, added, known, refused } = reading;
  const counts = [`${added.length} new`, `${known} with an account already`, `${refused.length} refused`];
  return (
    <LookAtLines
      action={STAFF_IMPORT}
      typed={typed}
      ready={added.length}
      counts={counts}
      ignored={ignored}
      refused={refused}
    >
      <ul className="nhsuk-list">
        {added.map(({ number, name, role }) => (
          <li key={number}>
            {name}, {ROLES[role].label}
          </li>
        ))}
      </ul>
    </LookAtLines>
  );
}

type DoneProps = { invited: readonly { id: string; name: string; link: string }[]; refused: StaffReading['refused'] };

/** The one time that the links are shown. */
export function StaffImported({ invited, refused }: DoneProps) {
  return (
    <>
      <Banner>{`${invited.length} added, ${refused.length} refused.`}</Banner>
      <PageHeading
        title="A link for each colleague"
        lede="Give everybody their own. It works once, for 24 hours, and is shown only now."
      />
      <ul className="app-results">
        {invited.map(({ id, name, link }) => (
          <li className="app-results__item" key={id}>
            <a className="app-results__title" href={`${STAFF}/${id}`}>
              {name}
            </a>
            <p>
              <span className="app-key">{link}</span>
            </p>
          </li>
        ))}
      </ul>
      <RefusedLines refused={refused} />
      <ButtonRow>
        <ButtonLink kind="secondary" href={STAFF} label="To users and roles" />
      </ButtonRow>
    </>
  );
}
