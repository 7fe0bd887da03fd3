import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary, type FieldError, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { LinesTable } from '../platform/components/table.tsx';
import { type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { dateTimeWords, dateWords, localDate } from '../platform/time.ts';
import { HOW_WORDS, HOWS, KIND_WORDS, KINDS, kindWords } from './kinds.rules.ts';
import { InvolvementNav } from './nav.tsx';
import {
  DBS_NEEDED,
  DBS_NEEDED_WORDS,
  IG_NEEDED,
  IG_NEEDED_WORDS,
  missingOf,
  PAYMENT_WORDS,
  PAYMENTS,
} from './needed.rules.ts';
import { STATE_WORDS } from './opportunities.rules.ts';
import { RoundList } from './rounds.tsx';
import type { EventLine, OpportunityLine, OutcomeLine, RoundLine, SignUpLine } from './shown.rules.ts';
import type { OpportunityState } from './tables.ts';

const AT = '/desk/involvement/opportunities';
const TONES = { draft: 'white', open: 'green', full: 'yellow', closed: 'grey' } as const;

type ListProps = {
  lines: readonly {
    id: string;
    title: string;
    kind: string;
    state: OpportunityState;
    held: string | undefined;
    owner: string;
    asked: number;
    taken: number;
  }[];
  closed: boolean;
  mayWrite: boolean;
};

export function OpportunityList({ lines, closed, mayWrite }: ListProps) {
  const shown = lines.filter(({ state }) => (state === 'closed') === closed);
  const add = <ButtonLink href={`${AT}/new`} label="Add" hiddenName="a way to get involved" />;
  return (
    <>
      <PageHeading title="Get involved" lede="What people can take part in, and who does" actions={mayWrite && add} />
      <InvolvementNav current="opportunities" />
      {shown.length === 0 ? (
        <EmptyState action={mayWrite && !closed && add}>
          {closed ? 'Nothing is closed.' : 'Nothing is here yet that people can take part in.'}
        </EmptyState>
      ) : (
        <LinesTable
          label="Ways to get involved"
          heads={['Title', 'State', 'Signed up', 'Looked after by']}
          rows={shown.map(({ id, title, kind, state, held, owner, asked, taken }) => ({
            id,
            cells: [
              <span key="title">
                <a href={`${AT}/${id}`}>{title}</a>
                <br />
                <span className="app-secondary">{kindWords(kind)}</span>
              </span>,
              <span key="state">
                <StatusTag tone={TONES[state]}>{STATE_WORDS[state]}</StatusTag>
                {held && <span className="app-secondary"> {held}</span>}
              </span>,
              `${asked} to answer, ${taken} take part`,
              owner,
            ],
          }))}
        />
      )}
      <p>
        <a href={closed ? '/desk/involvement' : '/desk/involvement?view=closed'}>
          {closed ? 'Those that are not closed' : 'Those that are closed'}
        </a>
      </p>
    </>
  );
}

type EditProps = {
  id: string | undefined;
  filled: Filled;
  staff: readonly { id: string; name: string }[];
  /** What a colleague saved meanwhile. */
  theirs: Readonly<Record<string, string>> | undefined;
};

export function EditOpportunity({ id, filled, staff, theirs }: EditProps) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading
        title={id ? 'Change a way to get involved' : 'Add a way to get involved'}
        lede="The public reads these words."
      />
      <form method="post" action={id ? `${AT}/${id}` : AT} noValidate data-ctrl-enter="">
        <HiddenFields fields={{ version: id && typedText(filled, 'version') }} />
        <TextField {...field('title')} label="Title" width={30} />
        <Select
          {...field('kind')}
          label="Kind"
          blank="Choose a kind"
          choices={KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        />
        <TextArea {...field('does')} label="What you would do" hint="Two or three short sentences" rows={4} />
        <TextField {...field('how_often')} label="How often (optional)" hint="Like “2 hours each month”" width={30} />
        <Radios
          {...field('how')}
          label="Where"
          inline
          choices={HOWS.map((value) => ({ value, label: HOW_WORDS[value] }))}
        />
        <TextField
          {...field('place')}
          label="Place (optional)"
          hint="Like “Seminar room 2, Anytown General”"
          width={30}
        />
        <TextArea
          {...field('access')}
          label="Access (optional)"
          hint="Like “Step-free, hearing loop, BSL if you ask”"
          rows={2}
        />
        <TextArea
          {...field('expenses')}
          label="Money for costs (optional)"
          hint="Like “We pay your travel the same day”"
          rows={2}
        />
        <Select
          {...field('payment')}
          label="What is paid"
          choices={PAYMENTS.map((value) => ({ value, label: PAYMENT_WORDS[value] }))}
        />
        <Select
          {...field('dbs')}
          label="DBS check that is needed"
          hint="Ask whoever looks after DBS checks in your trust"
          choices={DBS_NEEDED.map((value) => ({ value, label: DBS_NEEDED_WORDS[value] }))}
        />
        <Select
          {...field('ig_training')}
          label="Information governance training"
          choices={IG_NEEDED.map((value) => ({ value, label: IG_NEEDED_WORDS[value] }))}
        />
        <TextField {...field('ask')} label="Who to ask" hint="Like “Priya at PALS, 020 7946 0018”" width={30} />
        <TextField
          {...field('website')}
          label="Website (optional)"
          hint="Where the trust says more about it, like example.org/volunteering"
          width={30}
        />
        <TextField {...field('apply_by')} label="Last day to sign up (optional)" hint="Like 14 December" width={20} />
        <TextField {...field('places')} label="How many people (optional)" width={4} inputMode="numeric" />
        <Select
          {...field('owner')}
          label="Looked after by"
          blank="Choose a colleague"
          choices={staff.map(({ id: value, name: label }) => ({ value, label }))}
        />
        <TextField
          {...field('review_on')}
          label="Look at it again on"
          hint="From that day on the public does not find it, until somebody has looked"
          width={20}
        />
        <Radios
          {...field('state')}
          label="State"
          choices={[
            { value: 'draft', label: 'Draft: only the desk sees it' },
            { value: 'open', label: 'Open: people can sign up' },
            { value: 'full', label: 'Full: it is shown, and nobody can sign up' },
            { value: 'closed', label: 'Closed: those who took part are told what came of it' },
          ]}
        />
        <ButtonRow>
          <Button label="Save" />
          <ButtonLink kind="quiet" href={id ? `${AT}/${id}` : '/desk/involvement'} label="Cancel" />
        </ButtonRow>
      </form>
      {theirs && <Theirs theirs={theirs} />}
    </>
  );
}

