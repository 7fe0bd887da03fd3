import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Details } from '../platform/components/panels.tsx';
import type { Texts } from '../platform/edits.rules.ts';
import { WasFields } from '../platform/edits.tsx';
import { type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { Blocks } from './blocks.tsx';
import { HELP } from './guide.tsx';
import type { Guide } from './guides.ts';
import { atGuide, GUIDES } from './list.tsx';

type Named = { id: string; name: string };

type Props = {
  guide: Guide | undefined;
  filled: Filled;
  was: Texts | undefined;
  draft: DraftOf;
  subjects: readonly { code: string; label: string }[];
  places: readonly Named[];
  staff: readonly Named[];
  /** How it reads, and what makes it hard: asked for with "Look at it". */
  look: { age: number | undefined; hints: readonly string[] } | undefined;
};

/** Words in a few plain signs. Saving says that all of it is right today. */
export function EditGuide({ guide, filled, was, draft, subjects, places, staff, look }: Props) {
  const at = (name: string) => fieldOf(filled, name);
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading
        title={guide ? `Edit ${guide.title}` : 'Write a guide'}
        lede="What you save counts as checked today."
      />
      {look && <Look filled={filled} {...look} />}
      <DraftForm action={guide ? atGuide(guide) : GUIDES} draft={draft}>
        {was && <WasFields was={was} />}
        <TextField {...at('title')} label="Title" />
        <TextArea {...at('summary')} label="In one sentence" rows={2} />
        <TextArea {...at('body')} label="What it says" hint="Short sentences. One thought each." rows={14} />
        <HowToWrite />
        <Checkboxes
          name="subjects"
          label="What it is about (optional)"
          columns={3}
          values={typedList(filled, 'subjects')}
          choices={subjects.map(({ code, label }) => ({ value: code, label }))}
        />
        <Select
          {...at('place_id')}
          label="Where it is for (optional)"
          blank="All of the trust"
          choices={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          {...at('owner_id')}
          label="Who keeps it right?"
          blank="Choose a colleague"
          choices={staff.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField {...at('review_on')} label="Look at it again on" hint="Like 24 May" width={10} />
        <Checkboxes
          name="shared"
          label="For the public"
          values={typedList(filled, 'shared')}
          choices={[
            {
              value: 'yes',
              label: 'The public reads it as well',
              hint: 'A colleague reads it first. Nobody outside reads what stands under “Say” or “§”.',
            },
          ]}
        />
        <ButtonRow>
          <Button label="Save and mark as checked" name="act" value="save" />
          <Button kind="secondary" label="Look at it first" name="act" value="look" formNoValidate />
          <ButtonLink kind="quiet" href={guide ? atGuide(guide) : GUIDES} label="Cancel" />
        </ButtonRow>
      </DraftForm>
    </>
  );
}

function HowToWrite() {
  return (
    <Details summary="Headings, steps, links">
      <p>Begin a line with one of these:</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>
          <code>##</code> a heading
        </li>
        <li>
          <code>-</code> a point, <code>1.</code> a step
        </li>
        <li>
          <code>&gt;</code> what an officer says aloud, <code>§</code> the law: only officers read these
        </li>
      </ul>
      <p>
        A link is <code>[their page](https://example.org)</code>. To an entry of the directory it is{' '}
        <code>[Carers’ group](help:…)</code>, with the last part of its address. An empty line begins something new.
      </p>
    </Details>
  );
}

function Look({ filled, age, hints }: { filled: Filled; age: number | undefined; hints: readonly string[] }) {
  return (
    <Card title="How it reads">
      <InsetText>
        {age === undefined
          ? 'It is too short to say how hard it is to read.'
          : `It can be read at about age ${age}. Aim for 9 to 11.`}
      </InsetText>
      {hints.length > 0 && (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      )}
      <h3>{typedText(filled, 'title')}</h3>
      <p>{typedText(filled, 'summary')}</p>
      <div className="app-guide">
        <Blocks body={typedText(filled, 'body')} help={HELP} heading="h3" />
      </div>
    </Card>
  );
}
