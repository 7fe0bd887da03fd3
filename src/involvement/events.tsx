import { contactRules } from '../people/index.ts';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Select, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details } from '../platform/components/panels.tsx';
import { type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { dateTimeWords, dateWords, timeWords } from '../platform/time.ts';
import { poundWords } from './money.rules.ts';
import { InvolvementNav } from './nav.tsx';
import { PAID_KINDS, PAID_WORDS, paidAs } from './needed.rules.ts';
import { RoundList } from './rounds.tsx';
import type { ComingLine, EventLine, OutcomeLine, RoundLine, SignUpLine } from './shown.rules.ts';

const AT = '/desk/involvement/events';

export function EventList({ events, now }: { events: readonly EventLine[]; now: Date }) {
  const coming = events.filter(({ state, starts_at }) => state === 'planned' && starts_at >= now);
  const past = events.filter((event) => !coming.includes(event)).reverse();
  return (
    <>
      <PageHeading title="Events" />
      <InvolvementNav current="events" />
      {coming.length === 0 && (
        <EmptyState action={<ButtonLink kind="secondary" href="/desk/involvement" label="Ways to get involved" />}>
          No event is planned. Add one on the page of a way to get involved.
        </EmptyState>
      )}
      <Lines events={coming} now={now} />
      {past.length > 0 && <h2 className="nhsuk-heading-m">In the last year</h2>}
      <Lines events={past} now={now} />
    </>
  );
}

const STATE_WORDS = { planned: '', held: 'It took place.', cancelled: 'Cancelled.' } as const;

function Lines({ events, now }: { events: readonly EventLine[]; now: Date }) {
  return (
    <ul className="nhsuk-list">
      {events.map(({ id, title, starts_at, state }) => (
        <li key={id}>
          <a href={`${AT}/${id}`}>{title}</a>, {dateTimeWords(starts_at, now)}.{' '}
          {state === 'planned' && starts_at < now ? 'Say who came.' : STATE_WORDS[state]}
        </li>
      ))}
    </ul>
  );
}

type EditProps = { opportunity: { id: string; title: string }; id: string | undefined; filled: Filled };

export function EditEvent({ opportunity, id, filled }: EditProps) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={id ? 'Change the event' : 'Add an event'} lede={opportunity.title} />
      <form
        method="post"
        action={id ? `${AT}/${id}` : `/desk/involvement/opportunities/${opportunity.id}/events`}
        noValidate
        data-ctrl-enter=""
      >
        <HiddenFields fields={{ version: id && typedText(filled, 'version') }} />
        <TextField {...field('title')} label="Title" width={30} />
        <div className="app-field-row">
          <TextField {...field('on')} label="Day" hint="Like 14 December" width={20} />
          <TextField {...field('at')} label="Begins at" hint="Like 2pm" width={10} />
          <TextField {...field('minutes')} label="Minutes" hint="Like 60" width={4} inputMode="numeric" />
        </div>
        <TextField {...field('place')} label="Place" hint="Leave it empty if it is online only" width={30} />
        <TextField {...field('online')} label="Link to join online (optional)" width={30} />
        <TextField {...field('places')} label="For how many (optional)" width={4} inputMode="numeric" />
        <TextField {...field('access')} label="Access (optional)" width={30} />
        <ButtonRow>
          <Button label="Save" />
          <ButtonLink
            kind="quiet"
            href={id ? `${AT}/${id}` : `/desk/involvement/opportunities/${opportunity.id}`}
            label="Cancel"
          />
        </ButtonRow>
      </form>
    </>
  );
}

type EventFacts = EventLine & {
  telling_id: string | null;
  minutes: number;
  place: string;
  online: string;
  places: number | null;
  access: string;
};

type Props = {
  event: EventFacts;
  opportunity: { id: string; title: string };
  comings: readonly ComingLine[];
  canBeAsked: readonly SignUpLine[];
  rounds: readonly RoundLine[];
  outcome: OutcomeLine | undefined;
  names: ReadonlyMap<string, string>;
  refused: { of: string; filled: Filled } | undefined;
  done: string | undefined;
  now: Date;
  mayWrite: boolean;
};

