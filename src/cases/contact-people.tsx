import { Button, PostButton } from '../platform/components/buttons.tsx';
import { TypeaheadField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import { BackToCase } from './back-to-case.tsx';
import { SOURCES } from './contacts.rules.ts';

type Named = { id: string; name: string };

type Props = {
  reference: string;
  action: string;
  title: string;
  words: string;
  on: readonly Named[];
  /** People of the case who are not on it yet. */
  others: readonly Named[];
  filled: Filled;
};

/** Who else was there: one press for somebody of the case, a name for anybody else. */
export function ContactPeople({ reference, action, title, words, on, others, filled }: Props) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>Who else was there?</h1>
      <p>{title}</p>
      {words && <InsetText>{words}</InsetText>}
      {on.length > 0 && (
        <ul className="app-rail__list app-rows">
          {on.map(({ id, name }) => (
            <li key={id}>
              <a href={`/desk/people/${id}`}>{name}</a>
              <PostButton kind="quiet" action={`${action}/${id}/removal`} label="Take off" hiddenName={name} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <div className="app-buttons nhsuk-u-margin-bottom-4">
          {others.map(({ id, name }) => (
            <PostButton
              key={id}
              kind="secondary"
              action={action}
              label={`Add ${name}`}
              fields={{ name, name_id: id }}
            />
          ))}
        </div>
      )}
      <form method="post" action={action} noValidate>
        <TypeaheadField
          name="name"
          label="Somebody else"
          labelSize="s"
          hint="Choose somebody we know, or type a new name. They get a part in the case too."
          source={SOURCES.people}
          value={{ text: typedText(filled, 'name'), id: typedText(filled, 'name_id') }}
          error={errorOf(filled, 'name') ?? errorOf(filled, 'name_id')}
        />
        <Button label="Add to this contact" />
      </form>
      <p>
        <a href={`/desk/cases/${reference}/people`}>People in {reference}</a>
      </p>
    </>
  );
}
