import { Children, type ReactNode } from 'react';
import { workingMinutesBetween } from '../calendar/index.ts';
import { contactRules, mayPhone, needWords, SHARE_WORDS, usableWays, usableWords } from '../people/index.ts';
import { Button, ButtonLink, PostButton } from '../platform/components/buttons.tsx';
import { Select } from '../platform/components/fields.tsx';
import { Need } from '../platform/components/messages.tsx';
import { Facts, MiniDetails, RailFold, RailLine, RailLines } from '../platform/components/panels.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { PersonEntry, RailBlock } from '../platform/components/rail.tsx';
import { ROLE_WORDS, TYPE_WORDS } from './cases.rules.ts';
import { isLateMatter } from './clock-moves.rules.ts';
import { clockLine } from './clocks.rules.ts';
import { LateMatter } from './clocks.tsx';
import { othersLine, sharingLine } from './show.rules.ts';
import type { CasePerson, CaseView, ServiceLine } from './show.ts';
import { dosOf, doWords, noPhoneLine, pastWords } from './steps.rules.ts';

type LinesProps = { view: CaseView; lines: readonly ReactNode[] };

/** Who, and by when; what is open; and, a line each, what is settled. */
export function PeopleColumn({ view, blocks, lines }: LinesProps & { blocks: readonly ReactNode[] }) {
  return (
    <>
      <PeopleBlock view={view} />
      <NeedsBlock view={view} />
      {!isKnown(view) && <AboutBlock view={view} />}
      <ClocksBlock view={view} />
      {blocks}
      <Lines>
        {isKnown(view) && <AboutFold view={view} />}
        <NeedsLine view={view} />
        {lines}
      </Lines>
    </>
  );
}

