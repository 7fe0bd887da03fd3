import { PostButton } from '../platform/components/buttons.tsx';
import { EmptyState, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { type Day, dateWords } from '../platform/time.ts';
import type { Answer } from './answers.ts';
import { COUNTS, SatisfactionNav } from './counts.tsx';
import { isUnhappy, SAID_WORDS, STATEMENTS, STEPS } from './statements.rules.ts';

type Props = {
  answers: readonly Answer[];
  /** Of those who want to be contacted: their name, and the case. */
  who: ReadonlyMap<string, { name: string; reference: string }>;
  mayRead: boolean;
  mayAsk: boolean;
  unread: number;
  today: Day;
};

/** What people answered, for the manager: nobody is named but who asked for it. */
export function AnswersPage({ answers, who, today, ...nav }: Props) {
  return (
    <>
      <PageHeading title="Answers about PALS" lede="Nobody is named but those who want to be contacted." />
      <SatisfactionNav current={`${COUNTS}/answers`} {...nav} />
      {answers.length === 0 && (
        <EmptyState action={<a href={COUNTS}>What people found</a>}>Nobody has answered yet.</EmptyState>
      )}
      {answers.map((answer) => (
        <AnswerCard key={answer.id} answer={answer} whom={who.get(answer.id)} today={today} />
      ))}
    </>
  );
}

type CardProps = { answer: Answer; whom: { name: string; reference: string } | undefined; today: Day };

function AnswerCard({ answer, whom, today }: CardProps) {
  const { id, made_on, words, danger, read_at } = answer;
  return (
    <Card
      title={dateWords(made_on, today)}
      warning={danger}
      action={read_at && <span className="app-secondary">Read</span>}
    >
      {danger && <Need>Their words may mean that somebody is in danger. Read them now.</Need>}
      {isUnhappy(answer) && <p>They were not happy.</p>}
      {words && <p className="app-as-typed">{words}</p>}
      <Facts rows={STEPS.map((step) => ({ key: STATEMENTS[step], value: SAID_WORDS[answer[step]] }))} />
      {whom && (
        <p>
          {`${whom.name} wants to be contacted about this. `}
          <a href={`/desk/cases/${whom.reference}`}>{whom.reference}</a>
        </p>
      )}
      {danger && !whom && (
        <p>They did not say who they are, so that nobody can be contacted. They were shown where help is.</p>
      )}
      {!read_at && (
        <PostButton
          action={`${COUNTS}/answers/${id}/reading`}
          kind="secondary"
          label="I have read it"
          hiddenName={`, of ${dateWords(made_on, today)}`}
        />
      )}
    </Card>
  );
}
