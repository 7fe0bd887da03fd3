import { workingMinutesBetween } from '../calendar/index.ts';
import { contactRules, mayPhone, needWords, SHARE_WORDS, usableWays, usableWords } from '../people/index.ts';
import { Button, ButtonLink, PostButton } from '../platform/components/buttons.tsx';
import { Select } from '../platform/components/fields.tsx';
import { Need } from '../platform/components/messages.tsx';
import { Facts, MiniDetails } from '../platform/components/panels.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { PersonEntry, RailBlock } from '../platform/components/rail.tsx';
import { ROLE_WORDS, TYPE_WORDS } from './cases.rules.ts';
import { isLateMatter } from './clock-moves.rules.ts';
import { clockLine } from './clocks.rules.ts';
import { LateMatter } from './clocks.tsx';
import { othersLine, sharingLine } from './show.rules.ts';
import type { CasePerson, CaseView, ServiceLine } from './show.ts';
import { dosOf, doWords, noPhoneLine, pastWords } from './steps.rules.ts';

/** Who, what they need, what it is about and by when. */
export function PeopleColumn({ view }: { view: CaseView }) {
  return (
    <>
      <PeopleBlock view={view} />
      <NeedsBlock view={view} />
      <AboutBlock view={view} />
      <ClocksBlock view={view} />
    </>
  );
}

