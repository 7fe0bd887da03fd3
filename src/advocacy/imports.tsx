import { ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes } from '../platform/components/fields.tsx';
import { LookAtLines, PasteLines, RefusedLines } from '../platform/components/import-lines.tsx';
import { Banner } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import type { Filled } from '../platform/forms.ts';
import { dateTimeWords } from '../platform/time.ts';
import type { Accepted, Reading } from './imports.rules.ts';
import { ADVOCATES } from './keeping.tsx';

export const IMPORT_AT = `${ADVOCATES}/import`;

type Last = { id: string; made_at: Date };

export function ImportAdvocates({ filled, last, now }: { filled: Filled; last: Last | undefined; now: Date }) {
  return (
    <>
      <PasteLines
        title="Import advocates"
        columns="Council code, Council, Advocate, Phone, Text or relay, Email, Website, When. Only Advocate is needed, and the code or the name of the council."
        action={IMPORT_AT}
        back={{ href: ADVOCATES, label: 'Advocates by council' }}
        filled={filled}
      />
      {last && (
        <>
          <h2 className="nhsuk-heading-m">The last import</h2>
          <p>{dateTimeWords(last.made_at, now)}</p>
          <TakeBack id={last.id} />
        </>
      )}
    </>
  );
}

const TakeBack = ({ id }: { id: string }) => (
  <PostButton
    kind="secondary"
    action={`${ADVOCATES}/imports/${id}/removal`}
    label="Take all of it back"
    hiddenName=": the last import"
  />
);

export function ImportLook({ reading, typed }: { reading: Reading; typed: string }) {
  const { ignored, accepted, same, refused } = reading;
  const fresh = accepted.filter(({ before }) => !before);
  const counts = [
    `${fresh.length} new`,
    `${accepted.length - fresh.length} changed`,
    `${same} as they are already`,
    `${refused.length} refused`,
  ];
  return (
    <LookAtLines
      action={IMPORT_AT}
      typed={typed}
      ready={accepted.length}
      counts={counts}
      ignored={ignored}
      refused={refused}
      choice={
        <Checkboxes
          name="checked"
          label="Who sees it?"
          hint="The public sees what somebody here has checked. All else is for officers."
          choices={[{ value: 'yes', label: 'We have checked this list: all of it counts as checked today' }]}
        />
      }
    >
      <ul className="nhsuk-list">
        {accepted.map((line) => (
          <li key={line.number}>{lineWords(line)}</li>
        ))}
      </ul>
    </LookAtLines>
  );
}

function lineWords({ council, isNew, words, before }: Accepted): string {
  const to = [words.name, words.phone].filter(Boolean).join(', ');
  const from = before ? `${[before.name, before.phone].filter(Boolean).join(', ') || 'nobody'} → ` : '';
  return `${council.name}${isNew ? ' (a council that is new here)' : ''}: ${from}${to}`;
}

export function ImportDone({ reading, id }: { reading: Reading; id: string | undefined }) {
  const { accepted, refused } = reading;
  return (
    <>
      <Banner>{`${accepted.length} taken, ${refused.length} refused.`}</Banner>
      <PageHeading title="The import is done" />
      <RefusedLines refused={refused} />
      {id && <TakeBack id={id} />}
      <ButtonRow>
        <ButtonLink kind="quiet" href={ADVOCATES} label="Advocates by council" />
      </ButtonRow>
    </>
  );
}
