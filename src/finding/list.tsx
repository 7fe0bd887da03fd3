import {
  countWords,
  type Filters,
  isWholeView,
  MOST_COUNTED,
  STATUS_WORDS,
  TYPE_WORDS,
  VIEWS,
} from '../cases/index.ts';
import { Button, HiddenFields, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes } from '../platform/components/choices.tsx';
import { FilterPanel } from '../platform/components/filter-panel.tsx';
import { Select, TextField } from '../platform/components/inputs.tsx';
import { Banner, EmptyState, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import type { Notice } from '../platform/components/notice.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Pagination } from '../platform/components/pagination.tsx';
import { Details } from '../platform/components/panels.tsx';
import { SecondaryNav } from '../platform/components/secondary-nav.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { chosenFilters, type Known, MARKS, queryOf, SIZES, SORTS, usualSort, VIEW_WORDS } from './filters.rules.ts';
import { type CaseRow, CaseTable } from './list-table.tsx';
import type { SavedView } from './views.ts';

export type ListProps = {
  filters: Filters;
  known: Known;
  ignored: readonly string[];
  rows: readonly CaseRow[];
  total: number;
  restricted: readonly string[];
  capped: boolean;
  views: readonly SavedView[];
  /** The form that saves a view, as it was typed. */
  saving: Filled;
  done: string | undefined;
  me: string;
  names: ReadonlyMap<string, string>;
  /** Who may be given what is ticked; nothing where nothing can be. */
  giving: { colleagues: readonly { id: string; name: string }[]; me: string } | undefined;
  allTicked: boolean;
  /** What was handed on just now. */
  handed: Notice | undefined;
};

const DONE: Record<string, string> = {
  saved: 'The view is saved.',
  deleted: 'The view is deleted.',
  changed: 'The view is changed.',
};

export function CaseList(props: ListProps) {
  const { filters, total, views, saving, done, ignored } = props;
  const here = queryOf(filters, {});
  const saved = views.find((view) => view.query === here);
  const title = saved ? saved.name : VIEW_WORDS[filters.view].title;
  return (
    <>
      <ErrorSummary errors={saving.errors} />
      {done && DONE[done] && <Banner>{DONE[done]}</Banner>}
      {props.handed && <Banner undo={props.handed.undo}>{props.handed.text}</Banner>}
      <SecondaryNav label="Views of cases" items={tabsOf(props, saved)} />
      <div id="cases">
        <PageHeading title={`${title}: ${countWords(total, 'case', 'cases')}`} />
      </div>
      {props.capped && (
        <InsetText>Very many notes have these words. Only the newest 1,000 of them were looked at.</InsetText>
      )}
      {ignored.length > 0 && <InsetText>{ignoredWords(ignored)}</InsetText>}
      <Filtering {...props} />
      <Rows {...props} />
      <Pages filters={filters} total={total} />
      {saved ? <OfView {...props} view={saved} /> : <SaveView {...props} here={here} />}
    </>
  );
}

function tabsOf({ filters, views }: ListProps, saved: SavedView | undefined) {
  return [
    ...VIEWS.map((view) => ({
      href: `/desk/cases?view=${view}`,
      label: VIEW_WORDS[view].tab,
      current: !saved && filters.view === view,
    })),
    ...views.map((view) => ({ href: `/desk/cases?${view.query}`, label: view.name, current: view === saved })),
  ];
}

function ignoredWords(ignored: readonly string[]) {
  return `We left out what we could not read: ${ignored.join(', ')}. The list shows everything else you asked for.`;
}

function Filtering({ filters, known, ignored }: ListProps) {
  const open = ignored.length > 0;
  return (
    <FilterPanel
      action="/desk/cases#cases"
      fields={{ view: filters.view }}
      chosen={chosenFilters(filters, known)}
      clearHref={isWholeView({ ...filters, page: 1 }) ? undefined : `/desk/cases?view=${filters.view}`}
      open={open}
    >
      {(filters.view === 'mine' || filters.view === 'team') && (
        <Select name="status" label="Status" value={filters.status} blank="Open" choices={STATUSES} />
      )}
      {filters.view !== 'mine' && filters.view !== 'new' && (
        <Select
          name="owner"
          label="Owner"
          value={filters.owner}
          blank="Anyone"
          choices={choicesOf(known.owners, NOBODY)}
        />
      )}
      <Select name="type" label="Type" value={filters.type} blank="Any" choices={TYPES} />
      <Select name="subject" label="Subject" value={filters.subject} blank="Any" choices={choicesOf(known.subjects)} />
      <Select
        name="place"
        label="Ward or service"
        value={filters.place}
        blank="Any"
        choices={choicesOf(known.places)}
      />
      <TextField
        name="from"
        label="Opened from"
        hint="Like 24/11/2026"
        value={filters.from && dayTyped(filters.from)}
        width={10}
      />
      <TextField
        name="to"
        label="Opened to"
        hint="Like 24/11/2026"
        value={filters.to && dayTyped(filters.to)}
        width={10}
      />
      <TextField name="words" label="Words in notes" value={filters.words} />
      <Select
        name="sort"
        label="Sort by"
        value={filters.sort === usualSort(filters.view, filters.status).sort ? '' : filters.sort}
        blank="As usual"
        choices={SORTINGS}
      />
      <Select name="size" label="Cases on a page" value={String(filters.size)} choices={PAGE_SIZES} />
      <Checkboxes name="mark" label="Marks" values={filters.mark} choices={MARK_CHOICES} />
    </FilterPanel>
  );
}

const STATUSES = [
  ...Object.entries(STATUS_WORDS).map(([value, { label }]) => ({ value, label })),
  { value: 'any', label: 'Open and closed' },
];
const TYPES = Object.entries(TYPE_WORDS).map(([value, label]) => ({ value, label }));
const SORTINGS = Object.entries(SORTS).map(([value, label]) => ({ value, label }));
const MARK_CHOICES = Object.entries(MARKS).map(([value, label]) => ({ value, label }));
const PAGE_SIZES = SIZES.map((size) => ({ value: String(size), label: String(size) }));
const NOBODY = [{ value: 'none', label: 'No owner' }];

function choicesOf(names: ReadonlyMap<string, string>, first: { value: string; label: string }[] = []) {
  return [...first, ...[...names].map(([value, label]) => ({ value, label }))];
}

/** The day as people type it: 24/11/2026. */
function dayTyped(day: string) {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

function Rows({ filters, rows, restricted, giving, allTicked }: ListProps) {
  if (rows.length === 0 && restricted.length === 0) {
    return (
      <EmptyState
        action={isWholeView(filters) ? undefined : <a href={`/desk/cases?view=${filters.view}`}>Clear filters</a>}
      >
        {isWholeView(filters) ? 'No cases here.' : 'No cases match.'}
      </EmptyState>
    );
  }
  return (
    <>
      {rows.length > 0 && giving && filters.view !== 'closed' && (
        <form method="get" action="/desk/cases/giving">
          <CaseTable
            rows={rows}
            filters={filters}
            label={VIEW_WORDS[filters.view].title}
            tick={allTicked ? 'all' : 'none'}
          />
          <HiddenFields fields={{ back: `/desk/cases?${queryOf(filters, { page: filters.page })}` }} />
          <Give giving={giving} filters={filters} />
        </form>
      )}
      {rows.length > 0 && !(giving && filters.view !== 'closed') && (
        <CaseTable rows={rows} filters={filters} label={VIEW_WORDS[filters.view].title} />
      )}
      {restricted.length > 0 && (
        <ul className="app-results">
          {restricted.map((ref) => (
            <li className="app-results__item" key={ref}>
              <a href={`/desk/cases/${ref}`}>Restricted case – {ref}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Pages({ filters, total }: { filters: Filters; total: number }) {
  const pages = Math.ceil(Math.min(total, MOST_COUNTED) / filters.size);
  return (
    <>
      <Pagination page={filters.page} pages={pages} href={(page) => `/desk/cases?${queryOf(filters, { page })}`} />
      {total > MOST_COUNTED && filters.page === pages && (
        <p className="app-secondary">The first 1,000 are shown. Filter the list to see the rest.</p>
      )}
    </>
  );
}

function SaveView({ saving, here, filters }: ListProps & { here: string }) {
  if (isWholeView(filters) && filters.sort === usualSort(filters.view).sort && saving.errors.length === 0) return null;
  return (
    <Details summary="Save this view" open={saving.errors.length > 0}>
      <form method="post" action="/desk/cases/views">
        <HiddenFields fields={{ query: here }} />
        <TextField
          {...fieldOf(saving, 'name')}
          label="Name of the view"
          hint="It becomes a link beside “Closed”. Only you see it, until you share it."
          width={20}
        />
        <Button label="Save view" kind="secondary" />
      </form>
    </Details>
  );
}

/** What is ticked goes to a page that shows what will change. */
function Give({ giving, filters }: { giving: NonNullable<ListProps['giving']>; filters: Filters }) {
  const choices = [
    { value: giving.me, label: 'Me' },
    ...giving.colleagues.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="app-give">
      <Select id="give-to" name="to" label="Give the ticked cases to" blank="Choose a colleague" choices={choices} />
      <Button kind="secondary" name="look" value="yes" label="Look at what will change" />
      <a href={`/desk/cases?${queryOf(filters, { page: filters.page })}&tick=all#cases`}>Tick all on this page</a>
    </div>
  );
}

/** A view that was saved: by whom it is shared, or one's own to rename, share and end. */
function OfView({ view, me, names, saving }: ListProps & { view: SavedView }) {
  if (view.user_id !== me)
    return <p className="app-secondary">{names.get(view.user_id) ?? 'A colleague'} shares this view with the team.</p>;
  return (
    <Details summary="Rename, share or delete this view" open={saving.errors.length > 0}>
      <form method="post" action={`/desk/cases/views/${view.id}`}>
        <TextField
          name="name"
          label="Name of the view"
          value={typedText(saving, 'name') || view.name}
          error={errorOf(saving, 'name')}
          width={20}
        />
        <Checkboxes
          name="shared"
          label="Who sees it"
          values={view.shared ? ['yes'] : []}
          choices={[
            { value: 'yes', label: 'Share with the team', hint: 'Each colleague sees only the cases they may open.' },
          ]}
        />
        <Button label="Save the view" kind="secondary" />
      </form>
      <DeleteView view={view} />
    </Details>
  );
}

function DeleteView({ view }: { view: SavedView }) {
  return (
    <PostButton
      action={`/desk/cases/views/${view.id}/removal`}
      label="Delete this view"
      kind="quiet"
      hiddenName={view.name}
    />
  );
}