export function EventPage(props: Props) {
  const { event, opportunity, comings, refused, done, now, mayWrite } = props;
  const ends = new Date(event.starts_at.getTime() + event.minutes * 60_000);
  const many = comings.filter(({ state }) => state === 'coming' || state === 'came').length;
  const paid = comings.reduce((sum, { paid_pence }) => sum + (paid_pence ?? 0), 0);
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <ErrorSummary errors={refused?.filled.errors ?? []} />
      <PageHeading
        title={event.title}
        lede={`${dateWords(event.starts_at, now)}, ${timeWords(event.starts_at)} to ${timeWords(ends)}`}
        actions={
          mayWrite &&
          event.state === 'planned' && <ButtonLink kind="secondary" href={`${AT}/${event.id}/edit`} label="Change" />
        }
      />
      <p>
        Part of <a href={`/desk/involvement/opportunities/${opportunity.id}`}>{opportunity.title}</a>
      </p>
      {STATE_WORDS[event.state] && (
        <p>
          <strong>{STATE_WORDS[event.state]}</strong>
        </p>
      )}
      <Card>
        {event.place && <p>Place: {event.place}</p>}
        {event.online && <p className="app-as-typed">Online: {event.online}</p>}
        {event.access && <p>Access: {event.access}</p>}
        <p>
          {many} {event.places ? `of ${event.places} places` : many === 1 ? 'person' : 'people'}
          {paid > 0 && `. Paid in all: ${poundWords(paid)}`}
        </p>
      </Card>
      <section aria-labelledby="who">
        <h2 className="nhsuk-heading-m" id="who">
          Who comes
        </h2>
        {comings.length === 0 && <p>Nobody is asked yet.</p>}
        {comings.map((coming) => (
          <ComingCard
            key={coming.id}
            coming={coming}
            event={event}
            now={now}
            filled={refused?.of === coming.id ? refused.filled : undefined}
            mayWrite={mayWrite}
          />
        ))}
        <AskOne {...props} />
      </section>
      <Acts {...props} />
      <RoundList rounds={props.rounds} names={props.names} now={now} mayWrite={mayWrite} />
    </>
  );
}

function AskOne({ event, canBeAsked, mayWrite, refused }: Props) {
  if (!mayWrite || event.state !== 'planned' || canBeAsked.length === 0) return null;
  const error = refused?.filled.errors.find(({ field }) => field === 'member')?.message;
  return (
    <form method="post" action={`${AT}/${event.id}/comings`} noValidate>
      <Select
        name="member"
        label="Ask somebody who takes part"
        blank="Choose"
        value=""
        {...(error ? { error } : {})}
        choices={canBeAsked.map(({ member }) => ({ value: member.id, label: member.person.name }))}
      />
      <ButtonRow>
        <Button kind="secondary" label="Put on the list" />
      </ButtonRow>
    </form>
  );
}

const STATES = [
  { value: 'asked', label: 'Asked' },
  { value: 'coming', label: 'Is coming' },
  { value: 'not_coming', label: 'Is not coming' },
  { value: 'came', label: 'Came' },
  { value: 'did_not_come', label: 'Did not come' },
];

type ComingProps = {
  coming: ComingLine;
  event: EventFacts;
  now: Date;
  filled: Filled | undefined;
  mayWrite: boolean;
};

