import { contactRules, type Person } from '../people/index.ts';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary, InsetText, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Pagination } from '../platform/components/pagination.tsx';
import { Card, RailBlock } from '../platform/components/panels.tsx';
import { LinesTable } from '../platform/components/table.tsx';
import { type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { dateWords } from '../platform/time.ts';
import { KIND_WORDS, KINDS, kindWords, MEMBER_WAY_WORDS, type MemberWay, WAYS } from './kinds.rules.ts';
import { poundWords } from './money.rules.ts';
import { InvolvementNav } from './nav.tsx';
import { DBS_LEVELS, DBS_WORDS, type PaidKind, paidAs } from './needed.rules.ts';
import type { Consent, ConsentHow, SignUpState } from './tables.ts';

const CONSENT_WORDS: Record<Consent, string> = {
  yes: 'May hear of new ways to get involved',
  this_only: 'Only what they signed up for',
  withdrawn: 'Has stopped',
};

const HOW_WORDS: Record<ConsentHow, string> = {
  web: 'on the web form',
  phone: 'by phone',
  in_person: 'in person',
  paper: 'on paper',
};

type Facts = {
  id: string;
  person: Person;
  kinds: readonly string[];
  consent: Consent;
  consent_at: Date;
  consent_how: ConsentHow;
  channel: MemberWay;
  travel: string;
  expenses: string;
};

type RegisterProps = {
  members: readonly Facts[];
  total: number;
  kind: string | undefined;
  state: 'here' | 'withdrawn';
  page: number;
  perPage: number;
  now: Date;
};

export function Register({ members, total, kind, state, page, perPage, now }: RegisterProps) {
  return (
    <>
      <PageHeading title="Who takes part" lede={total === 1 ? '1 person' : `${total.toLocaleString('en-GB')} people`} />
      <InvolvementNav current="people" />
      <form method="get" action="/desk/involvement/people">
        <div className="app-field-row">
          <Select
            name="kind"
            label="Interested in"
            value={kind ?? ''}
            blank="Anything"
            choices={KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
          />
          <Select
            name="state"
            label="Show"
            value={state}
            choices={[
              { value: 'here', label: 'Those who take part' },
              { value: 'withdrawn', label: 'Those who have stopped' },
            ]}
          />
        </div>
        <ButtonRow>
          <Button kind="secondary" label="Show" />
        </ButtonRow>
      </form>
      {members.length === 0 ? (
        <EmptyState action={<ButtonLink kind="secondary" href="/desk/involvement" label="Ways to get involved" />}>
          {state === 'withdrawn' ? 'Nobody has stopped.' : 'Nobody is on the register for this yet.'}
        </EmptyState>
      ) : (
        <LinesTable
          label="Who takes part"
          heads={['Name', 'Interested in', 'May we write?', 'How', 'Needs and costs']}
          rows={members.map((member) => ({ id: member.id, cells: cellsOf(member, now) }))}
        />
      )}
      <Pagination
        label="Pages of the register"
        page={page}
        pages={Math.max(1, Math.ceil(total / perPage))}
        href={(to) => `/desk/involvement/people?${new URLSearchParams({ kind: kind ?? '', state, page: String(to) })}`}
      />
    </>
  );
}

function cellsOf({ person, kinds, consent, channel, travel, expenses }: Facts, _now: Date) {
  const costs = expenses === 'yes' ? (consent === 'withdrawn' ? 'Costs to pay back.' : 'Help with costs.') : '';
  return [
    <a key="name" href={`/desk/people/${person.id}/involvement`}>
      {person.name}
    </a>,
    kinds.map(kindWords).join(', ') || 'Anything',
    CONSENT_WORDS[consent],
    [MEMBER_WAY_WORDS[channel], ...contactRules({ ...person, need_words: [] })].join('. '),
    [...person.need_words, person.needs_detail, travel, costs].filter(Boolean).join('. '),
  ];
}

type AddProps = {
  person: Person;
  filled: Filled;
  /** What is read to them, and which edition that is. */
  words: { edition: number; words: string };
  open: readonly { id: string; title: string }[];
  mayWrite: boolean;
  done: string | undefined;
  stopped: Date | undefined;
  /** What they came to before they stopped, and are not paid back for. */
  owed: readonly { id: string; title: string }[];
  now: Date;
};

/** They said on the phone, or at the desk, that they would like to take part. */
export function AddMember({ person, filled, words, open, mayWrite, done, stopped, owed, now }: AddProps) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={`Getting involved: ${person.name}`} />
      <p>
        <a href={`/desk/people/${person.id}`}>Back to {person.name}</a>
      </p>
      {stopped ? (
        <p>They stopped on {dateWords(stopped, now)}. Ask them before you put them on the register again.</p>
      ) : (
        <p>They are not on the register.</p>
      )}
      {owed.length > 0 && <CostsOwed {...{ owed, mayWrite }} at={`/desk/people/${person.id}/involvement`} />}
      {mayWrite && !person.died && (
        <form method="post" action={`/desk/people/${person.id}/involvement`} noValidate data-ctrl-enter="">
          <HiddenFields fields={{ edition: String(words.edition) }} />
          <MemberFields filled={filled} />
          <Select
            {...field('opportunity')}
            label="What they sign up for (optional)"
            blank="Nothing yet"
            choices={open.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <InsetText>
            <p>
              <strong>Read this to them:</strong>
            </p>
            <p className="app-as-typed">{words.words}</p>
          </InsetText>
          <Radios
            {...field('consent')}
            label="What did they agree to?"
            choices={[
              { value: 'yes', label: 'We may tell them about new ways to get involved' },
              { value: 'this_only', label: 'Only what they sign up for' },
            ]}
          />
          <Radios
            {...field('consent_how')}
            label="How did they agree?"
            inline
            choices={[
              { value: 'phone', label: 'By phone' },
              { value: 'in_person', label: 'In person' },
              { value: 'paper', label: 'On paper' },
            ]}
          />
          <ButtonRow>
            <Button label="Put them on the register" />
          </ButtonRow>
        </form>
      )}
    </>
  );
}

/** They have stopped, and are known until they have their money. */
function CostsOwed({ owed, mayWrite, at }: Pick<AddProps, 'owed' | 'mayWrite'> & { at: string }) {
  return (
    <Card title="Costs to pay back">
      <p>Their name and how to reach them stay until this is paid:</p>
      <ul className="nhsuk-list">
        {owed.map(({ id, title }) => (
          <li key={id}>
            <a href={`/desk/involvement/events/${id}`}>{title}</a>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <PostButton
          kind="secondary"
          action={`${at}/withdrawal`}
          fields={{ costs: 'none' }}
          label="They want no money back"
        />
      )}
    </Card>
  );
}

function MemberFields({ filled }: { filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <Checkboxes
        name="kinds"
        label="What interests them"
        hint="None ticked: anything"
        columns={2}
        values={typedList(filled, 'kinds')}
        choices={KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
      />
      <Radios
        {...field('channel')}
        label="How do they want to hear from us?"
        choices={WAYS.map((value) => ({ value, label: MEMBER_WAY_WORDS[value] }))}
      />
      <TextField {...field('travel')} label="Travel (optional)" hint="Like “By bus, not after 6pm”" width={30} />
      <Radios
        {...field('expenses')}
        label="Would help with costs make it easier?"
        inline
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: 'not_asked', label: 'Not asked yet' },
        ]}
      />
    </>
  );
}

