import { Button, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Radios, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { HELPED, HELPED_WORDS } from './follow-ups.rules.ts';

type Offer = { slot: string; title: string; day: string; declined: boolean };
type Choice = { value: string; label: string };
type PastLine = { id: string; title: string; what: string; words: string; helped: string; restorable: boolean };

type RefusedOf = { id: string; filled: Filled };
/** The form that was refused, of one follow-up with which. */
export type Refused = { choosing?: Filled; quiet?: Filled; outcome?: RefusedOf; again?: RefusedOf };

type Props = {
  reference: string;
  people: readonly { id: string; label: string }[];
  ways: readonly Choice[];
  offers: readonly Offer[];
  awaited: readonly { id: string; title: string; words: string }[];
  past: readonly PastLine[];
  /** Days on which nobody contacts them, as they are typed. */
  quiet: string;
  /** What they were told of, and whether it helped. */
  support: readonly { name: string; helped: string }[];
  refused: Refused;
  mayWrite: boolean;
};

/** Hearing from us again: what they chose comes first; each offer is a question with two answers. */
export function FollowUpsPage(props: Props) {
  const { reference, people, offers, awaited, past, support, refused, mayWrite } = props;
  const at = `/desk/cases/${reference}/bereavement/follow-ups`;
  const errors = (refused.choosing ?? refused.quiet ?? (refused.outcome ?? refused.again)?.filled)?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>
        <a href={`/desk/cases/${reference}/bereavement`}>After the death: all steps</a>
      </p>
      <PageHeading title="Hearing from us again" lede="Only what they choose. They can stop it at any time." />
      {awaited.length === 0 ? (
        <EmptyState>Nothing is chosen, so nobody contacts them.</EmptyState>
      ) : (
        <Awaited {...props} at={at} />
      )}
      {mayWrite && people.length === 0 && (
        <p>Nobody living is known in this case. Add who speaks for the family first.</p>
      )}
      {mayWrite && people.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Offer it once</h2>
          {offers.map((offer) => (
            <OneOffer key={offer.slot} offer={offer} {...props} at={at} />
          ))}
        </>
      )}
      {mayWrite && <Quiet {...props} at={at} />}
      <Card title="Support they were told of">
        {support.length === 0 && <p>Nothing yet.</p>}
        <ul className="nhsuk-list">
          {support.map(({ name, helped }) => (
            <li key={name}>{helped ? `${name}: ${HELP_SAID[helped] ?? helped}` : name}</li>
          ))}
        </ul>
        {mayWrite && <a href={`/desk/cases/${reference}/help`}>Find support, or write down whether it helped</a>}
      </Card>
      {past.length > 0 && (
        <Details summary={`Before: ${past.length}`} open={!mayWrite}>
          {past.map(({ id, title, what, words, helped, restorable }) => (
            <div key={id}>
              <p>
                <strong>{title}</strong>. {what}
                {helped && `. ${helped}`}
              </p>
              {words && <p className="app-as-typed">{words}</p>}
              {mayWrite && restorable && (
                <ButtonRow>
                  <PostButton
                    kind="quiet"
                    action={`${at}/${id}/restoration`}
                    label="Undo: they still want it"
                    hiddenName={`: ${title}`}
                  />
                </ButtonRow>
              )}
            </div>
          ))}
        </Details>
      )}
    </>
  );
}

const HELP_SAID: Record<string, string> = {
  yes: 'it helped',
  partly: 'it helped in part',
  no: 'it did not help',
  not_used: 'not used',
};

function Awaited({ awaited, refused, mayWrite, at }: Props & { at: string }) {
  return (
    <Card
      title="What they chose"
      action={mayWrite && <PostButton kind="quiet" action={`${at}/end`} label="They want to hear nothing more" />}
    >
      {awaited.map(({ id, title, words }) => {
        const of = (one: Refused['outcome']) => (one?.id === id ? one.filled : undefined);
        const mine = { at: `${at}/${id}`, id, title };
        return (
          <div key={id}>
            <p>
              <strong>{title}</strong>
              <br />
              {words}
            </p>
            {mayWrite && <Outcome {...mine} filled={of(refused.outcome)} />}
            {mayWrite && <Again {...mine} filled={of(refused.again)} />}
          </div>
        );
      })}
    </Card>
  );
}

