import { recentCasesOf } from '../cases/index.ts';
import { type Alike, listAlike, listAlikePairs, listWays, type Person } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';

export type Match = Alike & { open: number };

type Typed = Parameters<typeof listAlike>[1];

const MOST_SHOWN = 5;

/** Who may be the person that is typed, each with how many open cases they have that this officer may open. */
export async function listMatches(ctx: Ctx, typed: Typed, not?: string): Promise<Match[]> {
  const alike = (await listAlike(ctx, typed, not)).slice(0, MOST_SHOWN);
  const open = await openCases(
    ctx,
    alike.map(({ person }) => person),
  );
  return alike.map((one) => ({ ...one, open: open.get(one.person.id) ?? 0 }));
}

/** People who were looked for by name, as those who look alike are shown. */
export async function asMatches(ctx: Ctx, people: readonly Person[]): Promise<Match[]> {
  const [open, ways] = await Promise.all([
    openCases(ctx, people),
    listWays(
      ctx,
      people.map(({ id }) => id),
    ),
  ]);
  const phoneOf = (id: string) => ways.find((way) => way.person_id === id && way.kind === 'phone')?.value ?? '';
  return people.map((person) => ({ person, phone: phoneOf(person.id), by: [], open: open.get(person.id) ?? 0 }));
}

export async function listDuplicates(ctx: Ctx, page: { page: number; size: number }) {
  const { pairs, total } = await listAlikePairs(ctx, page);
  const open = await openCases(
    ctx,
    pairs.flatMap(({ one, other }) => [one, other]),
  );
  return { pairs, total, open };
}

async function openCases(ctx: Ctx, people: readonly Person[]): Promise<Map<string, number>> {
  const parts = await recentCasesOf(
    ctx,
    people.map(({ id }) => id),
  );
  const open = new Map<string, Set<string>>();
  for (const { person_id, id, closed_at } of parts)
    if (!closed_at) open.set(person_id, (open.get(person_id) ?? new Set()).add(id));
  return new Map([...open].map(([person, cases]) => [person, cases.size]));
}
