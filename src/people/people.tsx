import { Button, ButtonLink, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Facts } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedList, typedText } from '../platform/forms.ts';

type EditProps = {
  id: string;
  version: string;
  filled: Filled;
  /** What a colleague saved meanwhile, where it differs from what is typed here. */
  theirs?: readonly { key: string; value: string }[] | undefined;
};

export function EditPerson({ id, version, filled, theirs }: EditProps) {
  const field = (name: string) => ({ name, value: typedText(filled, name), error: errorOf(filled, name) });
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Name and details" />
      {theirs && (
        <InsetText>
          <p>
            Saved meanwhile by a colleague. Nothing is lost: what you typed is below. Change it, then save once more.
          </p>
          <Facts rows={theirs} />
        </InsetText>
      )}
      <form method="post" action={`/desk/people/${id}`} noValidate data-ctrl-enter="">
        <HiddenFields fields={{ version }} />
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
          data-part-from="name born_on nhs_number"
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
  const field = (name: string) => ({ name, value: typedText(filled, name), error: errorOf(filled, name) });
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