function Theirs({ theirs }: { theirs: Readonly<Record<string, string>> }) {
  const shown = [
    'title',
    'does',
    'how_often',
    'place',
    'access',
    'expenses',
    'ask',
    'website',
    'apply_by',
    'payment',
    'dbs',
    'ig_training',
    'state',
  ];
  return (
    <Card title="What your colleague saved">
      {shown.map((name) => (
        <p className="app-as-typed" key={name}>
          {theirs[name]}
        </p>
      ))}
    </Card>
  );
}

type DeskProps = {
  it: OpportunityLine;
  held: string | undefined;
  signUps: readonly SignUpLine[];
  names: ReadonlyMap<string, string>;
  events: readonly EventLine[];
  rounds: readonly RoundLine[];
  outcome: OutcomeLine | undefined;
  now: Date;
  errors: readonly FieldError[];
  done: string | undefined;
  mayWrite: boolean;
};

export function OpportunityDesk(props: DeskProps) {
  const { it, held, names, now, errors, done, mayWrite } = props;
  const facts: [string, string][] = [
    ['What you would do', it.does],
    ['How often', it.how_often],
    ['Where', [HOW_WORDS[it.how], it.place].filter(Boolean).join('. ')],
    ['Access', it.access],
    ['Money for costs', it.expenses],
    ['What is paid', PAYMENT_WORDS[it.payment]],
    ['DBS check that is needed', DBS_NEEDED_WORDS[it.dbs]],
    ['Information governance training', IG_NEEDED_WORDS[it.ig_training]],
    ['Who to ask', it.ask],
    ['Website', it.website],
    ['Last day to sign up', it.apply_by ? dateWords(it.apply_by, now) : ''],
    ['Looked after by', names.get(it.owner_id) ?? ''],
    ['Look at it again on', dateWords(it.review_on, now)],
  ];
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <ErrorSummary errors={errors} />
      <PageHeading
        title={it.title}
        lede={`${kindWords(it.kind)}: ${STATE_WORDS[it.state].toLowerCase()}`}
        actions={mayWrite && <ButtonLink kind="secondary" href={`${AT}/${it.id}/edit`} label="Change" />}
      />
      <p>
        <a href="/desk/involvement">All ways to get involved</a>
      </p>
      {held && <Need>{held}</Need>}
      <Card>
        <dl className="nhsuk-summary-list nhsuk-summary-list--no-border">
          {facts
            .filter(([, words]) => words)
            .map(([label, words]) => (
              <div className="nhsuk-summary-list__row" key={label}>
                <dt className="nhsuk-summary-list__key">{label}</dt>
                <dd className="nhsuk-summary-list__value app-as-typed">{words}</dd>
              </div>
            ))}
        </dl>
        {mayWrite && it.state !== 'closed' && (
          <PostButton kind="quiet" action={`${AT}/${it.id}/checks`} label="It still holds" />
        )}
      </Card>
      <SignUps {...props} />
      <Events {...props} />
      <Outcome {...props} />
      <RoundList rounds={props.rounds} names={names} now={now} mayWrite={mayWrite} />
    </>
  );
}

