import { type Day, dateWords } from '../time.ts';
import { PostButton } from './buttons.tsx';

export type PlannedChange = {
  /** What is set. */
  name: string;
  /** To what, in words. */
  words: string;
  from: Day;
  /** What tells the change from others when it is taken back. */
  fields: Record<string, string>;
};

type Props = { changes: readonly PlannedChange[]; today: Day; action: string };

/** What changes today or later, each with its way back. */
export function PlannedChanges({ changes, today, action }: Props) {
  return (
    <ul className="nhsuk-list">
      {changes.map(({ name, words, from, fields }) => (
        <li key={`${name} ${from}`}>
          {name}: {words}, from {dateWords(from, today)}{' '}
          <PostButton
            kind="link"
            action={action}
            label="Take back"
            hiddenName={`${name} from ${dateWords(from, today)}`}
            fields={{ ...fields, from }}
          />
        </li>
      ))}
    </ul>
  );
}
