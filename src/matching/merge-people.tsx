import { CHOSEN, type Chosen, nhsNumberWords, type Person } from '../people/index.ts';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts, RailBlock } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import { dateWords, shortDate } from '../platform/time.ts';
import { matchLine, whyAlike } from './matches.rules.ts';
import type { Match } from './matches.ts';
import type { MergeLine, Side } from './merge-people.ts';

type LookProps = {
  stays: Side;
  goes: Side;
  conflicts: readonly Chosen[];
  trouble: string | undefined;
  seen: string;
  filled: Filled;
  now: Date;
};

const FIELD_WORDS: Record<Chosen, string> = {
  name: 'Name',
  call_me: 'What to call them',
  say_it: 'How to say it',
  born_on: 'Date of birth',
  nhs_number: 'NHS number',
};

/** Both records side by side, before anything is done. */
export function LookAtBoth(props: LookProps) {
  const { stays, goes, conflicts, trouble, seen, filled, now } = props;
  const at = `/desk/people/${stays.person.id}`;
  return (
    <>
      <BackToPerson id={stays.person.id} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Is this one person?" lede="Nothing is changed yet." />
      <div className="app-field-row">
        <SideCard title="This record stays" side={stays} now={now} />
        <SideCard title="This record leads to it" side={goes} now={now} />
      </div>
      <BothThere stays={stays} goes={goes} />
      {trouble ? (
        <InsetText>{trouble}</InsetText>
      ) : (
        <form method="post" action={`${at}/merge`} noValidate>
          <HiddenFields fields={{ with: goes.person.id, seen }} />
          {conflicts.length > 0 && <h2>They differ. Which is right?</h2>}
          {conflicts.map((field) => (
            <Radios
              key={field}
              name={field}
              label={FIELD_WORDS[field]}
              value={typedText(filled, field) || 'stays'}
              error={errorOf(filled, field)}
              choices={[
                { value: 'stays', label: factWords(stays.person, field) },
                { value: 'goes', label: factWords(goes.person, field) },
              ]}
            />
          ))}
          {stays.person.died !== goes.person.died && (
            <Checkboxes
              name="death"
              label="One record says that they have died"
              error={errorOf(filled, 'death')}
              choices={[{ value: 'yes', label: 'I have made sure: this is the same person, and they have died' }]}
            />
          )}
          <p>All needs and both contact rules stay. The cases and contacts of both are shown together.</p>
          <ButtonRow>
            <Button label="Continue" />
            <ButtonLink
              kind="quiet"
              href={`/desk/people/${goes.person.id}/merge?with=${stays.person.id}`}
              label="Let the other record stay"
            />
          </ButtonRow>
        </form>
      )}
      <PostButton
        kind="secondary"
        action={`${at}/apart`}
        label="They are not the same"
        fields={{ with: goes.person.id }}
      />
    </>
  );
}

/** Two people of one case are rarely one: a daughter who rings, and her mother. */
function BothThere({ stays, goes }: Pick<LookProps, 'stays' | 'goes'>) {
  const both = stays.cases.filter(({ ref }) => goes.cases.some((other) => other.ref === ref)).map(({ ref }) => ref);
  if (both.length === 0) return null;
  return <InsetText>Both stand in {both.join(', ')}. Make sure that they are not two people of one family.</InsetText>;
}

function BackToPerson({ id }: { id: string }) {
  return (
    <p>
      <a href={`/desk/people/${id}`}>Back to this person</a>
    </p>
  );
}

function SideCard({ title, side, now }: { title: string; side: Side; now: Date }) {
  const { person, ways, needs, cases, lastContact } = side;
  const rows = [
    { key: 'Name', value: person.name },
    { key: 'Call them', value: person.call_me },
    { key: 'How to reach them', value: ways.join(', ') },
    { key: 'How to contact them', value: person.contact_rule },
    { key: 'Needs', value: [...needs, person.needs_detail].filter(Boolean).join(', ') },
    { key: 'Born', value: person.born_on ? factWords(person, 'born_on') : '' },
    { key: 'NHS number', value: person.nhs_number ? factWords(person, 'nhs_number') : '' },
    { key: 'Has died', value: person.died ? 'Yes' : '' },
    { key: 'Cases', value: cases.map(({ ref, open }) => `${ref}${open ? ' (open)' : ''}`).join(', ') || 'None' },
    { key: 'Last contact', value: lastContact ? dateWords(lastContact, now) : 'None' },
    { key: 'Known since', value: dateWords(person.created_at, now) },
  ];
  return (
    <Card title={title}>
      <Facts rows={rows.filter(({ value }) => value)} />
      <p>
        <a href={`/desk/people/${person.id}`}>
          Open<span className="nhsuk-u-visually-hidden"> the record of {person.name}</span>
        </a>
      </p>
    </Card>
  );
}

