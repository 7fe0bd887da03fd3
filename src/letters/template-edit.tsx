import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, Select, TextArea, TextField } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details } from '../platform/components/panels.tsx';
import type { Texts } from '../platform/edits.rules.ts';
import { WasFields } from '../platform/edits.tsx';
import { errorOf, type Filled, fieldOf, typedList, typedText } from '../platform/forms.ts';
import { type Day, dateWords } from '../platform/time.ts';
import { Hints } from './hints.tsx';
import { KIND_WORDS, LETTER_WAYS, PARTS, TEMPLATE_KINDS, type TemplateKind, WAY_WORDS } from './kinds.rules.ts';
import { FILLED, WRITTEN } from './placeholders.rules.ts';
import { TEMPLATES } from './templates.tsx';
import type { Version } from './versions.rules.ts';

const TODAY_HINT = 'Like today or 4/1/2027';

export function NewTemplate({ filled }: { filled: Filled }) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Add a template" />
      <form method="post" action={TEMPLATES} noValidate data-ctrl-enter="">
        <Select
          {...fieldOf(filled, 'kind')}
          label="What is it for?"
          labelSize="s"
          blank="Choose what it is for"
          choices={TEMPLATE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        />
        <WordsFields filled={filled} />
        <ButtonRow>
          <Button label="Save template" />
          <a href={TEMPLATES}>Back without saving</a>
        </ButtonRow>
      </form>
    </>
  );
}

type EditProps = {
  version: Version;
  filled: Filled;
  was: Texts;
  done: string;
  hints: readonly string[];
  planned: Day | undefined;
  today: Day;
};

export function EditTemplate({ version, filled, was, done, hints, planned, today }: EditProps) {
  const at = `${TEMPLATES}/${version.template_id}`;
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      {done && <Banner>{done}</Banner>}
      <PageHeading
        title={version.name}
        lede={KIND_WORDS[version.kind] === version.name ? undefined : KIND_WORDS[version.kind]}
      />
      {version.retired && <InsetText>Not in use. Officers cannot choose it.</InsetText>}
      {planned && <InsetText>These words are planned from {dateWords(planned, today)} on.</InsetText>}
      <Hints hints={hints} />
      <form method="post" action={at} noValidate data-ctrl-enter="">
        <WasFields was={was} />
        <WordsFields filled={filled} kind={version.kind} />
        <ButtonRow>
          <Button label="Save template" />
          <a href={TEMPLATES}>Back without saving</a>
        </ButtonRow>
      </form>
      <div className="app-buttons nhsuk-u-margin-top-4">
        <ButtonLink kind="quiet" href={`${at}/versions`} label="Former versions" />
        {version.retired ? (
          <PostButton kind="quiet" action={`${at}/return`} label="Use this template again" />
        ) : (
          <PostButton kind="quiet" action={`${at}/retirement`} label="Stop using this template" />
        )}
      </div>
    </>
  );
}

function WordsFields({ filled, kind }: { filled: Filled; kind?: TemplateKind }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <TextField {...field('name')} label="Name" hint="As officers see it in their list" labelSize="s" />
      <Checkboxes
        name="ways"
        label="How may it be sent?"
        values={typedList(filled, 'ways')}
        error={errorOf(filled, 'ways')}
        choices={LETTER_WAYS.map((value) => ({ value, label: WAY_WORDS[value] }))}
      />
      <TextField
        {...field('subject')}
        label="Subject of the email (if it may go by email)"
        hint="It can be read on a locked phone: no name, and nothing about health."
        labelSize="s"
      />
      {kind && PARTS[kind].length > 0 && <MustSay kind={kind} />}
      <Names />
      <TextArea
        {...field('body')}
        label="Words"
        hint="Plain text. Names in double brackets are filled in: [[their name]]."
        labelSize="s"
        rows={18}
      />
      <Checkboxes
        name="second_reader"
        label="Before it goes"
        values={typedText(filled, 'second_reader') ? ['yes'] : []}
        choices={[{ value: 'yes', label: 'A second person reads it first, and signs it off' }]}
      />
      <TextField {...field('from')} label="From which day on?" hint={TODAY_HINT} labelSize="s" width={10} />
    </>
  );
}

function MustSay({ kind }: { kind: TemplateKind }) {
  return (
    <Details summary="What this must say">
      <ul className="nhsuk-list nhsuk-list--bullet">
        {PARTS[kind].map(({ part, by, unlessText }) => (
          <li key={part}>
            {part}
            {by.length > 0 && `: ${by.map((name) => `[[${name}]]`).join(' or ')}`}
            {unlessText && ' (not needed if it goes by text message only)'}
          </li>
        ))}
      </ul>
    </Details>
  );
}

/** The closed list of what may stand between double brackets. */
function Names() {
  return (
    <Details summary="Names you can use in double brackets">
      <h3 className="nhsuk-heading-xs">Filled in for the officer, where it is known</h3>
      <NameList names={FILLED} />
      <h3 className="nhsuk-heading-xs">Written by the officer each time</h3>
      <p>A letter cannot go while one of these is left in it.</p>
      <NameList names={WRITTEN} />
    </Details>
  );
}

function NameList({ names }: { names: typeof FILLED }) {
  return (
    <ul className="nhsuk-list">
      {names.map(({ name, says }) => (
        <li key={name}>
          <strong>[[{name}]]</strong>
          {says && ` ${says}`}
        </li>
      ))}
    </ul>
  );
}
