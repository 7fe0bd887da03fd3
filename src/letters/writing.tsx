import { BackToCase } from '../cases/index.ts';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { TextArea, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { type LetterWay, WAY_WORDS } from './kinds.rules.ts';

type Props = {
  reference: string;
  title: string;
  asked: { template: string; to: string; how: LetterWay };
  who: string;
  address: string;
  rules: readonly string[];
  hears: boolean;
  /** The patient has died. */
  died: boolean;
  limits: string;
  neutral: boolean;
  /** Placeholders that are still in the words. */
  left: readonly string[];
  /** What may be changed in the words as they are. */
  hints: readonly string[];
  /** The template has other words by now than those that were begun with. */
  outdated: boolean;
  filled: Filled;
  draft: DraftOf;
};

/** The words, as plain text: what is known stands in them already. */
export function WritePage(props: Props) {
  const { reference, title, asked, who, address, rules, filled, draft, left, outdated } = props;
  const at = `/desk/cases/${reference}/letters`;
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={title} lede={`To ${who}. ${toWords(asked.how, address)}`} />
      {rules.length > 0 && (
        <div className="nhsuk-u-margin-bottom-3">
          {rules.map((rule) => (
            <Need key={rule}>{rule}</Need>
          ))}
        </div>
      )}
      <MayHear {...props} />
      {outdated && (
        <InsetText>
          The template has new words since you began this.{' '}
          <PostButton kind="link" action={`${at}/new-words`} label="Begin again with the new words" fields={asked} />
        </InsetText>
      )}
      <DraftForm action={`${at}/check`} draft={draft}>
        <HiddenFields fields={asked} />
        {asked.how === 'email' && (
          <TextField
            {...fieldOf(filled, 'subject')}
            label="Subject"
            hint="It can be read on a locked phone: no name, and nothing about health."
            labelSize="s"
          />
        )}
        {left.length > 0 && filled.errors.length === 0 && <Left names={left} />}
        <TextArea {...fieldOf(filled, 'body')} label="Words" labelSize="s" rows={asked.how === 'text' ? 8 : 22} />
        {props.hints.length > 0 && (
          <Details summary="How it reads so far">
            <ul className="nhsuk-list nhsuk-list--bullet">
              {props.hints.map((hint) => (
                <li key={hint}>{hint}</li>
              ))}
            </ul>
          </Details>
        )}
        <ButtonRow>
          <Button label="See how it looks" />
          <a href={`${at}/new?to=${asked.to}`}>Choose something else</a>
        </ButtonRow>
      </DraftForm>
    </>
  );
}

/** "By email: grace@example.org". */
export function toWords(how: LetterWay, address: string): string {
  const by = how === 'text' ? 'By text message' : `By ${WAY_WORDS[how].toLowerCase()}`;
  const what = { email: 'No email address', letter: 'No address', text: 'No number' }[how];
  return address ? `${by}: ${address.replace(/\s*\n\s*/g, ', ')}` : `${by}. ${what} is recorded.`;
}

function MayHear({ reference, hears, died, limits, neutral }: Props) {
  if (neutral) return <InsetText>Somebody else might see this, so only neutral words may go.</InsetText>;
  if (!hears)
    return (
      <InsetText>
        {died
          ? 'Until it is recorded who may be told, write nothing of their illness and care: only that they have died.'
          : 'Until it is recorded who agreed, write nothing about the patient – not even that they are here. General advice is fine.'}{' '}
        <a href={`/desk/cases/${reference}/consents`}>Who may be told what</a>
      </InsetText>
    );
  return limits ? <InsetText>They may be told, with limits: {limits}</InsetText> : null;
}

function Left({ names }: { names: readonly string[] }) {
  return (
    <div className="nhsuk-u-margin-bottom-3">
      <p>
        <strong>Still for you to write:</strong>
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {names.map((name) => (
          <li key={name}>[[{name}]]</li>
        ))}
      </ul>
    </div>
  );
}
