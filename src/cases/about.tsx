import { Button } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, Select, TypeaheadField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import type { Texts } from '../platform/edits.rules.ts';
import { WasFields } from '../platform/edits.tsx';
import { errorOf, type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { BackToCase } from './back-to-case.tsx';
import { TYPE_WORDS } from './cases.rules.ts';
import { SOURCES } from './contacts.rules.ts';
import { RouteFields } from './steps-route.tsx';
import { CASE_TYPES } from './tables.ts';

type AboutProps = {
  reference: string;
  filled: Filled;
  subjects: readonly { code: string; label: string }[];
  was: Texts;
  safety: boolean;
};

export function EditAbout({ reference, filled, subjects, was, safety }: AboutProps) {
  const action = `/desk/cases/${reference}/about`;
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>About this case</h1>
      <form method="post" action={action} noValidate data-ctrl-enter="">
        <WasFields was={was} />
        <Radios
          {...fieldOf(filled, 'type')}
          label="Type"
          columns={2}
          choices={CASE_TYPES.map((type) => ({ value: type, label: TYPE_WORDS[type] }))}
        />
        <Select
          {...fieldOf(filled, 'subject')}
          label="Subject"
          labelSize="s"
          blank="Not chosen yet"
          choices={subjects.map(({ code, label }) => ({ value: code, label }))}
        />
        <TypeaheadField
          name="place"
          label="Ward or service"
          labelSize="s"
          source={SOURCES.places}
          value={{ text: typedText(filled, 'place'), id: typedText(filled, 'place_id') }}
          error={errorOf(filled, 'place') ?? errorOf(filled, 'place_id')}
        />
        <Checkboxes
          name="marks"
          label="Marks"
          values={typedList(filled, 'marks')}
          error={errorOf(filled, 'marks')}
          choices={[
            { value: 'after_death', label: 'After a death' },
            { value: 'child', label: 'Child or young person' },
            ...(safety ? [] : [{ value: 'safety', label: 'Safety concern' }]),
          ]}
        />
        {safety && (
          <p>
            This case has a safety concern. <a href={`/desk/cases/${reference}/danger`}>Record who was told</a> to take
            it off.
          </p>
        )}
        <Button label="Save" />
      </form>
    </>
  );
}

/** How the person wants it handled, where nothing of it is promised. */
type RouteProps = { reference: string; filled: Filled; dates: string; mayBoth: boolean };

export function RouteChoice({ reference, filled, dates, mayBoth }: RouteProps) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>How this is handled</h1>
      <p>{dates}</p>
      <form method="post" action={`/desk/cases/${reference}/route`} noValidate>
        <RouteFields filled={filled} mayBoth={mayBoth} />
        <Button label="Save their choice" />
      </form>
    </>
  );
}
