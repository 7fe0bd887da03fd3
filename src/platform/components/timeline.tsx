import classNames from 'classnames';
import type { ReactNode } from 'react';
import { foldQuoted } from '../quoted.rules.ts';
import { Icon, type IconName } from './icons.tsx';
import { MiniDetails } from './panels.tsx';

export type TimelineKind =
  | 'contact'
  | 'question'
  | 'answer'
  | 'note'
  | 'letter'
  | 'visit'
  | 'promise'
  | 'sharing'
  | 'system';

export type TimelineEntryProps = {
  kind: TimelineKind;
  title: string;
  /** Words for people, `iso` for machines. */
  at: { words: string; iso: string };
  by?: string;
  body?: string;
  /** An email: what it quotes of earlier ones is folded. */
  quotes?: boolean;
  /** One line below the words: "Can share: yes". */
  mark?: ReactNode;
  /** Entered in error: it stays, struck through, with who said so and why. */
  struck?: { by: string; reason: string };
  /** What came with it, such as files. */
  below?: ReactNode;
  id?: string;
  /** Links of this entry: add to it, mark as entered in error. */
  actions?: ReactNode;
};

/** What has happened, newest first. Nothing is ever removed from it. */
export function Timeline({ children, label = 'What has happened' }: { children: ReactNode; label?: string }) {
  return (
    <ol className="app-timeline" aria-label={label}>
      {children}
    </ol>
  );
}

export function TimelineEntry({
  kind,
  title,
  at,
  by,
  body,
  quotes,
  mark,
  struck,
  below,
  id,
  actions,
}: TimelineEntryProps) {
  const className = classNames('app-timeline__entry', `app-timeline__entry--${kind}`, {
    'app-timeline__entry--struck': struck,
  });
  return (
    <li className={className} id={id}>
      <span className="app-timeline__icon">
        <Icon name={icons[kind]} />
      </span>
      <div className="app-timeline__words">
        <h3 className="app-timeline__title">{title}</h3>
        <p className="app-timeline__by">
          <time dateTime={at.iso}>{at.words}</time>
          {by && ` – ${by}`}
        </p>
        {body && (quotes ? <Quoting text={body} title={title} /> : <Body text={body} title={title} />)}
        {below}
        {mark && <div className="app-timeline__mark">{mark}</div>}
        {struck && (
          <p className="app-timeline__correction">
            Entered in error: {struck.reason} – {struck.by}
          </p>
        )}
        {actions && <div className="app-timeline__actions app-buttons">{actions}</div>}
      </div>
    </li>
  );
}

/** Entries that nobody wrote, on one line: "3 automatic updates". */
export function TimelineUpdates({ count, children }: { count: number; children: ReactNode }) {
  return (
    <li className="app-timeline__entry app-timeline__entry--quiet">
      <span className="app-timeline__icon">
        <Icon name="system" />
      </span>
      <div>
        <MiniDetails summary={count === 1 ? '1 automatic update' : `${count} automatic updates`}>
          {children}
        </MiniDetails>
      </div>
    </li>
  );
}

/** Nothing is left out: what is quoted is folded in its place. */
function Quoting({ text, title }: { text: string; title: string }) {
  return foldQuoted(text).map((part, at) =>
    part.quoted ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which never moves
      <MiniDetails key={at} summary="Earlier words" hiddenName={`in ${title}`}>
        <div className="app-timeline__body">{part.text}</div>
      </MiniDetails>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      part.text.trim() && <Body key={at} text={part.text.replace(/^\n+|\s+$/g, '')} title={title} />
    ),
  );
}

function Body({ text, title }: { text: string; title: string }) {
  const long = isLong(text);
  return (
    <>
      <div className={classNames('app-timeline__body', { 'app-timeline__body--clip': long })}>{text}</div>
      {long && <MiniDetails summary="Show all" hiddenName={`of ${title}`} />}
    </>
  );
}

/** More than six lines of about 85 characters. */
function isLong(text: string) {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 85)), 0);
  return lines > 6;
}

const icons: { readonly [kind in TimelineKind]: IconName } = {
  contact: 'contact',
  question: 'question',
  answer: 'answer',
  note: 'note',
  letter: 'letter',
  visit: 'visit',
  promise: 'promise',
  sharing: 'sharing',
  system: 'system',
};