type OneProps = { at: string; id: string; title: string; filled: Filled | undefined };

/** Fields that stand on the page more than once. */
const fieldsOf =
  (id: string, filled: Filled = { typed: {}, errors: [] }) =>
  (name: string) => ({
    name,
    id: `${id}-${name}`,
    value: typedText(filled, name),
    error: errorOf(filled, name),
  });

function Outcome({ at, id, title, filled }: OneProps) {
  const field = fieldsOf(id, filled);
  return (
    <>
      <PostButton kind="quiet" action={`${at}/stop`} label="They do not want it any more" hiddenName={`: ${title}`} />
      <Details summary="Write down how it was" open={filled !== undefined}>
        <form method="post" action={`${at}/outcome`} noValidate data-ctrl-enter="">
          <TextArea
            {...field('words')}
            label="What they said, in their words"
            hint="Nobody asks them how we did."
            rows={4}
          />
          <Radios
            {...field('helped')}
            label="Did what we gave them help?"
            choices={HELPED.map((value) => ({ value, label: HELPED_WORDS[value] }))}
          />
          <Button label="Save" hiddenName={`: ${title}`} kind="secondary" />
        </form>
      </Details>
    </>
  );
}

/** Another day, with what was tried. */
function Again({ at, id, title, filled }: OneProps) {
  const field = fieldsOf(id, filled);
  return (
    <Details summary="Nobody answered" open={filled !== undefined}>
      <form method="post" action={`${at}/attempts`} noValidate>
        <p>When do you try again?</p>
        <div className="app-field-row">
          <TextField {...field('day')} label="Which day?" width={20} autoComplete="off" />
          <TextField {...field('time')} label="At what time?" width={10} autoComplete="off" />
        </div>
        <Button label="Save" hiddenName={`: ${title}`} kind="secondary" />
      </form>
    </Details>
  );
}

function OneOffer({ offer, people, ways, refused, at }: Props & { offer: Offer; at: string }) {
  const { slot, title, day, declined } = offer;
  const typed = refused.choosing && typedText(refused.choosing, 'slot') === slot ? refused.choosing : undefined;
  const first = { day, time: '11am', person: people[0]?.id ?? '', way: ways[0]?.value ?? '' };
  const field = fieldsOf(slot, typed ?? { typed: first, errors: [] });
  return (
    <Card title={title} heading="h3">
      {declined && <p className="app-secondary">They said no. It can be chosen later, if they ask.</p>}
      <form method="post" action={at} noValidate>
        <HiddenFields fields={{ slot }} />
        {people.length > 1 ? (
          <Select {...field('person')} label="Who?" choices={people.map(({ id, label }) => ({ value: id, label }))} />
        ) : (
          <HiddenFields fields={{ person: people[0]?.id ?? '' }} />
        )}
        <div className="app-field-row">
          <TextField {...field('day')} label="Which day?" width={20} autoComplete="off" />
          <TextField {...field('time')} label="At what time?" width={10} autoComplete="off" />
          <Select {...field('way')} label="How?" choices={ways} />
        </div>
        <ButtonRow>
          <Button kind="secondary" name="chosen" value="yes" label="They want this" hiddenName={`: ${title}`} />
          {slot !== 'other' && !declined && (
            <Button kind="quiet" name="chosen" value="no" label="They do not" hiddenName={`: ${title}`} />
          )}
        </ButtonRow>
      </form>
    </Card>
  );
}

function Quiet({ quiet, refused, at }: Props & { at: string }) {
  const filled = refused.quiet ?? { typed: { days: quiet }, errors: [] };
  return (
    <Card title="Days on which nobody contacts them">
      <form method="post" action={`${at}/quiet-days`} noValidate>
        <TextField
          {...fieldOf(filled, 'days')}
          label="Days"
          hint="A birthday, a wedding day, like 12 March, 24 December. The anniversary of the death is quiet unless they choose it."
          autoComplete="off"
        />
        <Button kind="secondary" label="Save these days" />
      </form>
    </Card>
  );
}
