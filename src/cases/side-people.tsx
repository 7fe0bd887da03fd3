import { contactRules, mayPhone, usableWays, usableWords } from '../people/index.ts';
import { ButtonLink } from '../platform/components/buttons.tsx';
import { Need } from '../platform/components/messages.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { PersonEntry, RailBlock } from '../platform/components/rail.tsx';
import { ROLE_WORDS } from './cases.rules.ts';
import { othersLine } from './show.rules.ts';
import type { CaseView } from './show.ts';
import type { CasePerson } from './show-people.ts';
import { dosOf, doWords, noPhoneLine } from './steps.rules.ts';

/** Who has a part in a case, and how to reach them. */
export function PeopleBlock({ view }: { view: CaseView }) {
  const { kase, people, others, caller } = view;
  const base = `/desk/cases/${kase.ref}`;
  const [other] = others;
  return (
    <RailBlock title="People" action={view.mayWrite && <a href={`${base}/people`}>Change</a>}>
      {people.length === 0 && <p>Nobody is recorded. The caller gave no name.</p>}
      {people.map((one) => (
        <PersonLine key={`${one.id} ${one.role}`} one={one} view={view} />
      ))}
      {other && (
        <p>
          <a href={others.length === 1 ? `/desk/cases/${other.ref}` : `/desk/people/${kase.caller_id}`}>
            {othersLine(caller?.called ?? '', others.length)}
          </a>
        </p>
      )}
    </RailBlock>
  );
}

function WayLine({ way, as }: ReturnType<typeof usableWays<CasePerson['ways'][number]>>[number]) {
  return (
    <p>
      {as === 'phone' ? <Phone typed={way.value} /> : usableWords({ way, as })}
      {way.note && `, ${way.note}`}
    </p>
  );
}

function PersonLine({ one, view }: { one: CasePerson; view: CaseView }) {
  const { person, role, relation, called, ways } = one;
  const noPhone = noPhoneLine(called, person);
  const lines = usableWays(person, ways);
  const step = view.steps.find((one) => dosOf(one).includes('call'));
  const callable = role === 'caller' && view.mayWrite && step && ways.length > 0 && !person.died;
  const rules = contactRules(person).join(' ');
  return (
    <PersonEntry
      part={ROLE_WORDS[role] ?? role}
      name={<a href={`/desk/people/${person.id}`}>{person.name}</a>}
      {...(relation ? { relation: relation.toLowerCase() } : {})}
      contact={
        <>
          {person.call_me && person.call_me !== person.name && (
            <p>
              Use the name {person.call_me}
              {person.say_it && `, said ${person.say_it}`}
            </p>
          )}
          {!person.call_me && person.say_it && <p>Said {person.say_it}</p>}
          {rules && <Need icon={mayPhone(person) ? 'contact' : 'no-phone'}>{rules}</Need>}
          {lines.map((line) => (
            <WayLine key={line.way.id} {...line} />
          ))}
        </>
      }
    >
      {callable && (
        <div className="app-buttons">
          <ButtonLink
            kind="quiet"
            href={`/desk/cases/${view.kase.ref}?do=call&on=${step.id}#do`}
            label={noPhone ? doWords('call', called, person) : 'Call'}
            {...(noPhone ? {} : { hiddenName: person.name })}
          />
        </div>
      )}
    </PersonEntry>
  );
}