/** One block for all that is settled; nothing if nothing is. */
export function Lines({ children }: { children: ReactNode }) {
  return Children.toArray(children).length > 0 ? <RailLines>{children}</RailLines> : null;
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
function NeedsBlock({ view }: { view: CaseView }) {
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
function NeedsLine({ view }: { view: CaseView }) {
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

/** Nothing is missing of what it is about, and nothing of it is urgent. */
const isKnown = ({ kase, subject, owner }: CaseView) => Boolean(subject && owner && !kase.safety);

function AboutFold({ view }: { view: CaseView }) {
  const { kase, place, subject, mayWrite } = view;
  const fact = [TYPE_WORDS[kase.type], subject, place?.name].filter(Boolean).join(', ');
  return (
    <RailFold title="About" fact={fact}>
      <About view={view} />
      {mayWrite && (
        <p>
          <a href={`/desk/cases/${kase.ref}/about`}>
            Edit<span className="nhsuk-u-visually-hidden"> what it is about</span>
          </a>
        </p>
      )}
    </RailFold>
  );
}

function AboutBlock({ view }: { view: CaseView }) {
  const base = `/desk/cases/${view.kase.ref}`;
  return (
    <RailBlock title="About" action={view.mayWrite && <a href={`${base}/about`}>Edit</a>}>
      <About view={view} />
    </RailBlock>
  );
}

function About({ view }: { view: CaseView }) {
  const { kase, place, subject } = view;
  const marks = [kase.after_death && 'After a death', kase.child && 'Child or young person'].filter(Boolean);
  return (
    <>
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
          <strong>Safety concern.</strong>{' '}
          {view.mayWrite && <a href={`/desk/cases/${kase.ref}/danger`}>Say who was told</a>}
        </p>
      )}
      {view.mayWrite && !kase.closed_at && <OwnerForm view={view} />}
    </>
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

/** What is still to come of each kind stays in sight: our next aim, and the next limit of the law. */
function inSight(clocks: CaseView['clocks']): Set<string> {
  const running = clocks.filter(({ met_at }) => !met_at);
  const next = (nature: string) => running.find((clock) => clock.nature === nature && clock.name !== 'time_limit');
  return new Set([next('aim')?.id, next('statutory')?.id].filter((id) => id !== undefined));
}

/** Aims and limits, each with its working-out. */
function ClocksBlock({ view }: { view: CaseView }) {
  const { kase, mayWrite } = view;
  const seen = inSight(view.clocks);
  const lines = view.clocks.map((clock) => ({
    id: clock.id,
    ...clockLine(clock, view.now, view.calendar.hours, kase.handed_over_at !== null),
  }));
  const more = lines.filter(({ id }) => !seen.has(id));
  const change = mayWrite && <a href={`/desk/cases/${kase.ref}/clocks`}>Change</a>;
  if (lines.length === 0)
    return (
      <Lines>
        <RailLine title="By when" fact="Nothing is counted for this case" action={change} />
      </Lines>
    );
  return (
    <RailBlock title="By when" action={change}>
      {isLateMatter(kase, view.clocks, view.now) && <LateMatter reference={kase.ref} />}
      {lines
        .filter(({ id }) => seen.has(id))
        .map((line) => (
          <ClockWords key={line.id} line={line} />
        ))}
      <MiniDetails
        summary={more.length > 0 ? `${moreDates(more.length)}, and how they are counted` : 'How it is counted'}
      >
        {more.map((line) => (
          <ClockWords key={line.id} line={line} />
        ))}
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

const moreDates = (count: number) => (count === 1 ? '1 more date' : `${count} more dates`);

function ClockWords({ line }: { line: { key: string; value: string; sure: boolean } }) {
  return (
    <p>
      <span className="app-secondary">{line.key}</span>
      <br />
      <strong>{line.value}</strong>
      {!line.sure && ' (not sure: see how it is counted)'}
    </p>
  );
}

export function QuestionsColumn({ view }: { view: CaseView }) {
  const { kase, services, mayWrite } = view;
  const ask = view.steps.find((step) => step.kind === 'ask_service');
  const mayAsk = mayWrite && !kase.closed_at && !kase.handed_over_at;
  if (services.length === 0 && !ask)
    return (
      <Lines>
        <RailLine
          title="Questions to services"
          fact="None asked"
          action={mayAsk && <a href={`/desk/cases/${kase.ref}?do=add&kind=ask_service#do`}>Ask a service</a>}
        />
      </Lines>
    );
  return (
    <RailBlock title="Questions to services">
      {services.length === 0 && <p>None asked yet.</p>}
      {services.map((line) => (
        <p key={line.id}>
          <strong>{line.place}</strong>
          <br />
          {serviceWords(line, view)}
        </p>
      ))}
      {mayAsk && (
        <div className="app-buttons">
          {ask && (
            <ButtonLink
              kind="quiet"
              href={`/desk/cases/${kase.ref}?do=asked&on=${ask.id}#do`}
              label="I have asked them"
            />
          )}
          <ButtonLink kind="quiet" href={`/desk/cases/${kase.ref}?do=add&kind=ask_service#do`} label="Ask another" />
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

export function RestColumn({ view, lines }: LinesProps) {
  const { kase, mayWrite, maySeeLog, maySeeAccess, shows } = view;
  const base = `/desk/cases/${kase.ref}`;
  const change = mayWrite && (
    <a href={`${base}/sharing`}>
      Change<span className="nhsuk-u-visually-hidden"> what may be shared</span>
    </a>
  );
  const fact = [sharingLine(kase), kase.sharing_note].filter(Boolean).join('. ');
  return (
    <>
      <Lines>
        <RailLine title="Sharing" fact={fact} action={change} />
        {lines}
      </Lines>
      <RailBlock title="Finish">
        <div className="app-buttons">
          {mayWrite && !kase.closed_at && <ButtonLink kind="quiet" href={`${base}/closure`} label="Close case" />}
          <ButtonLink kind="quiet" href={`${base}/print`} label="Print" />
        </div>
        <div className="app-buttons app-rail__more">
          {shows.acts.map(({ href, label }) => (
            <a key={href} href={href}>
              {label}
            </a>
          ))}
          {maySeeAccess && <a href={`${base}/access`}>Who may open this</a>}
          {maySeeLog && <a href={`${base}/record-log`}>Record log</a>}
        </div>
      </RailBlock>
    </>
  );
}
