import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import type { Texts } from '../platform/edits.rules.ts';
import { WasFields } from '../platform/edits.tsx';
import { errorOf, type Filled, fieldOf, typedList } from '../platform/forms.ts';
import { DETAILED, type Detailed, FLAG_WORDS, type NeedGroup, SNOMED } from './needs.rules.ts';

type Props = {
  id: string;
  who: string;
  /** As it stood when the form was opened. */
  was: Texts;
  groups: readonly NeedGroup<{ code: string; label: string }>[];
  asked: string;
  filled: Filled;
};

/** One question with all that can be asked for; what was ticked comes back as it was. */
export function NeedsPage({ id, who, was, groups, asked, filled }: Props) {
  const field = (name: string) => fieldOf(filled, name);
  const ticked = typedList(filled, 'needs');
  return (
    <>
      <BackToPerson id={id} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={`What would make this easier for ${who}?`} lede={asked} />
      <form method="post" action={`/desk/people/${id}/needs`} noValidate data-ctrl-enter="">
        <WasFields was={was} />
        {groups.map((group, at) => (
          <Checkboxes
            key={group.id}
            id={at === 0 ? 'needs' : group.id}
            name="needs"
            label={group.title}
            columns={2}
            values={ticked}
            error={at === 0 ? errorOf(filled, 'needs') : undefined}
            choices={group.codes.map(({ code, label }) => ({ value: code, label, ...more(code, field) }))}
          />
        ))}
        <Checkboxes
          name="none"
          label="Or none"
          values={typedList(filled, 'none')}
          choices={[{ value: 'yes', label: 'They need none of these', hint: 'So that nobody asks twice.' }]}
        />
        <div className="app-field-row">
          <TextField
            {...field('language')}
            label="Language (optional)"
            hint="The one they speak or sign best"
            width={20}
          />
          <Radios
            {...field('interpreter_gender')}
            label="Interpreter"
            inline
            choices={[
              { value: 'any', label: 'Anybody' },
              { value: 'woman', label: 'A woman' },
              { value: 'man', label: 'A man' },
            ]}
          />
        </div>
        <TextArea
          {...field('needs_detail')}
          label="Details (optional)"
          hint="Which video relay, which hearing aid."
          rows={2}
        />
        <Radios
          {...field('needs_share')}
          label="May we tell a ward or service about these needs?"
          hint="So that they can be ready. Nothing else is told with it."
          inline
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            { value: 'not_asked', label: 'Not asked yet' },
          ]}
        />
        <Adjustments filled={filled} />
        <p>We ask again in a year if this is still right.</p>
        <ButtonRow>
          <Button label="Save needs" />
          <ButtonLink kind="quiet" href={`/desk/people/${id}`} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

function isDetailed(code: string): code is Detailed {
  return Object.hasOwn(DETAILED, code);
}

/** Some needs have words of their own. */
function more(code: string, field: (name: string) => { name: string; value: string; error: string | undefined }) {
  if (!isDetailed(code)) return {};
  const { label, hint } = DETAILED[code];
  return { children: <TextField {...field(`detail_${code}`)} label={label} {...(hint ? { hint } : {})} /> };
}

/** Equality Act 2010 s 20; the two codes of the national flag that describe the person, and whether it may be set. */
function Adjustments({ filled }: { filled: Filled }) {
  return (
    <>
      <TextArea
        {...fieldOf(filled, 'adjustments')}
        label="Other adjustments (optional)"
        hint="What we change so that they can use PALS like anybody else."
        rows={2}
      />
      <Checkboxes
        name="snomed"
        label="If they say so"
        values={typedList(filled, 'snomed')}
        choices={[
          { value: 'adjustments', label: FLAG_WORDS[SNOMED.adjustments] ?? '' },
          { value: 'impairment', label: FLAG_WORDS[SNOMED.impairment] ?? '' },
        ]}
      />
      <Radios
        {...fieldOf(filled, 'consent')}
        label="Do they want this on the national Reasonable Adjustment Flag?"
        hint="Their answer is kept here. It is not sent: a ward or a GP sets the flag."
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

type ReviewProps = { id: string; who: string; needs: readonly string[]; details: readonly string[]; asked: string };

/** Two presses: still right, or change. */
export function ReviewPage({ id, who, needs, details, asked }: ReviewProps) {
  return (
    <>
      <BackToPerson id={id} />
      <PageHeading title={`Ask ${who} if this is still right`} lede={asked} />
      {needs.length === 0 && <p>No needs are recorded.</p>}
      <ul className="nhsuk-list nhsuk-list--bullet">
        {[...needs, ...details].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <ButtonRow>
        <PostButton action={`/desk/people/${id}/needs/review`} label="Still right" />
        <ButtonLink kind="secondary" href={`/desk/people/${id}/needs`} label="Change" hiddenName="these needs" />
      </ButtonRow>
    </>
  );
}

export function BackToPerson({ id }: { id: string }) {
  return (
    <p>
      <a href={`/desk/people/${id}`}>Back to this person</a>
    </p>
  );
}
