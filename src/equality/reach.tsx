import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { LinesTable } from '../platform/components/table.tsx';
import { type Day, dateWords } from '../platform/time.ts';
import { answered, type Counted, FEWEST, peopleWho, peopleWords } from './counts.rules.ts';
import { QUESTIONS } from './questions.rules.ts';

type Props = { counts: readonly Counted[]; from: Day; now: Date };

/** What people said of themselves after they had written to us: numbers alone, of quarters that are over. */
export function WhoWeReach({ counts, from, now }: Props) {
  const shown = QUESTIONS.filter(({ code }) => answered(counts, code) >= FEWEST);
  return (
    <>
      <PageHeading title="Who we reach" lede={`Quarters that are over, from ${dateWords(from, now)}`} />
      <p>
        People answer these questions after they have told us something, if they wish. Answers are only counted: they
        stand with no message and no case. Numbers are rounded, and a quarter is shown once it is over.
      </p>
      {shown.length === 0 ? (
        <EmptyState>
          Fewer than {FEWEST} people have answered. Numbers stand here from {FEWEST} people on.
        </EmptyState>
      ) : (
        shown.map((question) => <Question key={question.code} {...question} counts={counts} />)
      )}
      <p className="app-secondary">
        The answers on offer are not yet checked against the NHS data dictionary. Those who left a question out are not
        counted.
      </p>
    </>
  );
}

function Question({ code, label, answers, counts }: (typeof QUESTIONS)[number] & Pick<Props, 'counts'>) {
  const rows = answers.map(([answer, words]) => ({
    id: answer,
    cells: [words, peopleWords(peopleWho(counts, code, answer))],
  }));
  return (
    <>
      <h2>{label}</h2>
      <p className="app-secondary">{peopleWords(answered(counts, code))} people answered</p>
      <LinesTable label={label} heads={['Answer', 'People']} rows={rows} />
    </>
  );
}
