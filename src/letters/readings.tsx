import { BackToCase } from '../cases/index.ts';
import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonLink, ButtonRow, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Select, TextArea } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { Hints } from './hints.tsx';
import type { LetterWay } from './kinds.rules.ts';
import { type Paper, Shown } from './paper.tsx';
import type { Standing } from './readings.rules.ts';
import type { SecondReaders } from './readings.ts';
import { translatorWords } from './sheets.rules.ts';
import { TEMPLATES } from './templates.tsx';
import { toWords } from './writing.tsx';

export type Second = {
  standing: Standing;
  /** "Kim Bell, Tuesday 24 November, 10am"; empty where nobody was asked. */
  who: string;
  /** What is to be changed. */
  words: string;
  /** Of what is being read: its address, below that of the letters of the case. */
  reading: string;
  readers: SecondReaders;
  /** The template, for whoever may change it; empty for others. */
  template: string;
};

type SecondProps = {
  reference: string;
  asked: { template: string; to: string; how: LetterWay; revision: string };
  second: Second;
  filled: Filled;
};

/** Before it may go: who is asked to read it, and what came of it. */
export function SecondReader({ reference, asked, second, filled }: SecondProps) {
  const { standing, who, words, reading, readers } = second;
  const colleagues = readers.may;
  const at = `/desk/cases/${reference}/letters/readings`;
  return (
    <Card title="A second person reads it first">
      {standing === 'asked' && (
        <>
          <p>
            Asked to read it: {who}. You see it in My day when they have. If they are away, any colleague who may open
            this case can read it and sign it off: <a href={`${at}/${reading}`}>what they read</a>.
          </p>
          <PostButton kind="quiet" action={`${at}/${reading}/withdrawal`} label="Take it back" />
        </>
      )}
      {standing === 'sent_back' && (
        <InsetText>
          <p>Sent back by {who}:</p>
          <p className="app-as-typed">{words}</p>
        </InsetText>
      )}
      {standing === 'changed' && (
        <p>The words have changed since {who} had them. They are read again before they go.</p>
      )}
      {standing !== 'asked' && colleagues.length === 0 && <Nobody {...second} />}
      {standing !== 'asked' && colleagues.length > 0 && (
        <form method="post" action={at} noValidate>
          <HiddenFields fields={asked} />
          <Select
            {...fieldOf(filled, 'colleague')}
            label="Who reads it?"
            labelSize="s"
            blank="Choose a colleague"
            choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button label="Ask them to read it" />
        </form>
      )}
    </Card>
  );
}

/** Who can help, and how: a rule that nobody can keep would only be gone round. */
function Nobody({ readers: { barred, settings }, template }: Second) {
  const names = settings.map(({ name }) => name).join(', ') || 'The system administrator';
  return (
    <>
      {barred.length > 0 ? (
        <p>
          Nobody who could sign it off may open this case: {barred.map(({ name }) => name).join(', ')}. Whoever may
          change who opens it can name one of them.
        </p>
      ) : (
        <p>Nobody else here can sign it off: that is whoever works in PALS or in the complaints team.</p>
      )}
      <p>{names} can:</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>
          <Perhaps href={template && '/desk/settings/staff'} words="add a colleague who reads it" />
        </li>
        <li>
          <Perhaps
            href={template && `${TEMPLATES}/${template}`}
            words="say that letters of this kind go without a second reader, from a day on"
          />
        </li>
      </ul>
      <p>Your words are kept. Until then, you can tell them in person or by phone.</p>
    </>
  );
}

const Perhaps = ({ href, words }: { href: string; words: string }) => (href ? <a href={href}>{words}</a> : words);

type ReadingProps = {
  reference: string;
  id: string;
  title: string;
  who: string;
  how: LetterWay;
  paper: Paper;
  hints: readonly string[];
  rules: readonly string[];
  /** In which format it goes, and why not in another; empty: standard. */
  format: string;
  /** Whose letter it is. */
  author: string;
  /** What came of it; empty while it waits. */
  came: string;
  words: string;
  /** This officer may sign it off: it is another's, and waits. */
  may: boolean;
  own: boolean;
  edit: string;
  done: string;
  filled: Filled;
  /** Undefined: whoever writes in no case has no drafts. */
  draft: DraftOf | undefined;
};

/** Exactly what is to go, for the second person who reads it. */
export function ReadingPage(props: ReadingProps) {
  const { reference, id, title, who, how, paper, author, came, words, may, own, edit, done, filled } = props;
  const at = `/desk/cases/${reference}/letters/readings/${id}`;
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      {done && <Banner>{done}</Banner>}
      <PageHeading
        title={may ? 'Read this before it goes' : title}
        lede={`${own ? 'You wrote it' : `${author} wrote it`} to ${who}. ${toWords(how, paper.address)}`}
      />
      {came && (
        <InsetText>
          <p>{came}</p>
          {words && <p className="app-as-typed">{words}</p>}
        </InsetText>
      )}
      {props.rules.length > 0 && <InsetText>{props.rules.join(' ')}</InsetText>}
      {props.format && <p>{props.format}</p>}
      {paper.translation && <p>{translatorWords(paper.translation)}</p>}
      <Hints hints={props.hints} />
      <Shown paper={paper} how={how} />
      <ButtonRow>
        {how !== 'text' && <ButtonLink kind="secondary" href={`${at}/pdf`} label="See it on paper (PDF)" />}
        {own && edit && <ButtonLink kind="secondary" href={edit} label="Open your letter" />}
      </ButtonRow>
      {may && (
        <>
          <Card title="It can go like this">
            <PostButton action={`${at}/signature`} label="Sign it off" />
          </Card>
          <Card title="It needs a change">
            <DraftForm action={`${at}/return`} {...(props.draft ? { draft: props.draft } : {})}>
              <TextArea {...fieldOf(filled, 'words')} label="What is to be changed?" labelSize="s" rows={4} />
              <Button kind="secondary" label="Send it back" />
            </DraftForm>
          </Card>
        </>
      )}
    </>
  );
}

type Line = { id: string; title: string; words: string };

/** Where several letters of a case are read. */
export function ReadingsPage({ reference, lines }: { reference: string; lines: readonly Line[] }) {
  return (
    <>
      <BackToCase reference={reference} />
      <PageHeading title="Letters that a second person reads" />
      {lines.length === 0 ? (
        <EmptyState action={<a href={`/desk/cases/${reference}/letters/new`}>Write a letter or message</a>}>
          Nobody was asked to read a letter of this case.
        </EmptyState>
      ) : (
        <ul className="app-results">
          {lines.map(({ id, title, words }) => (
            <li className="app-results__item" key={id}>
              <a className="app-results__title" href={`/desk/cases/${reference}/letters/readings/${id}`}>
                {title}
              </a>
              <p className="app-secondary">{words}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
