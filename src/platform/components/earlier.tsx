import { dateTimeWords } from '../time.ts';
import { PostButton } from './buttons.tsx';
import { Details } from './panels.tsx';

export type EarlierLine = {
  id: string;
  /** What was set then, in one line. */
  words: string;
  until: Date;
  by: string;
};

type Props = {
  lines: readonly EarlierLine[];
  now: Date;
  /** Where "Use this again" is sent; without it they are only shown. */
  action?: string;
  /** Whose it is, for screen readers. */
  of: string;
};

/** What was set before a change, who changed it and when, and the way back. Nothing where nothing was changed. */
export function EarlierSettings({ lines, now, action, of }: Props) {
  if (lines.length === 0) return null;
  return (
    <Details summary={`What it said before: ${lines.length} ${lines.length === 1 ? 'time' : 'times'} changed`}>
      <ul className="app-results">
        {lines.map(({ id, words, until, by }) => (
          <li className="app-results__item" key={id}>
            <p>{words}</p>
            <p className="app-secondary">{`Until ${dateTimeWords(until, now)}, when ${by} changed it`}</p>
            {action && (
              <PostButton
                kind="quiet"
                action={action}
                label="Use this again"
                hiddenName={`: ${of}, ${words}`}
                fields={{ earlier: id }}
              />
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
}
