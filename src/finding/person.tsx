import { atWords, CHANNEL_WORDS, RESULT_WORDS, Rule, STATUS_WORDS, TYPE_WORDS } from '../cases/index.ts';
import { needWords, SHARE_WORDS } from '../people/index.ts';
import { ButtonLink, PostButton } from '../platform/components/buttons.tsx';
import { Banner, EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Facts, RailBlock } from '../platform/components/panels.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { dateWords, localDate, shortDate } from '../platform/time.ts';
import type { PersonView } from './person.ts';

type PersonProps = PersonView & {
  rules: readonly string[];
  nhsNumber: string | undefined;
  mayPhone: boolean;
  may: { write: boolean; call: boolean; log: boolean };
  done: string | undefined;
  now: Date;
};

const DONE: Record<string, string> = {
  changed: 'The details are saved.',
  way: 'The way to reach them is saved.',
  ended: 'The way to reach them is ended.',
  needs: 'The needs are saved.',
  safe: 'How contact is safe is saved.',
  merged: 'The two records are one person now.',
  parted: 'The merge is undone. Each record stands by itself again.',
  plan: 'The contact plan is saved.',
  apart: 'Kept apart. They are not offered again.',
};

export function PersonPage(props: PersonProps) {
  const { person, rules, may, done } = props;
  const at = `/desk/people/${person.id}`;
  return (
    <>
      {done && DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading
        title={person.name}
        lede={person.call_me && `Use the name ${person.call_me}`}
        actions={
          <>
            {may.call && !person.died && <NewContact {...props} />}
            {may.write && (
              <ButtonLink kind="secondary" href={`${at}/edit`} label="Edit" hiddenName="name and details" />
            )}
          </>
        }
      />
      {rules.length > 0 && (
        <div className="app-rules">
          {rules.map((rule) => (
            <Rule key={rule} rule={rule} />
          ))}
        </div>
      )}
      <div className="app-case">
        <div className="app-case__main">
          <Cases {...props} />
          <Contacts {...props} />
        </div>
        <div className="app-case__people">
          <Ways {...props} />
          <Needs {...props} />
        </div>
        <div className="app-case__rest">
          {props.shows}
          <About {...props} />
          {may.log && <a href={`${at}/record-log`}>Record log of this person</a>}
        </div>
      </div>
    </>
  );
}

/** Nobody is offered a call who must not be phoned. */
function NewContact({ person, mayPhone }: PersonProps) {
  return (
    <PostButton
      action="/desk/contacts"
      label={mayPhone ? 'New call for this person' : 'New contact with this person'}
      fields={{ person: person.id }}
    />
  );
}

function Cases({ cases, now }: PersonProps) {
  return (
    <section aria-labelledby="cases">
      <h2 className="nhsuk-heading-m" id="cases">
        Cases
      </h2>
      {cases.length === 0 && <EmptyState>First contact.</EmptyState>}
      <ul className="app-results">
        {cases.map(({ kase, place, owner }) => (
          <li className="app-results__item" key={kase.id}>
            <a className="app-results__title" href={`/desk/cases/${kase.ref}`}>
              {kase.ref}
            </a>{' '}
            <StatusTag tone={STATUS_WORDS[kase.status].tone}>{STATUS_WORDS[kase.status].label}</StatusTag>
            <p className="app-secondary">
              {[TYPE_WORDS[kase.type], place, owner, `opened ${shortDate(kase.opened_at, now)}`]
                .filter(Boolean)
                .join(' – ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const LONGEST = 240;

function Contacts({ contacts, now }: PersonProps) {
  if (contacts.length === 0) return null;
  return (
    <section aria-labelledby="contacts">
      <h2 className="nhsuk-heading-m" id="contacts">
        Last contacts
      </h2>
      <ul className="app-results">
        {contacts.map(({ contact, ref, by }) => (
          <li className="app-results__item" key={contact.id}>
            <p>
              <strong>
                {CHANNEL_WORDS[contact.channel]}
                {contact.result !== 'reached' && `, ${RESULT_WORDS[contact.result].toLowerCase()}`}
              </strong>{' '}
              <time dateTime={contact.received_at.toISOString()}>{dateWords(contact.received_at, now)}</time>
              {by && ` – ${by}`} {ref && <a href={`/desk/cases/${ref}`}>{ref}</a>}
            </p>
            {contact.error_at && <p>Entered in error: {contact.error_reason}</p>}
            <p>{short([contact.words, contact.told].filter(Boolean).join(' – '))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function short(words: string) {
  return words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s+\S*$/, '')}…` : words;
}

const WAY_WORDS = { phone: 'Phone', email: 'Email', address: 'Address' } as const;

function Ways({ person, ways, may, mayPhone }: PersonProps) {
  const at = `/desk/people/${person.id}/ways`;
  return (
    <RailBlock title="How to reach them" action={may.write && <a href={`${at}/new`}>Add</a>}>
      {ways.length === 0 && <p>Nothing recorded.</p>}
      <ul className="nhsuk-list">
        {ways.map((way) => (
          <li key={way.id}>
            <span className="app-secondary">{WAY_WORDS[way.kind]}</span>{' '}
            {way.kind === 'phone' && mayPhone ? <Phone typed={way.value} /> : way.value}
            {way.kind === 'phone' && !mayPhone && !person.died && ' (do not phone)'}
            {way.note && <span className="app-secondary"> {way.note}</span>}{' '}
            {may.write && (
              <PostButton kind="link" action={`${at}/${way.id}/end`} label="No longer right" hiddenName={way.value} />
            )}
          </li>
        ))}
      </ul>
    </RailBlock>
  );
}

function Needs({ person, needs, may, now }: PersonProps) {
  const labels = needs
    .filter((need) => person.needs.includes(need.code))
    .map((need) => needWords(need.label, person, need.code));
  return (
    <RailBlock
      title="Needs"
      action={may.write && <a href={`/desk/people/${person.id}/needs`}>{labels.length > 0 ? 'Change' : 'Ask'}</a>}
    >
      {labels.length === 0 && <p>{person.needs_asked_on ? 'None.' : 'None recorded.'}</p>}
      {labels.length > 0 && (
        <ul className="nhsuk-list">
          {labels.map((label) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      )}
      {[person.needs_detail, person.adjustments].filter(Boolean).map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p className="app-secondary">{askedWords(person, now)}</p>
      {person.needs_review_on && <p className="app-secondary">{reviewWords(person.needs_review_on, now)}</p>}
    </RailBlock>
  );
}

function askedWords({ needs_asked_on: on, needs, needs_share }: PersonProps['person'], now: Date) {
  if (!on) return 'They have not been asked yet.';
  return `Asked on ${dateWords(on, now)}. ${needs.length > 0 ? SHARE_WORDS[needs_share] : ''}`.trim();
}

function reviewWords(on: string, now: Date) {
  const due = on <= localDate(now);
  return due ? `Ask if this is still right – due ${dateWords(on, now)}` : `Ask again on ${dateWords(on, now)}`;
}

function About({ person, nhsNumber, hospitalNumbers, now }: PersonProps) {
  const rows = [
    { key: 'Say it', value: person.say_it },
    { key: 'Born', value: person.born_on ? bornWords(person.born_on) : '' },
    { key: 'NHS number', value: nhsNumber ?? '' },
    { key: 'Hospital number', value: hospitalNumbers.join(', ') },
    { key: 'Has died', value: person.died ? 'Yes' : '' },
    { key: 'Known since', value: dateWords(person.created_at, now) },
  ];
  return (
    <RailBlock title="About">
      <Facts rows={rows.filter((row) => row.value)} />
    </RailBlock>
  );
}

/** A date of birth always has its year, and no weekday. */
function bornWords(day: string) {
  return shortDate(day, '0001-01-01');
}

export type LogLine = { id: string; at: Date; who: string; what: string };

export function PersonLog({ id, lines, now }: { id: string; lines: readonly LogLine[]; now: Date }) {
  return (
    <>
      <PageHeading title="Record log of a person" lede={<a href={`/desk/people/${id}`}>Back to the person</a>} />
      <ul className="app-results">
        {lines.map((line) => (
          <li className="app-results__item" key={line.id}>
            <time dateTime={line.at.toISOString()}>{atWords(line.at, now).words}</time> – {line.who}: {line.what}
          </li>
        ))}
      </ul>
    </>
  );
}