function PeopleBlock({ view }: { view: CaseView }) {
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
  const step = view.steps.find(({ kind }) => dosOf(kind).includes('call'));
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

/** Everybody living whose needs count here, each under their own name: the caller, the patient, and whoever has some. */
function NeedsBlock({ view }: { view: CaseView }) {
  const people = view.people.filter(
    ({ person }, at, all) => all.findIndex((one) => one.person.id === person.id) === at,
  );
  const shown = people.filter(
    ({ person, role }) => !person.died && (OWN_NEEDS.includes(role) || person.needs.length > 0),
  );
  if (shown.length === 0) return null;
  return (
    <RailBlock title="Needs">
      {shown.map((one) => (
        <NeedsOf key={one.person.id} one={one} view={view} />
      ))}
    </RailBlock>
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
        {view.mayWrite && (
          <a href={`/desk/people/${person.id}/needs`}>
            {words.length > 0 ? 'Change' : 'Ask'}
            <span className="nhsuk-u-visually-hidden"> what {person.name} needs</span>
          </a>
        )}
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

function AboutBlock({ view }: { view: CaseView }) {
  const { kase, place, subject } = view;
  const base = `/desk/cases/${kase.ref}`;
  const marks = [kase.after_death && 'After a death', kase.child && 'Child or young person'].filter(Boolean);
  return (
    <RailBlock title="About" action={view.mayWrite && <a href={`${base}/about`}>Edit</a>}>
      <Facts
        rows={[
          { key: 'Type', value: TYPE_WORDS[kase.type] },
          { key: 'Subject', value: subject || 'Not chosen yet' },
          { key: 'Where', value: place?.name ?? 'Not known' },
          ...(marks.length > 0 ? [{ key: 'Marks', value: marks.join(', ') }] : []),
          { key: 'First told us', value: pastWords(kase.received_at, view.now) },
          { key: 'Owner', value: view.owner?.name ?? 'Nobody yet' },
        ]}
      />
      {kase.safety && (
        <p>
          <strong>Safety concern.</strong> {view.mayWrite && <a href={`${base}/safety`}>I told safeguarding</a>}
        </p>
      )}
      {view.mayWrite && !kase.closed_at && <OwnerForm view={view} />}
    </RailBlock>
  );
}

function OwnerForm({ view }: { view: CaseView }) {
  const { kase, owner, colleagues, userId } = view;
  const action = `/desk/cases/${kase.ref}/assignment`;
  return (
    <>
      {!owner && <PostButton kind="quiet" action={action} label="Take this case" fields={{ owner: userId }} />}
      <MiniDetails summary="Change the owner">
        <form method="post" action={action}>
          <Select
            name="owner"
            label="Who has this case?"
            blank="Choose a colleague"
            value={owner?.id ?? ''}
            choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button kind="quiet" label="Give the case" />
        </form>
      </MiniDetails>
    </>
  );
}

/** Aims and limits, each with its working-out. */
function ClocksBlock({ view }: { view: CaseView }) {
  const { kase, mayWrite } = view;
  const lines = view.clocks.map((clock) => ({
    id: clock.id,
    ...clockLine(clock, view.now, view.calendar.hours, kase.handed_over_at !== null),
  }));
  return (
    <RailBlock title="By when" action={mayWrite && <a href={`/desk/cases/${kase.ref}/clocks`}>Change</a>}>
      {isLateMatter(kase, view.clocks, view.now) && <LateMatter reference={kase.ref} />}
      {lines.length === 0 && <p>Nothing is counted for this case.</p>}
      {lines.map((line) => (
        <p key={line.id}>
          <span className="app-secondary">{line.key}</span>
          <br />
          <strong>{line.value}</strong>
          {!line.sure && ' (not sure: see how it is counted)'}
        </p>
      ))}
      <MiniDetails summary="How it is counted">
        {lines.map((line) => (
          <div key={line.id}>
            <p>{line.key}</p>
            <ul>
              {line.working.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </div>
        ))}
      </MiniDetails>
    </RailBlock>
  );
}

export function QuestionsColumn({ view }: { view: CaseView }) {
  const { kase, services, mayWrite } = view;
  const ask = view.steps.find((step) => step.kind === 'ask_service');
  return (
    <RailBlock title="Questions to services">
      {services.length === 0 && <p>No questions asked yet.</p>}
      {services.map((line) => (
        <p key={line.id}>
          <strong>{line.place}</strong>
          <br />
          {serviceWords(line, view)}
        </p>
      ))}
      {mayWrite && !kase.closed_at && !kase.handed_over_at && (
        <div className="app-buttons">
          {ask && (
            <ButtonLink
              kind="quiet"
              href={`/desk/cases/${kase.ref}?do=asked&on=${ask.id}#do`}
              label="I have asked them"
            />
          )}
          <ButtonLink
            kind="quiet"
            href={`/desk/cases/${kase.ref}?do=add&kind=ask_service#do`}
            label={services.length > 0 || ask ? 'Ask another' : 'Ask a service'}
          />
        </div>
      )}
    </RailBlock>
  );
}

function serviceWords({ askedAt, answeredAt, due }: ServiceLine, { now, calendar }: CaseView): string {
  if (answeredAt) {
    const hours = askedAt ? Math.round(workingMinutesBetween(askedAt, answeredAt, calendar.hours) / 60) : undefined;
    const after = hours === undefined ? '' : `, after ${hours} working hour${hours === 1 ? '' : 's'}`;
    return `Answered at ${pastWords(answeredAt, now)}${after}`;
  }
  const asked = askedAt ? `Asked at ${pastWords(askedAt, now)}` : 'Asked';
  if (!due) return `${asked}, no answer is waited for`;
  return `${asked}, answer ${due < now ? 'was due' : 'due'} ${pastWords(due, now)}`;
}

export function RestColumn({ view }: { view: CaseView }) {
  const { kase, mayWrite, maySeeLog, maySeeAccess } = view;
  const base = `/desk/cases/${kase.ref}`;
  return (
    <>
      <RailBlock title="Sharing" action={mayWrite && <a href={`${base}/sharing`}>Change</a>}>
        <p>{sharingLine(kase)}</p>
        {kase.sharing_note && <p>{kase.sharing_note}</p>}
      </RailBlock>
      <RailBlock title="Finish">
        <div className="app-buttons">
          {mayWrite && !kase.closed_at && <ButtonLink kind="quiet" href={`${base}/closure`} label="Close case" />}
          <ButtonLink kind="quiet" href={`${base}/print`} label="Print" />
          {maySeeAccess && <ButtonLink kind="quiet" href={`${base}/access`} label="Who may open this" />}
          {maySeeLog && <ButtonLink kind="quiet" href={`${base}/record-log`} label="Record log" />}
        </div>
      </RailBlock>
    </>
  );
}
