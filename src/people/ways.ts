// How to reach people: phone, email, address. The newest of a kind is the one offered.
import { type Selectable, sql } from 'kysely';
import { record } from '../audit/index.ts';
import { type Ctx, sendOnly } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { together } from '../platform/together.ts';
import { plainWay } from './plain-way.rules.ts';
import { recordsOf, samePeople } from './same-people.ts';
import type { WayKind, WayTable } from './tables.ts';

export type Way = Selectable<WayTable>;

/** How to reach these people, by all of their records; `person_id` is who stands for them. */
export async function listWays(ctx: Ctx, personIds: readonly (string | null)[]): Promise<Way[]> {
  const found = await together(
    ctx,
    'ways',
    personIds.filter((id) => id !== null),
    (ids) => readWays(ctx, ids),
  );
  const ways = [...found.values()].flat();
  return ways.filter((way, at) => ways.findIndex((other) => isSameWay(way, other)) === at);
}

/** By whom was asked for, in the order in which they were added. */
async function readWays(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Way[]>> {
  const rows = await ctx.db
    .selectFrom('ways')
    .innerJoin(
      sql<{ asked: string; root: string; id: string }>`(select s.asked, s.root, s.id from ${samePeople(ids)} s)`.as(
        'same',
      ),
      'same.id',
      'ways.person_id',
    )
    .selectAll('ways')
    .select(['same.asked', 'same.root'])
    .where('ways.trust_id', '=', ctx.trust.id)
    .where('ways.ended_at', 'is', null)
    .orderBy('ways.added_at')
    .orderBy('ways.id')
    .execute();
  const found = new Map<string, Way[]>();
  for (const { asked, root, ...way } of rows)
    found.set(asked, [...(found.get(asked) ?? []), { ...way, person_id: root }]);
  return found;
}

const isSameWay = (one: Way, other: Way) =>
  one.person_id === other.person_id && one.kind === other.kind && alike(one.value) === alike(other.value);

/** Adds a way to reach the person unless they have it already; the newest is the one offered. */
export async function addWay(ctx: Ctx, person: { id: string }, way: { kind: WayKind; value: string; note?: string }) {
  const same = (await listWays(ctx, [person.id])).find(
    (known) => known.kind === way.kind && alike(known.value) === alike(way.value),
  );
  if (same) return;
  const row = { person_id: person.id, note: '', ...way, added_at: ctx.now, ended_at: null };
  const added = ctx.db.insertInto('ways').values({ trust_id: ctx.trust.id, id: newId(ctx.now), ...row });
  await sendOnly(ctx, added.execute());
  await record(ctx, 'person.way_added', { person: person.id, kind: way.kind });
}

/** A postal address is words, and not the figures in it. */
function alike(value: string): string {
  return /[a-z]/i.test(value) ? value.toLowerCase().replace(/[\s()-]/g, '') : plainWay(value);
}

/** A second press changes nothing. @throws NotFound for a way of nobody, or of somebody else */
export async function endWay(ctx: Ctx, person: { id: string }, wayId: string) {
  if (!isId(wayId)) throw new NotFound('This way');
  const way = await ctx.db
    .selectFrom('ways')
    .select('ended_at')
    .where('trust_id', '=', ctx.trust.id)
    .where('person_id', 'in', recordsOf(person.id))
    .where('id', '=', wayId)
    .forUpdate()
    .executeTakeFirst();
  if (!way) throw new NotFound('This way');
  if (way.ended_at) return;
  await ctx.db
    .updateTable('ways')
    .set({ ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', wayId)
    .execute();
  await record(ctx, 'person.way_ended', { person: person.id });
}

/** It was theirs, and somebody took it away: nothing is sent there any more. What was never recorded is no such way. */
export async function isEndedWay(ctx: Ctx, personId: string, value: string): Promise<boolean> {
  const isIt = (way: { value: string }) => alike(way.value) === alike(value);
  if ((await listWays(ctx, [personId])).some(isIt)) return false;
  const ended = await ctx.db
    .selectFrom('ways')
    .select('value')
    .where('trust_id', '=', ctx.trust.id)
    .where('person_id', 'in', recordsOf(personId))
    .where('ended_at', 'is not', null)
    .execute();
  return ended.some(isIt);
}

/** Who has these email addresses, by address in small letters: the records as they stand. */
export async function peopleWithEmails(ctx: Ctx, addresses: readonly string[]): Promise<Map<string, string[]>> {
  const wanted = [...new Set(addresses.filter(Boolean).map((address) => address.toLowerCase()))];
  if (wanted.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('ways')
    .select(['person_id', sql<string>`lower(value)`.as('address')])
    .where('trust_id', '=', ctx.trust.id)
    .where('kind', '=', sql.lit('email'))
    .where('ended_at', 'is', null)
    .where(sql`lower(value)`, '=', sql`any(${wanted}::text[])`)
    .limit(500)
    .execute();
  const found = new Map<string, string[]>();
  for (const { address, person_id } of rows) found.set(address, [...(found.get(address) ?? []), person_id]);
  return found;
}