/** What some ways to take part need. Of a certificate nothing else is kept. */
function HasFields({ filled }: { filled: Filled }) {
  return (
    <>
      <Select
        {...fieldOf(filled, 'dbs')}
        label="DBS check that they have"
        blank="Not recorded"
        choices={DBS_LEVELS.map((value) => ({ value, label: DBS_WORDS[value] }))}
      />
      <TextField
        {...fieldOf(filled, 'dbs_until')}
        label="It counts until (optional)"
        hint="Like 4/1/2029. How long it counts, your trust says"
        width={20}
      />
      <Checkboxes
        name="ig_training"
        label="Information governance training"
        values={typedText(filled, 'ig_training') ? ['yes'] : []}
        choices={[{ value: 'yes', label: 'They did it' }]}
      />
      <TextField {...fieldOf(filled, 'ig_until')} label="Done again by (optional)" hint="Like 4/1/2028" width={20} />
    </>
  );
}

type SignUpShown = { id: string; state: SignUpState; made_at: Date; opportunity: { id: string; title: string } };
type ComingShown = {
  id: string;
  state: string;
  paid_pence: number | null;
  paid_for: string;
  paid_kind: PaidKind;
  paid_on: string | null;
  event: { id: string; title: string; starts_at: Date } | undefined;
};

