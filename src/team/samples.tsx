import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Radios } from '../platform/components/choices.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts, RailBlock } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { ANSWER_WORDS, isAnswered, isBegun, QUESTION_WORDS } from './samples.rules.ts';
import { QUALITY_ANSWERS, QUALITY_QUESTIONS, type QualityAnswer, type QualityQuestion } from './tables.ts';

type Answers = Record<QualityQuestion, QualityAnswer | null> & { words: string };
type ItemRow = Answers & { ref: string; about: string };

type SampleProps = {
  id: string;
  period: string;
  /** Whose cases; nothing where they are one's own. */
  name: string | undefined;
  lead: string;
  back: string;
  items: readonly ItemRow[];
  agreed: { on: string; words: string } | undefined;
  mayAgree: boolean;
  filled: Filled;
  done: string;
};

const DONE: Record<string, string> = {
  saved: 'All cases are answered. Your colleague can agree now.',
  agreed: 'Agreed. The sample stays as it is.',
};

/** Some closed cases and what both say of them. */
export function SamplePage({ id, period, name, lead, back, items, agreed, mayAgree, filled, done }: SampleProps) {
  return (
    <>
      <p>
        <a href={back}>Back to the one-to-one</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      {DONE[done] && <Banner>{DONE[done]}</Banner>}
      <PageHeading
        title={name ? `Closed cases of ${name}` : 'Your closed cases'}
        lede={`${period}, drawn by chance. Only you and ${name ?? lead} see the answers.`}
      />
      {agreed && <InsetText>{`Agreed on ${agreed.on}. ${agreed.words}`.trim()}</InsetText>}
      {items.length === 0 && <EmptyState>None of these cases is open to you now.</EmptyState>}
      {items.map((item) => (
        <ItemCard key={item.ref} sample={id} item={item} mayAnswer={name !== undefined && !agreed} />
      ))}
      {!name && !agreed && !mayAgree && <p>You can agree once {lead} has answered every question.</p>}
      {mayAgree && !agreed && <Agree id={id} filled={filled} />}
    </>
  );
}

function ItemCard({ sample, item, mayAnswer }: { sample: string; item: ItemRow; mayAnswer: boolean }) {
  const { ref, about } = item;
  const to = `/desk/samples/${sample}/cases/${ref}`;
  return (
    <Card title={ref}>
      <p>
        {about}.{isBegun(item) ? '' : ' Not answered yet.'}
      </p>
      {isBegun(item) && <Stands answers={item} />}
      <ButtonRow>
        {mayAnswer && (
          <ButtonLink kind="secondary" href={to} label={isAnswered(item) ? 'Change' : 'Answer'} hiddenName={ref} />
        )}
        <a href={`/desk/cases/${ref}`}>Open {ref}</a>
      </ButtonRow>
    </Card>
  );
}

function Stands({ answers }: { answers: Answers }) {
  return (
    <>
      <Facts
        rows={QUALITY_QUESTIONS.map((question) => {
          const answer = answers[question];
          return { key: QUESTION_WORDS[question], value: answer ? ANSWER_WORDS[answer] : 'Not answered yet' };
        })}
      />
      {answers.words && <p className="app-as-typed">{answers.words}</p>}
    </>
  );
}

function Agree({ id, filled }: { id: string; filled: Filled }) {
  return (
    <form method="post" action={`/desk/samples/${id}/agreement`} noValidate>
      <TextArea
        {...fieldOf(filled, 'words')}
        label="Your words (optional)"
        hint="What you see in another way, or want to add. The sample stays as it is afterwards."
        rows={3}
      />
      <Button label="Agree" />
    </form>
  );
}

type AnswersProps = {
  sample: string;
  caseRef: string;
  about: string;
  /** What somebody saved meanwhile. */
  stands: Answers | undefined;
  version: number;
  filled: Filled;
  draft: DraftOf;
};

/** Four questions about one case. */
export function AnswersPage({ sample, caseRef, about, stands, version, filled, draft }: AnswersProps) {
  return (
    <>
      <p>
        <a href={`/desk/samples/${sample}`}>Back to the cases</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={caseRef} lede={about} />
      <p>
        <a href={`/desk/cases/${caseRef}`}>Open {caseRef}</a> and look at it together. Leave open what you cannot answer
        yet.
      </p>
      {stands && (
        <RailBlock title="What stands now">
          <Stands answers={stands} />
        </RailBlock>
      )}
      <DraftForm action={`/desk/samples/${sample}/cases/${caseRef}`} draft={draft}>
        <input type="hidden" name="version" value={version} />
        {QUALITY_QUESTIONS.map((question) => (
          <Radios
            key={question}
            {...fieldOf(filled, question)}
            label={QUESTION_WORDS[question]}
            labelSize="s"
            inline
            choices={QUALITY_ANSWERS.map((value) => ({ value, label: ANSWER_WORDS[value] }))}
          />
        ))}
        <TextArea {...fieldOf(filled, 'words')} label="In your words (optional)" rows={4} />
        <ButtonRow>
          <Button label="Save and go on" />
        </ButtonRow>
      </DraftForm>
    </>
  );
}
