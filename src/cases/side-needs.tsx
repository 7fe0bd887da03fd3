import { needWords, SHARE_WORDS } from '../people/index.ts';
import { Need } from '../platform/components/messages.tsx';
import { RailFold, RailLine } from '../platform/components/panels.tsx';
import { RailBlock } from '../platform/components/rail.tsx';
import type { CaseView } from './show.ts';
import type { CasePerson } from './show-people.ts';

/** Everybody living whose needs count here: the caller, the patient, and whoever has some. */
function whoseNeeds(view: CaseView): CasePerson[] {
  const people = view.people.filter(
    ({ person }, at, all) => all.findIndex((one) => one.person.id === person.id) === at,
  );
  return people.filter(({ person, role }) => !person.died && (OWN_NEEDS.includes(role) || person.needs.length > 0));
}

const hasNeeds = ({ person }: CasePerson) =>
  person.needs.length > 0 || Boolean(person.needs_detail || person.adjustments);

/** What somebody needs is in sight, under their own name. */
export function NeedsBlock({ view }: { view: CaseView }) {
  const shown = whoseNeeds(view);
  if (!shown.some(hasNeeds)) return null;
  return (
    <RailBlock title="Needs">
      {shown.map((one) => (
        <NeedsOf key={one.person.id} one={one} view={view} />
      ))}
    </RailBlock>
  );
}

/** Nobody needs anything, or was not asked yet. */
export function NeedsLine({ view }: { view: CaseView }) {
  const shown = whoseNeeds(view);
  if (shown.length === 0 || shown.some(hasNeeds)) return null;
  const asked = shown.filter(({ person }) => person.needs_asked_on);
  const fact = asked.length === shown.length ? 'None' : 'Not asked yet';
  const [one, other] = shown;
  if (one && !other)
    return <RailLine title="Needs" fact={fact} action={view.mayWrite && <AskNeeds one={one} words="Ask" />} />;
  return (
    <RailFold title="Needs" fact={fact}>
      {shown.map((who) => (
        <NeedsOf key={who.person.id} one={who} view={view} />
      ))}
    </RailFold>
  );
}

function AskNeeds({ one: { person }, words }: { one: CasePerson; words: string }) {
  return (
    <a href={`/desk/people/${person.id}/needs`}>
      {words}
      <span className="nhsuk-u-visually-hidden"> what {person.name} needs</span>
    </a>
  );
}

const OWN_NEEDS: readonly string[] = ['caller', 'patient'];

function NeedsOf({ one, view }: { one: CasePerson; view: CaseView }) {
  const { person } = one;
  const words = person.needs.map((code) =>
    needWords(view.needs.find((row) => row.code === code)?.label ?? code, person, code),
  );
  return (
    <div className="app-person">
      <p>
        <strong>{person.name}</strong>{' '}
        {view.mayWrite && <AskNeeds one={one} words={words.length > 0 ? 'Change' : 'Ask'} />}
      </p>
      {words.length === 0 && <p>{person.needs_asked_on ? 'None.' : 'Not asked yet.'}</p>}
      {words.map((word) => (
        <Need key={word}>{word}</Need>
      ))}
      {[person.needs_detail, person.adjustments].filter(Boolean).map((more) => (
        <p key={more}>{more}</p>
      ))}
      {words.length > 0 && <p className="app-secondary">{SHARE_WORDS[person.needs_share]}</p>}
    </div>
  );
}
