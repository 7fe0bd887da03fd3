import { contactRules } from '../people/index.ts';
import { Button, PostButton } from '../platform/components/buttons.tsx';
import { Radios, Select, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { FoldedForm } from '../platform/components/folded-form.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { Card } from '../platform/components/panels.tsx';
import { WasFields } from '../platform/edits.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { BackToCase } from './back-to-case.tsx';
import { PART_ROLES } from './case-people.forms.ts';
import { ROLE_WORDS } from './cases.rules.ts';
import { MATCHES, SOURCES } from './contacts.rules.ts';
import type { CasePerson } from './show-people.ts';

type Relation = { code: string; label: string };

type Props = {
  reference: string;
  people: readonly CasePerson[];
  relations: readonly Relation[];
  filled: Filled;
  /** Without script: who fits the name that was typed. */
  matches: readonly { id: string; name: string; detail: string }[] | undefined;
};

export function CasePeople({ reference, people, relations, filled, matches }: Props) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>People in {reference}</h1>
      {people.length === 0 && <p>Nobody is recorded.</p>}
      {people.length === 1 && people[0]?.role === 'caller' && <p>Only the caller is recorded.</p>}
      {people.map((one) => (
        <PersonCard key={`${one.id} ${one.role}`} one={one} reference={reference} relations={relations} />
      ))}
      <h2>Add somebody</h2>
      <AddPerson reference={reference} relations={relations} filled={filled} matches={matches} />
    </>
  );
}

function PersonCard({ one, reference, relations }: { one: CasePerson } & Pick<Props, 'reference' | 'relations'>) {
  const { person, role, relation, ways } = one;
  const base = `/desk/cases/${reference}/people/${one.id}`;
  const code = relations.find(({ label }) => label === relation)?.code ?? '';
  return (
    <Card title={person.name} heading="h2" action={<a href={`/desk/people/${person.id}`}>Open this person</a>}>
      <p>
        {ROLE_WORDS[role]}
        {relation && ` (${relation.toLowerCase()})`}
      </p>
      {contactRules(person).map((rule) => (
        <p key={rule}>{rule}</p>
      ))}
      {ways.map((way) => (
        <p key={way.id}>{way.value}</p>
      ))}
      <FoldedForm
        summary="Change their part"
        hiddenName={`: ${person.name}`}
        action={base}
        kind="secondary"
        button="Save"
        buttonName={`the part of ${person.name}`}
      >
        <WasFields was={{ role, relation: code }} />
        <PartFields prefix={`${one.id}-${role}-`} role={role} relation={code} relations={relations} />
      </FoldedForm>
      {role !== 'caller' && (
        <PostButton kind="link" action={`${base}/ending`} label="Take off this case" hiddenName={`: ${person.name}`} />
      )}
    </Card>
  );
}

type PartProps = { prefix?: string; role: string; relation: string; relations: readonly Relation[]; filled?: Filled };

function PartFields({ prefix = '', role, relation, relations, filled }: PartProps) {
  const error = (name: string) => (filled ? errorOf(filled, name) : undefined);
  return (
    <div className="app-field-row">
      <Select
        name="role"
        id={`${prefix}role`}
        label="Their part in this case"
        labelSize="s"
        blank="Choose"
        value={role}
        error={error('role')}
        choices={PART_ROLES.map((part) => ({ value: part, label: ROLE_WORDS[part] ?? part }))}
      />
      <Select
        name="relation"
        id={`${prefix}relation`}
        label="What are they to the patient? (optional)"
        labelSize="s"
        blank="Not known"
        value={relation}
        error={error('relation')}
        choices={relations.map(({ code, label }) => ({ value: code, label }))}
      />
    </div>
  );
}

function AddPerson({ reference, relations, filled, matches }: Omit<Props, 'people'>) {
  return (
    <form method="post" action={`/desk/cases/${reference}/people`} noValidate>
      <TypeaheadField
        name="name"
        label="Name"
        labelSize="s"
        hint="Choose somebody we know, or type a new name."
        source={SOURCES.people}
        value={{ text: typedText(filled, 'name'), id: matches ? '' : typedText(filled, 'name_id') }}
        error={errorOf(filled, 'name') ?? errorOf(filled, 'name_id')}
        find={{ name: 'act', value: 'find' }}
      />
      <PartFields
        role={typedText(filled, 'role')}
        relation={typedText(filled, 'relation')}
        relations={relations}
        filled={filled}
      />
      <TextField
        {...fieldOf(filled, 'phone')}
        label="Phone (optional)"
        labelSize="s"
        type="tel"
        width={20}
        autoComplete="off"
      />
      <div data-part={MATCHES} data-part-from="name name_id phone" aria-live="polite">
        {matches && <Matches matches={matches} error={errorOf(filled, 'match')} />}
      </div>
      <Button label="Add to this case" name="act" value="add" />
    </form>
  );
}

function Matches({ matches, error }: { matches: NonNullable<Props['matches']>; error: string | undefined }) {
  if (matches.length === 0) return <p>Nobody we know has this name. They will be added as a new person.</p>;
  return (
    <Radios
      name="match"
      label="Is it one of these?"
      error={error}
      {...(error ? {} : { value: 'new' })}
      choices={[
        ...matches.map(({ id, name, detail }) => ({ value: id, label: name, ...(detail ? { hint: detail } : {}) })),
        { value: 'new', label: 'No, somebody new' },
      ]}
    />
  );
}