function ComingCard({ coming, event, now, filled, mayWrite }: ComingProps) {
  const { id, member, state, needs, arranged, paid_pence, paid_kind, paid_for, paid_on, version } = coming;
  const { person } = member;
  const known: Filled = filled ?? {
    typed: {
      ...{ state, needs, arranged: arranged ? 'yes' : '', paid: paid_pence ? (paid_pence / 100).toFixed(2) : '' },
      ...{ paid_kind, paid_for, paid_on: paid_on ? dateWords(paid_on, now) : '', version: String(version) },
    },
    errors: [],
  };
  const field = (name: string) => ({ ...fieldOf(known, name), id: `${name}-${id}` });
  const label = STATES.find(({ value }) => value === state)?.label;
  const owed = owedWords(coming, event, now);
  return (
    <Card heading="h3" title={person.name}>
      <div id={`coming-${id}`}>
        <p>
          <a href={`/desk/people/${person.id}/involvement`}>
            Open{'\u00A0'}
            {person.name}
          </a>
          : {label?.toLowerCase()}
          {needs && !arranged && '. Asked for something that is not arranged yet'}
          {paid_pence !== null &&
            paid_on &&
            `. Paid ${poundWords(paid_pence)}${paidAs(paid_kind)} for ${paid_for}, ${dateWords(paid_on, now)}`}
        </p>
        {owed && <Need>They have stopped. {owed} Then we delete how to reach them</Need>}
        {contactRules(person).map((rule) => (
          <Need key={rule}>{rule}</Need>
        ))}
        {mayWrite && event.state !== 'cancelled' && (
          <Details summary="Change" hiddenName={person.name} open={filled !== undefined}>
            <form method="post" action={`${AT}/${event.id}/comings/${id}`} noValidate>
              <HiddenFields fields={{ version: typedText(known, 'version') }} />
              <Select {...field('state')} label="Do they come?" choices={STATES} />
              <TextField
                {...field('needs')}
                label="What they asked for (optional)"
                hint="Like “A space for a wheelchair”"
              />
              <Checkboxes
                name="arranged"
                id={`arranged-${id}`}
                label="Has it been seen to?"
                values={typedText(known, 'arranged') ? ['yes'] : []}
                choices={[{ value: 'yes', label: 'It is arranged' }]}
              />
              <div className="app-field-row">
                <TextField {...field('paid')} label="Paid, in pounds" hint="Like 4.50" width={5} />
                <Select
                  {...field('paid_kind')}
                  label="What is paid"
                  choices={PAID_KINDS.map((value) => ({ value, label: PAID_WORDS[value] }))}
                />
                <TextField {...field('paid_for')} label="For what" hint="Like bus" width={10} />
                <TextField {...field('paid_on')} label="Paid on" hint="Like today" width={10} />
              </div>
              <Button kind="secondary" label="Save" hiddenName={person.name} />
            </form>
          </Details>
        )}
      </div>
    </Card>
  );
}

/** What somebody who has stopped waits for. */
function owedWords({ state, member, paid_on }: ComingLine, event: EventFacts, now: Date): string {
  if (paid_on !== null || member.consent !== 'withdrawn' || member.expenses !== 'yes') return '';
  if (state === 'came') return 'Pay their costs back.';
  const unsaid = state === 'coming' && event.state === 'planned' && event.starts_at <= now;
  return unsaid ? 'Say whether they came, and pay their costs back.' : '';
}

function Acts({ event, comings, outcome, now, mayWrite }: Props) {
  const at = `${AT}/${event.id}`;
  const waits = outcome && !outcome.told_at && outcome.words === '';
  if (!mayWrite) return null;
  return (
    <>
      {event.telling_id && (
        <Card title="A new day or place">
          <p>Those who were asked wait to hear of it.</p>
          <ButtonLink href={`${at}/new-time`} label="Tell them" hiddenName="the new day or place" />
        </Card>
      )}
      {event.state === 'planned' && (
        <ButtonRow>
          {comings.length > 0 && event.starts_at > now && (
            <ButtonLink kind="secondary" href={`${at}/invitation`} label="Write to those who are asked" />
          )}
          {event.starts_at <= now && <PostButton action={`${at}/holding`} label="It took place" />}
          <ButtonLink kind="quiet" href={`${at}/cancellation`} label="Cancel the event" />
        </ButtonRow>
      )}
      {outcome && (
        <section aria-labelledby="outcome">
          <h2 className="nhsuk-heading-m" id="outcome">
            What came of it
          </h2>
          {outcome.words && <p className="app-as-typed">{outcome.words}</p>}
          {outcome.told_at && <p>All who came have been told, {dateWords(outcome.told_at, now)}.</p>}
          {waits && (
            <>
              <p>Those who came wait to hear what came of it.</p>
              <ButtonLink href={`${at}/outcome`} label="Tell them" hiddenName="what came of it" />
            </>
          )}
        </section>
      )}
    </>
  );
}
