// What was changed under Settings, in a line each.
import type { SettingsLink } from './settings.tsx';

type Event = { name: string; particulars: Record<string, unknown> };
type Link = Pick<SettingsLink, 'label' | 'href' | 'changes'>;

/** The page on which it was changed. Lists share their events: which list it was stands in the particulars. */
export function pageOf<L extends Link>({ name, particulars }: Event, links: readonly L[]): L | undefined {
  const fitting = links.filter(({ changes }) => changes?.some((begin) => name.startsWith(begin)));
  const { list } = particulars;
  return fitting.find(({ href }) => typeof list === 'string' && href.endsWith(`/${list}`)) ?? fitting[0];
}

const ACTS: readonly [RegExp, string][] = [
  [/(added|created|imported)$/, 'added'],
  [/(closed|removed|retired|disabled)$/, 'taken out'],
  [/(taken_back|restored|reopened|brought_back|used_again|enabled)$/, 'taken back, or put back'],
  [/link_made$/, 'a link made'],
  [/reset$/, 'the second step taken off'],
];

/** "added", "changed". */
export function actWords(name: string): string {
  return ACTS.find(([ending]) => ending.test(name))?.[1] ?? 'changed';
}

export type Change = { id: string; label: string; act: string; href: string; who: string; at: Date; count: number };

/** What came in one go (an import) is one line, which leads to the page of all. `list`: the address of that page. */
export function gathered(changes: readonly (Omit<Change, 'count'> & { list: string })[]): Change[] {
  const lines: Change[] = [];
  for (const { list, ...change } of changes) {
    const last = lines.at(-1);
    if (last && isOneGo(last, change)) Object.assign(last, { count: last.count + 1, href: list });
    else lines.push({ ...change, count: 1 });
  }
  return lines;
}

type Told = Pick<Change, 'label' | 'act' | 'who' | 'at'>;
const isOneGo = (one: Told, other: Told) =>
  one.label === other.label &&
  one.act === other.act &&
  one.who === other.who &&
  one.at.getTime() === other.at.getTime();

/** The address of the very thing, where its page can be known from the particulars; else of the page of all. */
export function addressOf(particulars: Record<string, unknown>, href: string): string {
  const { code, place, site, user, template } = particulars;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  if (text(site)) return `/desk/directory/sites/${text(site)}`;
  if (text(place)) return `/desk/directory/${text(place)}/edit`;
  if (href.includes('/lists/') || href.endsWith('/cards')) return text(code) ? `${href}/${text(code)}` : href;
  if (href.endsWith('/templates')) return text(template) ? `${href}/${text(template)}/versions` : href;
  if (href.endsWith('/staff')) return text(user) ? `${href}/${text(user)}` : href;
  return href;
}
