import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Banner, EmptyState, Need } from '../platform/components/messages.tsx';
import type { Notice } from '../platform/components/notice.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Pagination } from '../platform/components/pagination.tsx';
import { SecondaryNav } from '../platform/components/secondary-nav.tsx';
import type { PostLine } from './lines.ts';

export type Shown = 'post' | 'elsewhere' | 'apart';

type Props = {
  lines: readonly PostLine[];
  shown: Shown;
  waiting: number;
  page: number;
  pages: number;
  maySort: boolean;
  notice: Notice | undefined;
};

const addressOf = (shown: Shown, page = 1) => {
  const query = [...(shown === 'post' ? [] : [`show=${shown}`]), ...(page > 1 ? [`page=${page}`] : [])].join('&');
  return `/desk/post${query && `?${query}`}`;
};

const TABS: readonly { shown: Shown; label: string }[] = [
  { shown: 'post', label: 'To sort' },
  { shown: 'elsewhere', label: 'Not for us' },
  { shown: 'apart', label: 'Automatic' },
];

const EMPTY: Record<Shown, string> = {
  post: 'All post is sorted.',
  elsewhere: 'Nothing was for others yet.',
  apart: 'No automatic replies came in.',
};

/** What came in and is with no case yet, newest first. */
export function PostList({ lines, shown, waiting, page, pages, maySort, notice }: Props) {
  return (
    <>
      {notice && <Banner {...(notice.undo ? { undo: notice.undo } : {})}>{notice.text}</Banner>}
      <PageHeading
        title="Post"
        lede="Emails and letters that are with no case yet."
        actions={maySort && <ButtonLink kind="secondary" href="/desk/post/letters/new" label="Add a scanned letter" />}
      />
      <SecondaryNav
        label="Show"
        items={TABS.map((tab) => ({
          href: addressOf(tab.shown),
          label: tab.label,
          current: tab.shown === shown,
          ...(tab.shown === 'post' ? { count: waiting } : {}),
        }))}
      />
      {lines.length === 0 && <EmptyState action={<a href="/desk">My day</a>}>{EMPTY[shown]}</EmptyState>}
      {lines.length > 0 && (shown === 'post' && maySort ? <ToSort lines={lines} /> : <Lines lines={lines} />)}
      <Pagination page={page} pages={pages} href={(number) => addressOf(shown, number)} label="Pages of post" />
    </>
  );
}

/** The morning's pile: ticked, looked at once more, done in one go. */
function ToSort({ lines }: { lines: readonly PostLine[] }) {
  return (
    <form method="get" action="/desk/post/sorting">
      <Lines lines={lines} ticks />
      <ButtonRow>
        <Button kind="secondary" label="Attach ticked to their cases" name="act" value="attach" />
        <Button kind="secondary" label="Ticked are not for us" name="act" value="elsewhere" />
      </ButtonRow>
      <p className="app-secondary">You see what will happen first.</p>
    </form>
  );
}

function Lines({ lines, ticks = false }: { lines: readonly PostLine[]; ticks?: boolean }) {
  return (
    <ul className="app-results app-post">
      {lines.map((line) => (
        <li className="app-results__item app-post__item" key={line.id}>
          {ticks && (
            <label className="app-tick">
              <input type="checkbox" name="mail" value={line.id} />
              <span className="nhsuk-u-visually-hidden">
                Tick {line.subject}, from {line.from}
              </span>
            </label>
          )}
          <Line line={line} />
        </li>
      ))}
    </ul>
  );
}

function Line({ line }: { line: PostLine }) {
  const { id, from, subject, when, first, files, suggestion, notes } = line;
  const along = files === 0 ? '' : files === 1 ? '1 attachment' : `${files} attachments`;
  return (
    <div className="app-post__words">
      <p className="app-post__from">
        <span>{from}</span> <span className="app-secondary">{when}</span>
      </p>
      <h2 className="app-results__title nhsuk-heading-xs nhsuk-u-margin-bottom-0">
        <a href={`/desk/post/${id}`}>
          {subject}
          <span className="nhsuk-u-visually-hidden">, from {from}</span>
        </a>
      </h2>
      {first && <p>{first}</p>}
      {(suggestion || along) && <p className="app-secondary">{[suggestion, along].filter(Boolean).join(' · ')}</p>}
      {notes.map((note) => (
        <Need key={note}>{note}</Need>
      ))}
    </div>
  );
}
