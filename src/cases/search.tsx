import { PostButton } from '../platform/components/buttons.tsx';
import { EmptyState, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { shortDate } from '../platform/time.ts';
import { STATUS_WORDS, TYPE_WORDS } from './cases.rules.ts';
import { countWords, excerptOf, type Typed } from './search.rules.ts';
import type { NoteHit, PersonHit } from './search.ts';
import type { FoundBeside } from './shows.ts';
import type { Case } from './tables.ts';

export type SearchProps = {
  typed: string;
  enough: Typed;
  people: readonly (PersonHit & { rules: readonly string[] })[];
  peopleTotal: number;
  cases: readonly { kase: Case; place: string; who: string; owner: string }[];
  notes: readonly NoteHit[];
  notesTotal: number;
  /** What other modules know of these words: guides. */
  beside: readonly FoundBeside[];
  /** The reference of a restricted case, which is all that is said of it. */
  restricted: string | undefined;
  mayCall: boolean;
  now: Date;
};

export function Search(props: SearchProps) {
  const { typed, enough, restricted } = props;
  if (enough !== 'enough') return <TooLittle typed={typed} enough={enough} />;
  const nothing = props.people.length + props.cases.length + props.notes.length + props.beside.length === 0;
  return (
    <div className="app-search">
      <PageHeading title={`Search: “${typed}”`} />
      {restricted && (
        <p>
          <a href={`/desk/cases/${restricted}`}>Restricted case – {restricted}</a>
        </p>
      )}
      {nothing && !restricted && <NoMatch typed={typed} mayCall={props.mayCall} />}
      <People {...props} />
      <Cases {...props} />
      <Notes {...props} />
      <Beside {...props} />
    </div>
  );
}

function Beside({ beside }: SearchProps) {
  if (beside.length === 0) return null;
  return (
    <section aria-labelledby="found-beside">
      <h2 className="nhsuk-heading-m" id="found-beside">
        Guides: {countWords(beside.length, 'guide', 'guides')}
      </h2>
      <ul className="app-results">
        {beside.map(({ id, label, detail, go }) => (
          <li className="app-results__item" key={id}>
            <a className="app-results__title" href={go}>
              {label}
            </a>
            <p className="app-secondary">{detail}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TooLittle({ typed, enough }: { typed: string; enough: 'nothing' | 'short' }) {
  return (
    <>
      <PageHeading title="Search" />
      <EmptyState>
        {enough === 'short'
          ? `“${typed.trim()}” is too short. Type 2 letters or more, or 3 digits of a phone number.`
          : 'Type a name, a phone or NHS number, an email address, a case number or words from a note into the box above.'}
      </EmptyState>
    </>
  );
}

function NoMatch({ typed, mayCall }: { typed: string; mayCall: boolean }) {
  return (
    <EmptyState action={mayCall && <PostButton action="/desk/contacts" label="New call" kind="secondary" />}>
      {`No match for “${typed.trim()}”. Try fewer letters, or the last 4 digits of the phone number.`}
    </EmptyState>
  );
}

function People({ people, peopleTotal, now }: SearchProps) {
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="found-people">
      <h2 className="nhsuk-heading-m" id="found-people">
        People: {countWords(peopleTotal, 'person', 'people')}
      </h2>
      <ul className="app-results">
        {people.map(({ person, place, last, lastContact, rules }) => (
          <li className="app-results__item" key={person.id}>
            <a className="app-results__title" href={`/desk/people/${person.id}`}>
              {person.name}
            </a>
            {rules.map((rule) => (
              <Rule key={rule} rule={rule} />
            ))}
            <p className="app-secondary">
              {[
                person.call_me && `Use the name ${person.call_me}`,
                place,
                lastContact ? `last contact ${shortDate(lastContact, now)}` : 'no contact recorded',
              ]
                .filter(Boolean)
                .join(' – ')}
            </p>
            {last && (
              <p>
                <a href={`/desk/cases/${last.ref}`}>{last.ref}</a> <Status kase={last} />
              </p>
            )}
          </li>
        ))}
      </ul>
      <More shown={people.length} total={peopleTotal} />
    </section>
  );
}

/** A need or rule, with the sign of the crossed-out phone where it forbids to phone. */
export function Rule({ rule }: { rule: string }) {
  return <Need icon={/do not phone|do not write/i.test(rule) ? 'no-phone' : 'need'}>{rule}</Need>;
}

function Status({ kase }: { kase: Pick<Case, 'status'> }) {
  const { label, tone } = STATUS_WORDS[kase.status];
  return <StatusTag tone={tone}>{label}</StatusTag>;
}

function Cases({ cases, now }: SearchProps) {
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby="found-cases">
      <h2 className="nhsuk-heading-m" id="found-cases">
        Cases: {countWords(cases.length, 'case', 'cases')}
      </h2>
      <ul className="app-results">
        {cases.map(({ kase, place, who, owner }) => (
          <li className="app-results__item" key={kase.id}>
            <a className="app-results__title" href={`/desk/cases/${kase.ref}`}>
              {kase.ref}
            </a>{' '}
            <Status kase={kase} />
            <p className="app-secondary">
              {[who, TYPE_WORDS[kase.type], place, owner, `opened ${shortDate(kase.opened_at, now)}`]
                .filter(Boolean)
                .join(' – ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ notes, notesTotal, typed, now }: SearchProps) {
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="found-notes">
      <h2 className="nhsuk-heading-m" id="found-notes">
        Notes: {countWords(notesTotal, 'note', 'notes')}
      </h2>
      <ul className="app-results">
        {notes.map((hit) => (
          <li className="app-results__item" key={hit.id}>
            <a className="app-results__title" href={`/desk/cases/${hit.ref}`}>
              {hit.ref}
            </a>
            <p className="app-results__excerpt">
              <Excerpt text={hit.words} typed={typed} />
            </p>
            <p className="app-secondary">
              {[hit.source === 'note' ? 'Note' : 'Contact', shortDate(hit.at, now), hit.struck && 'entered in error']
                .filter(Boolean)
                .join(' – ')}
            </p>
          </li>
        ))}
      </ul>
      <More shown={notes.length} total={notesTotal} />
    </section>
  );
}

function Excerpt({ text, typed }: { text: string; typed: string }) {
  return excerptOf(text, typed).map((piece, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never change places
    piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text,
  );
}

function More({ shown, total }: { shown: number; total: number }) {
  if (total <= shown) return null;
  return <p className="app-secondary">{`The first ${shown} are shown. Type more to find fewer.`}</p>;
}