function factWords(person: Person, field: Chosen): string {
  const value = person[field] ?? '';
  if (field === 'born_on' && value) return shortDate(value, '0001-01-01');
  return field === 'nhs_number' && value ? nhsNumberWords(value) : value;
}

/** The interruption: what happens, and that it can be taken back. */
export function BeforeMerge({ stays, goes, filled, seen }: Pick<LookProps, 'stays' | 'goes' | 'filled' | 'seen'>) {
  const fields = Object.fromEntries([...CHOSEN, 'death'].map((name) => [name, typedText(filled, name) || undefined]));
  const [one, other] = [stays.person, goes.person];
  return (
    <Card title={`Merge ${other.name} into ${one.name}?`} heading="h2">
      <h1 className="nhsuk-u-visually-hidden">Merge two records</h1>
      <ul>
        <li>
          Everybody who works here then sees one person, {typedText(filled, 'name') === 'goes' ? other.name : one.name}.
        </li>
        <li>
          {goes.cases.length === 1 ? '1 case comes' : `${goes.cases.length} cases come`} with the other record. Nothing
          is deleted.
        </li>
        <li>You or a colleague can undo it at any time on the page of this person.</li>
      </ul>
      <form method="post" action={`/desk/people/${one.id}/merge`} noValidate>
        <HiddenFields fields={{ ...fields, with: other.id, seen, sure: 'yes' }} />
        <ButtonRow>
          <Button label="Merge these records" />
          <ButtonLink kind="quiet" href={`/desk/people/${one.id}/merge?with=${other.id}`} label="Look again" />
        </ButtonRow>
      </form>
    </Card>
  );
}

type FindProps = { person: Person; typed: string; matches: readonly Match[] };

/** Which other record? Those that look alike are offered at once. */
export function FindOther({ person, typed, matches }: FindProps) {
  return (
    <>
      <BackToPerson id={person.id} />
      <PageHeading title={`Another record of ${person.name}`} />
      <form method="post" action={`/desk/people/${person.id}/merge/search`} noValidate>
        <TextField name="q" label="Name, number or NHS number of the other record" value={typed} width={30} />
        <Button kind="secondary" label="Search" />
      </form>
      {matches.length === 0 && (
        <p className="app-section">
          {typed.trim() === '' ? 'No other record looks like this person.' : 'Nobody else is found by this.'}
        </p>
      )}
      <ul className="app-results">
        {matches.map((match) => (
          <li className="app-results__item" key={match.person.id}>
            <a className="app-results__title" href={`/desk/people/${person.id}/merge?with=${match.person.id}`}>
              {matchLine(match)}
            </a>
            <p className="app-secondary">{whyAlike(match)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

type SameProps = { id: string; merges: readonly MergeLine[]; mayWrite: boolean; maySeeAll: boolean; now: Date };

/** On the page of a person: the way to a merge, and the way back from each. */
export function SamePerson({ id, merges, mayWrite, maySeeAll, now }: SameProps) {
  if (!mayWrite && merges.length === 0) return null;
  return (
    <RailBlock
      title="Same person?"
      action={
        mayWrite && (
          <a href={`/desk/people/${id}/merge`}>
            Merge<span className="nhsuk-u-visually-hidden"> with another record</span>
          </a>
        )
      }
    >
      {merges.length === 0 && <p>Only this record.</p>}
      {merges.map(({ id: merge, name, at, by, undone }) => (
        <p key={merge}>
          Merged with {name}, {dateWords(at, now)}, by {by}.{' '}
          {undone && `Undone ${dateWords(undone.at, now)} by ${undone.by}.`}
          {!undone && mayWrite && (
            <PostButton
              kind="link"
              action={`/desk/people/${id}/merges/${merge}/undo`}
              label="Undo this merge"
              hiddenName={`with ${name}`}
            />
          )}
        </p>
      ))}
      {maySeeAll && (
        <p>
          <a href="/desk/people/duplicates">All possible duplicates</a>
        </p>
      )}
    </RailBlock>
  );
}
