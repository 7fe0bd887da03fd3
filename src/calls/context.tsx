import { Need } from '../platform/components/messages.tsx';
import { Facts, RailBlock } from '../platform/components/panels.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { shortDate } from '../platform/time.ts';
import type { Context, LastContact, OpenCase } from './context.ts';
import { SetButton } from './set-button.tsx';

const FEW_WORDS = 90;

/** Beside a call: this person's last contacts and open cases, and the ward. Empty until somebody is chosen. */
export function CallContext({ person, place, organisation, now }: Context & { now: Date }) {
  return (
    <>
      {person && (
        <RailBlock title={`${person.name}: last contacts`}>
          {person.rules.map((rule) => (
            <Need key={rule}>{rule}</Need>
          ))}
          <LastContacts contacts={person.last} now={now} />
          <CaseButtons open={person.open} />
        </RailBlock>
      )}
      {place && (
        <RailBlock title={place.name}>
          <Facts
            rows={[
              { key: 'Phone', value: place.phone && <Phone typed={place.phone} /> },
              { key: 'Answers PALS', value: place.answers_pals || place.lead },
              { key: 'Visiting', value: place.visiting },
            ].filter((row) => row.value !== '')}
          />
        </RailBlock>
      )}
      {organisation && (
        <RailBlock title={organisation.name}>
          <Facts
            rows={[
              { key: 'Phone', value: organisation.phone },
              { key: 'Email', value: organisation.email },
              { key: 'Website', value: organisation.website },
              { key: 'Takes', value: organisation.takes },
            ].filter((row) => row.value !== '')}
          />
          {!organisation.checked_on && <p className="app-secondary">Not yet checked</p>}
        </RailBlock>
      )}
    </>
  );
}

function LastContacts({ contacts, now }: { contacts: readonly LastContact[]; now: Date }) {
  if (contacts.length === 0) return <p>No contacts before this one.</p>;
  return (
    <Facts
      rows={contacts.map(({ received_at, words, ref }) => ({
        key: shortDate(received_at, now),
        value: (
          <>
            {fewWords(words)} {ref && <CaseLink reference={ref} />}
          </>
        ),
      }))}
    />
  );
}

/** In a tab of its own: a call is not left for a look at a case. */
function CaseLink({ reference }: { reference: string }) {
  return (
    <a href={`/desk/cases/${reference}`} target="_blank" rel="noopener">
      {reference}
      <span className="nhsuk-u-visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}

function fewWords(words: string): string {
  const line = words.trim().split('\n')[0] ?? '';
  if (line === '') return 'No words recorded.';
  return line.length > FEW_WORDS ? `${line.slice(0, FEW_WORDS).toWellFormed()}…` : line;
}

function CaseButtons({ open }: { open: readonly OpenCase[] }) {
  if (open.length === 0) return null;
  return (
    <div className="app-buttons">
      {open.map(({ id, ref }) => (
        <SetButton key={id} label={`Add this call to ${ref}`} set={`case_id:${id}`} />
      ))}
      <SetButton label="Make a new case" set="case_id:" />
    </div>
  );
}
