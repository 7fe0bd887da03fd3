import { Button, ButtonLink, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Select, TextArea, TextField, TypeaheadField } from '../platform/components/fields.tsx';
import { ErrorSummary, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { EVERYWHERE } from './improvements.forms.ts';
import { STATE_WORDS, STATES } from './improvements.rules.ts';

const AT = '/desk/improvements';

type EditProps = {
  id: string | undefined;
  filled: Filled;
  sites: readonly { id: string; name: string }[];
  theirs: Readonly<Record<string, string>> | undefined;
  shown: boolean;
};

export function EditImprovement({ id, filled, sites, theirs, shown }: EditProps) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading
        title={id ? 'Change what changed' : 'Add what changed'}
        lede="Plain words, for everybody. Nobody can be known by them."
      />
      {shown && (
        <Need>The public reads this. Once you save, it comes off the page until a colleague has checked it.</Need>
      )}
      <form method="post" action={id ? `${AT}/${id}` : AT} noValidate data-ctrl-enter="">
        <HiddenFields fields={{ version: id && typedText(filled, 'version') }} />
        <TextArea
          {...field('said')}
          label="What people told us"
          hint="Like “We did not know when we would see a doctor”"
          rows={3}
        />
        <Select
          {...field('site')}
          label="Where"
          blank="Choose where"
          choices={[
            { value: EVERYWHERE, label: 'Everywhere' },
            ...sites.map(({ id: value, name }) => ({ value, label: name })),
          ]}
        />
        <TypeaheadField
          name="place"
          label="Ward or service (optional)"
          source="/desk/places/suggestions"
          value={{ text: typedText(filled, 'place'), id: typedText(filled, 'place_id') }}
          error={errorOf(filled, 'place')}
        />
        <Select
          {...field('state')}
          label="How far is it?"
          choices={STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
        />
        <TextArea
          {...field('changed')}
          label="What changed"
          hint="What is different now. “Noted” or “staff reminded” is no change"
          rows={3}
        />
        <TextField {...field('changed_on')} label="When it changed" hint="Like 3 November" width={20} />
        <TextArea
          {...field('effect')}
          label="How we know that it is better"
          hint="Like “9 of 10 people say now that they were told”"
          rows={3}
        />
        <TextArea {...field('still')} label="What is still being worked on (optional when done)" rows={2} />
        <TextArea {...field('declined_why')} label="Why it is declined (only then)" rows={2} />
        <ButtonRow>
          <Button label="Save" />
          <ButtonLink kind="quiet" href={id ? `${AT}/${id}` : AT} label="Cancel" />
        </ButtonRow>
      </form>
      {theirs && (
        <Card title="What your colleague saved">
          {['said', 'changed', 'changed_on', 'effect', 'still', 'declined_why'].map((name) => (
            <p className="app-as-typed" key={name}>
              {theirs[name]}
            </p>
          ))}
        </Card>
      )}
    </>
  );
}
