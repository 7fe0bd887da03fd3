// What a list of cases can be narrowed and sorted by, in words and as an address.
import {
  type CaseType,
  type Direction,
  type Filters,
  type Mark,
  type Sort,
  STATUS_WORDS,
  type Status,
  type StatusFilter,
  TYPE_WORDS,
  VIEWS,
  type View,
} from '../cases/index.ts';
import { type Fields, many, one } from '../platform/routing.ts';
import { type Day, dateWords, parseDateTyped } from '../platform/time.ts';

export const VIEW_WORDS: Record<View, { tab: string; title: string }> = {
  mine: { tab: 'Mine', title: 'My open cases' },
  team: { tab: 'Team', title: 'Open cases of the team' },
  new: { tab: 'New', title: 'New cases' },
  waiting: { tab: 'Waiting for service', title: 'Cases waiting for a service' },
  ready: { tab: 'Ready to tell', title: 'Cases ready to tell' },
  closed: { tab: 'Closed', title: 'Closed cases' },
};

export const MARKS = {
  after_death: 'After a death',
  safety: 'Safety concern',
  child: 'Child or young person',
} as const satisfies Record<Mark, string>;

export const SORTS = {
  due: 'Next due',
  last: 'Last change',
  opened: 'Opened',
  ref: 'Case number',
} as const satisfies Record<Sort, string>;

export const SIZES = [25, 50, 100] as const;

/** What a filter may be, with its words: from the lists of this trust. */
export type Known = { owners: Names; subjects: Names; places: Names; today: Day };

type Names = ReadonlyMap<string, string>;

const NAMES: Record<string, string> = {
  view: 'view',
  status: 'status',
  owner: 'owner',
  type: 'type',
  subject: 'subject',
  place: 'ward or service',
  mark: 'mark',
  from: 'opened from',
  to: 'opened to',
  sort: 'sorting',
  dir: 'sorting',
  page: 'page',
  size: 'number of cases on a page',
};

/** How a view is sorted unless somebody chooses: the oldest promise first, new cases by waiting time, closed by change. */
export function usualSort(view: View, status?: StatusFilter): { sort: Sort; dir: Direction } {
  if (view === 'new') return { sort: 'opened', dir: 'asc' };
  return hasDue(view, status) ? { sort: 'due', dir: 'asc' } : { sort: 'last', dir: 'desc' };
}

/** Nothing is due in a closed case. */
export function hasDue(view: View, status?: StatusFilter): boolean {
  return view !== 'closed' && status !== 'closed' && status !== 'any';
}

/** Filters out of an address. What is not one is left out and named, so that nobody trusts a list that is not what they asked for. */
export function readFilters(query: Fields, known: Known): { filters: Filters; ignored: string[] } {
  const ignored: string[] = [];
  const read = <T>(name: string, make: (typed: string) => T | undefined): T | undefined => {
    const typed = one(query, name).trim();
    if (typed === '') return undefined;
    const value = make(typed);
    if (value === undefined) ignored.push(`${NAMES[name]} “${typed.slice(0, 60)}”`);
    return value;
  };
  const among =
    <T extends string>(list: readonly T[]) =>
    (typed: string) =>
      list.find((item) => item === typed);
  const within = (names: Names) => (typed: string) => (names.has(typed) ? typed : undefined);
  const day = (typed: string) => parseDateTyped(typed, known.today);
  const view = read('view', among(VIEWS)) ?? 'mine';
  const status = read('status', among<StatusFilter>([...(Object.keys(STATUS_WORDS) as Status[]), 'any']));
  const usual = usualSort(view, status);
  const sorts = Object.keys(SORTS).filter((sort) => sort !== 'due' || hasDue(view, status)) as Sort[];
  const sort = read('sort', among(sorts)) ?? usual.sort;
  const usualDir = sort === usual.sort ? usual.dir : firstDirection(sort);
  const words = one(query, 'words').replaceAll('\0', '').trim().slice(0, 200).toWellFormed();
  const filters: Filters = {
    view,
    status,
    owner: read('owner', (typed) => (typed === 'none' ? typed : within(known.owners)(typed))),
    type: read('type', among(Object.keys(TYPE_WORDS) as CaseType[])),
    subject: read('subject', within(known.subjects)),
    place: read('place', within(known.places)),
    mark: readMarks(query, ignored),
    from: read('from', day),
    to: read('to', day),
    words: words || undefined,
    sort,
    dir: read('dir', among<Direction>(['asc', 'desc'])) ?? usualDir,
    size: read('size', (typed) => SIZES.find((size) => String(size) === typed)) ?? SIZES[0],
    page: read('page', (typed) => (/^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : undefined)) ?? 1,
  };
  return { filters, ignored };
}

