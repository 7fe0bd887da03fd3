// Possible duplicates: while somebody is typed, and over all people of the trust.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { type AlikeBy, alikeBy, type Typed } from './alike.rules.ts';
import { listHospitalNumbers } from './hospital-numbers.ts';
import { type Person, peopleByIds } from './people.ts';
import { recordsOf } from './same-people.ts';
import { searchPeople } from './search.ts';
import { listWays } from './ways.ts';

export type Alike = { person: Person; phone: string; by: AlikeBy[] };

const MOST_BY_ONE = 6;
const LEAST_NAME = 3;

/**
 * People who may be the one that is typed, surest first: by name (misspelt too), number, address, date of birth, NHS or hospital number.
 * `not` is the person themself, while they are edited; who was said not to be the same is left out.
 */
export async function listAlike(ctx: Ctx, typed: Typed, not?: string): Promise<Alike[]> {
  const named: Person[] = typed.name.trim().length < LEAST_NAME ? [] : await searchPeople(ctx, typed.name, MOST_BY_ONE);
  const others: Person[] = [];
  for (const each of [typed.nhs_number, typed.hospital_number, typed.phone, typed.email])
    if (each) others.push(...(await searchPeople(ctx, each, MOST_BY_ONE)));
  if (typed.born_on && typed.name) named.push(...(await bornAndSounding(ctx, typed.born_on, typed.name)));
  const apart = not ? await saidApart(ctx, not) : new Set<string>();
  const found = [...new Map([...named, ...others].map((person) => [person.id, person])).values()];
  const people = found.filter(({ id }) => id !== not && !apart.has(id));
  const ids = people.map(({ id }) => id);
  const ways = await listWays(ctx, ids);
  const numbers = typed.hospital_number ? await listHospitalNumbers(ctx, ids) : new Map<string, string[]>();
  const names = new Set(named.map(({ id }) => id));
  return people
    .map((person) => {
      const own = ways.filter((way) => way.person_id === person.id);
      const by = alikeBy(
        typed,
        { ...person, ways: own.map(({ value }) => value), hospital: numbers.get(person.id) ?? [] },
        names.has(person.id),
      );
      return { person, by, phone: own.findLast(({ kind }) => kind === 'phone')?.value ?? '' };
    })
    .filter(({ by }) => by.length > 0)
    .sort((a, b) => weight(b.by) - weight(a.by));
}

const WEIGHTS: Record<AlikeBy, number> = {
  nhs_number: 10,
  hospital_number: 10,
  phone: 3,
  email: 3,
  born_on: 3,
  name: 2,
};
const weight = (by: readonly AlikeBy[]) => by.reduce((sum, one) => sum + WEIGHTS[one], 0);

async function bornAndSounding(ctx: Ctx, born: string, name: string): Promise<Person[]> {
  const rows = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('born_on', '=', born)
    .where('sound', '=', sql<string>`name_sound(${name})`)
    .limit(MOST_BY_ONE)
    .execute();
  return [
    ...(
      await peopleByIds(
        ctx,
        rows.map(({ id }) => id),
      )
    ).values(),
  ];
}

/** Who somebody said is not this person. */
async function saidApart(ctx: Ctx, id: string): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('people_apart')
    .select(['one_id', 'other_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where(({ or, eb }) => or([eb('one_id', 'in', recordsOf(id)), eb('other_id', 'in', recordsOf(id))]))
    .execute();
  return new Set(rows.flatMap(({ one_id, other_id }) => [one_id, other_id]));
}

/** Somebody looked: these two are not the same, and they are not offered again. A second press changes nothing. */
export async function sayNotTheSame(ctx: Ctx, one: Person, other: Person) {
  const [one_id = '', other_id = ''] = [one.id, other.id].sort();
  const added = await ctx.db
    .insertInto('people_apart')
    .values({ trust_id: ctx.trust.id, one_id, other_id, said_at: ctx.now, said_by: actorId(ctx) })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return;
  for (const id of [one_id, other_id])
    await record(ctx, 'person.said_not_the_same', { person: id, other: id === one_id ? other_id : one_id });
}

export type AlikePair = { one: Person; other: Person; by: AlikeBy };
type PairRow = { one_id: string; other_id: string; by: AlikeBy; total: number };

/**
 * Pairs over the whole trust that may be the same person: one NHS number; or one date of birth, phone or email and names
 * that sound alike. A name alone is no reason: there are many John Smiths. Three joins by hash, each over one column.
 */
export async function listAlikePairs(ctx: Ctx, { page, size }: { page: number; size: number }) {
  const found = await sql<PairRow>`
    with known as materialized (
      select id, nhs_number, born_on, sound from people
      where trust_id = ${ctx.trust.id} and merged_into is null and access = 'open'),
    reach as materialized (
      select distinct k.id, k.sound, k.born_on, w.kind, coalesce(w.digits, lower(w.value)) as value from ways w join known k on k.id = w.person_id
      where w.trust_id = ${ctx.trust.id} and w.ended_at is null and w.kind in ('phone', 'email') and length(w.value) > 5),
    pairs as (
      select a.id as one_id, b.id as other_id, 1 as rank, 'nhs_number' as by
      from known a join known b on b.nhs_number = a.nhs_number and a.id < b.id
      union all
      select a.id, b.id, 2, 'born_on' from known a join known b on b.born_on = a.born_on and b.sound = a.sound and a.id < b.id
        and (a.nhs_number is null or b.nhs_number is null or a.nhs_number = b.nhs_number)
      union all
      select a.id, b.id, 3, a.kind from reach a join reach b on b.value = a.value and b.sound = a.sound and b.kind = a.kind and a.id < b.id
        and (a.born_on is null or b.born_on is null or a.born_on = b.born_on)),
    best as (select distinct on (one_id, other_id) * from pairs order by one_id, other_id, rank)
    select best.one_id, best.other_id, best.by, (count(*) over ())::int as total from best
    where not exists (select from people_apart p where p.trust_id = ${ctx.trust.id} and p.one_id = best.one_id and p.other_id = best.other_id)
    order by best.rank, best.one_id, best.other_id limit ${size} offset ${(page - 1) * size}`.execute(ctx.db);
  const people = await peopleByIds(
    ctx,
    found.rows.flatMap(({ one_id, other_id }) => [one_id, other_id]),
  );
  const pairs = found.rows.flatMap(({ one_id, other_id, by }): AlikePair[] => {
    const [one, other] = [people.get(one_id), people.get(other_id)];
    return one && other ? [{ one, other, by }] : [];
  });
  return { pairs, total: found.rows[0]?.total ?? 0 };
}