const SIGN_UP_WORDS = {
  asked: 'Waits for an answer',
  taken_on: 'Takes part',
  waiting: 'Waits for a place',
  not_taken_on: 'Not this time',
  withdrawn: 'Has stopped',
} as const;

/** What an officer says came of it. */
const ANSWER_WORDS = { taken_on: 'They take part', waiting: 'No place yet', not_taken_on: 'Not this time' } as const;

function SignUps({ it, signUps, now, mayWrite }: DeskProps) {
  return (
    <section aria-labelledby="signed-up">
      <h2 className="nhsuk-heading-m" id="signed-up">
        Who signed up
      </h2>
      {signUps.length === 0 && <p>Nobody has signed up yet.</p>}
      {signUps.map(({ id, state, made_at, member }) => (
        <Card key={id}>
          <p>
            <a href={`/desk/people/${member.person.id}/involvement`}>{member.person.name}</a> signed up{' '}
            {dateWords(made_at, now)}. <strong>{SIGN_UP_WORDS[state]}.</strong>
          </p>
          {member.person.need_words.length > 0 && <Need>{member.person.need_words.join('. ')}</Need>}
          {state !== 'withdrawn' &&
            state !== 'not_taken_on' &&
            missingOf(it, member, localDate(now)).map((words) => <Need key={words}>{words}</Need>)}
          {mayWrite && state !== 'withdrawn' && (
            <div className="app-buttons">
              {(['taken_on', 'waiting', 'not_taken_on'] as const)
                .filter((answer) => answer !== state)
                .map((answer) => (
                  <PostButton
                    key={answer}
                    kind={answer === 'taken_on' ? 'secondary' : 'quiet'}
                    action={`${AT}/${it.id}/sign-ups/${id}/answers`}
                    fields={{ answer }}
                    label={ANSWER_WORDS[answer]}
                    hiddenName={`: ${member.person.name}`}
                  />
                ))}
            </div>
          )}
        </Card>
      ))}
      {mayWrite && it.state === 'open' && (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`${AT}/${it.id}/news`} label="Tell people about it" />
        </ButtonRow>
      )}
    </section>
  );
}

const EVENT_WORDS = { planned: '', held: 'It took place.', cancelled: 'Cancelled.' } as const;

function Events({ it, events, now, mayWrite }: DeskProps) {
  return (
    <section aria-labelledby="events">
      <h2 className="nhsuk-heading-m" id="events">
        Events
      </h2>
      {events.length === 0 && <p>No event is planned.</p>}
      <ul className="nhsuk-list">
        {events.map(({ id, title, starts_at, state }) => (
          <li key={id}>
            <a href={`/desk/involvement/events/${id}`}>{title}</a>, {dateTimeWords(starts_at, now)}.{' '}
            {EVENT_WORDS[state]}
          </li>
        ))}
      </ul>
      {mayWrite && it.state !== 'closed' && (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`${AT}/${it.id}/events/new`} label="Add an event" />
        </ButtonRow>
      )}
    </section>
  );
}

function Outcome({ it, outcome, mayWrite, now }: DeskProps) {
  if (!outcome) return null;
  return (
    <section aria-labelledby="outcome">
      <h2 className="nhsuk-heading-m" id="outcome">
        What came of it
      </h2>
      {outcome.words && <p className="app-as-typed">{outcome.words}</p>}
      {outcome.told_at && <p>All who took part have been told, {dateWords(outcome.told_at, now)}.</p>}
      {!outcome.told_at && outcome.words === '' && (
        <>
          <p>Those who took part wait to hear what came of it.</p>
          {mayWrite && <ButtonLink href={`${AT}/${it.id}/outcome`} label="Tell them" hiddenName="what came of it" />}
        </>
      )}
    </section>
  );
}