type MemberProps = {
  member: Facts;
  signUps: readonly SignUpShown[];
  comings: readonly ComingShown[];
  edition: string;
  filled: Filled;
  done: string | undefined;
  mayWrite: boolean;
  now: Date;
};

const STATE_WORDS: Record<SignUpState, string> = {
  asked: 'waits for an answer',
  taken_on: 'takes part',
  waiting: 'waits for a place',
  not_taken_on: 'not this time',
  withdrawn: 'has stopped',
};

const COMING_WORDS: Record<string, string> = {
  asked: 'asked to come',
  coming: 'is coming',
  not_coming: 'is not coming',
  came: 'came',
  did_not_come: 'did not come',
};

export function MemberPage({ member, signUps, comings, edition, filled, done, mayWrite, now }: MemberProps) {
  const { person } = member;
  const at = `/desk/people/${person.id}/involvement`;
  const rules = contactRules(person);
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={`Getting involved: ${person.name}`} />
      <p>
        <a href={`/desk/people/${person.id}`}>Back to {person.name}</a>, for how to reach them and what they need
      </p>
      {rules.map((rule) => (
        <Need key={rule}>{rule}</Need>
      ))}
      {person.needs_detail && <Need>{person.needs_detail}</Need>}
      <Card title="What they agreed to">
        <p>
          <strong>{CONSENT_WORDS[member.consent]}.</strong> They said so {HOW_WORDS[member.consent_how]},{' '}
          {dateWords(member.consent_at, now)}, to these words:
        </p>
        <p className="app-as-typed">{edition}</p>
        {mayWrite && <PostButton kind="secondary" action={`${at}/withdrawal`} label="They want to stop" />}
      </Card>
      <Card title="What they take part in">
        {signUps.length === 0 && <p>They have signed up for nothing yet.</p>}
        <ul className="nhsuk-list">
          {signUps.map(({ id, state, made_at, opportunity }) => (
            <li key={id}>
              <a href={`/desk/involvement/opportunities/${opportunity.id}`}>{opportunity.title}</a>:{' '}
              {STATE_WORDS[state]}, signed up {dateWords(made_at, now)}
            </li>
          ))}
          {comings.map(({ id, state, event, paid_pence, paid_kind, paid_for, paid_on }) => (
            <li key={id}>
              <a href={`/desk/involvement/events/${event?.id}`}>{event?.title}</a>: {COMING_WORDS[state]}
              {paid_pence !== null &&
                paid_on &&
                `. Paid ${poundWords(paid_pence)}${paidAs(paid_kind)} for ${paid_for}, ${dateWords(paid_on, now)}`}
            </li>
          ))}
        </ul>
      </Card>
      {mayWrite && (
        <form method="post" action={at} noValidate data-ctrl-enter="">
          <HiddenFields fields={{ version: typedText(filled, 'version') }} />
          <MemberFields filled={filled} />
          <HasFields filled={filled} />
          <ButtonRow>
            <Button label="Save" />
          </ButtonRow>
        </form>
      )}
    </>
  );
}

type BlockProps = {
  person: string;
  member: { consent: Consent; kinds: readonly string[] } | undefined;
  mayWrite: boolean;
};

/** Beside a person. */
export function InvolvedBlock({ person, member, mayWrite }: BlockProps) {
  const at = `/desk/people/${person}/involvement`;
  const here = member && member.consent !== 'withdrawn';
  return (
    <RailBlock title="Getting involved" action={here ? <a href={at}>Open</a> : undefined}>
      {member ? <p>{CONSENT_WORDS[member.consent]}.</p> : <p>Not on the register.</p>}
      {here && member.kinds.length > 0 && <p>{member.kinds.map(kindWords).join(', ')}</p>}
      {!here && mayWrite && <a href={at}>They would like to get involved</a>}
    </RailBlock>
  );
}