function readMarks(query: Fields, ignored: string[]): Mark[] {
  const typed = many(query, 'mark').filter((mark) => mark !== '');
  for (const mark of typed) if (!Object.hasOwn(MARKS, mark)) ignored.push(`${NAMES.mark} “${mark.slice(0, 60)}”`);
  return (Object.keys(MARKS) as Mark[]).filter((mark) => typed.includes(mark));
}

/** The direction in which a column is sorted by the first press. */
export function firstDirection(sort: Sort): Direction {
  return sort === 'due' ? 'asc' : 'desc';
}

/** The same list as an address, in one order and without what is usual, so that two equal lists have one address. */
export function queryOf(filters: Filters, change: Partial<Filters> = {}): string {
  const next = { ...filters, ...('page' in change ? {} : { page: 1 }), ...change };
  const usual = usualSort(next.view, next.status);
  const pairs: [string, string | undefined][] = [
    ['view', next.view],
    ...(['status', 'owner', 'type', 'subject', 'place'] as const).map((name): [string, string | undefined] => [
      name,
      next[name],
    ]),
    ...next.mark.map((mark): [string, string] => ['mark', mark]),
    ['from', next.from],
    ['to', next.to],
    ['words', next.words],
    ['sort', next.sort === usual.sort && next.dir === usual.dir ? undefined : next.sort],
    ['dir', next.dir === (next.sort === usual.sort ? usual.dir : firstDirection(next.sort)) ? undefined : next.dir],
    ['size', next.size === SIZES[0] ? undefined : String(next.size)],
    ['page', next.page === 1 ? undefined : String(next.page)],
  ];
  return new URLSearchParams(pairs.flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
}

/** Filters that are on, in words, each with the list without it. */
export function chosenFilters(filters: Filters, known: Known): { label: string; href: string }[] {
  const without = (change: Partial<Filters>) => `/desk/cases?${queryOf(filters, change)}`;
  const chip = (label: string | undefined, change: Partial<Filters>) =>
    label === undefined ? [] : [{ label, href: without(change) }];
  const status = filters.status && (filters.status === 'any' ? 'Open and closed' : STATUS_WORDS[filters.status].label);
  return [
    ...chip(status, { status: undefined }),
    ...chip(filters.owner && (known.owners.get(filters.owner) ?? 'No owner'), { owner: undefined }),
    ...chip(filters.type && TYPE_WORDS[filters.type], { type: undefined }),
    ...chip(filters.subject && known.subjects.get(filters.subject), { subject: undefined }),
    ...chip(filters.place && known.places.get(filters.place), { place: undefined }),
    ...filters.mark.flatMap((mark) => chip(MARKS[mark], { mark: filters.mark.filter((other) => other !== mark) })),
    ...chip(filters.from && `Opened from ${dateWords(filters.from, known.today)}`, { from: undefined }),
    ...chip(filters.to && `Opened to ${dateWords(filters.to, known.today)}`, { to: undefined }),
    ...chip(filters.words && `“${filters.words}”`, { words: undefined }),
  ];
}
