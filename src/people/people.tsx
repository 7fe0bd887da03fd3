import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import type { Texts } from '../platform/edits.rules.ts';
import { WasFields } from '../platform/edits.tsx';
import { errorOf, type Filled, fieldOf, typedList } from '../platform/forms.ts';

/** `was`: the details as they stood when the form was opened: what tells my change from a colleague's. */
type EditProps = { id: string; was: Texts; filled: Filled };

export function BackToPerson({ id }: { id: string }) {
  return (
    <p>
      <a href={`/desk/people/${id}`}>Back to this person</a>
    </p>
  );
}

export function EditPerson({ id, was, filled }: EditProps) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Name and details" />
      <form method="post" action={`/desk/people/${id}`} noValidate data-ctrl-enter="">
        <WasFields was={was} />
        <TextField {...field('name')} label="Name" />
        <TextField
          {...field('call_me')}
          label="What to call them (optional)"
          hint="What would you like us to call you?"
          width={30}
        />
        <TextField {...field('say_it')} label="How to say it (optional)" hint="Like “oh-KAH-for”" width={30} />
        <TextField
          {...field('contact_rule')}
          label="How to contact them (optional)"
          hint="An instruction, like “Text only. After 2pm.”"
        />
        <TextField {...field('born_on')} label="Date of birth (optional)" hint="Like 24/11/1948" width={10} />
        <TextField
          {...field('nhs_number')}
          label="NHS number (optional)"
          hint="10 figures, like 999 000 0018"
          width={20}
          inputMode="numeric"
        />
        <TextField
          {...field('hospital_numbers')}
          label="Hospital number (optional)"
          hint="The number of this trust, like A123456. Put a comma between two."
          width={20}
        />
        <Checkboxes
          name="died"
          label="Has this person died?"
          values={typedList(filled, 'died')}
          error={errorOf(filled, 'died')}
          choices={[
            { value: 'yes', label: 'They have died', hint: 'Nobody is offered to call them or write to them.' },
          ]}
        />
        <div
          data-part={`/desk/people/matches?person=${id}`}
          data-part-from="name born_on nhs_number hospital_numbers"
          aria-live="polite"
        />
        <ButtonRow>
          <Button label="Save details" />
          <ButtonLink kind="quiet" href={`/desk/people/${id}`} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

const WAY_CHOICES = [
  { value: 'phone', label: 'Phone' },
  { value: 'email', label: 'Email' },
  { value: 'address', label: 'Address' },
] as const;

export function NewWay({ id, filled }: { id: string; filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Add a way to reach them" />
      <form method="post" action={`/desk/people/${id}/ways`} noValidate data-ctrl-enter="">
        <Radios {...field('kind')} label="What is it?" choices={WAY_CHOICES} inline />
        <TextField {...field('value')} label="Number or address" />
        <TextField {...field('note')} label="Note (optional)" hint="Like “her sister’s phone” or “after 2pm”" />
        <ButtonRow>
          <Button label="Save" />
          <ButtonLink kind="quiet" href={`/desk/people/${id}`} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}
