// What the sweep found, kept: what was found before only counts on, while nobody has looked into it.
import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { isLong, type Pattern, type Rule } from './patterns.rules.ts';

const MINUTE = 60_000;

/** So many are written at once. */
const AT_ONCE = 500;

export async function keepPatterns(ctx: Ctx, found: readonly Pattern[], rules: readonly Rule[]) {
  const known = await knownFinds(ctx, rules);
  const again = found.flatMap((pattern) => {
    const before = known(pattern);
    return before && !before.looked_at ? [countOn(ctx, before.id, pattern)] : [];
  });
  await Promise.all(again);
  const fresh = found.filter((pattern) => !known(pattern));
  for (let at = 0; at < fresh.length; at += AT_ONCE) await addPatterns(ctx, fresh.slice(at, at + AT_ONCE));
}

/** A rule over many days finds the same again each day: it is one pattern for as long as the rule looks back. */
async function knownFinds(ctx: Ctx, rules: readonly Rule[]) {
  const long = rules.filter(isLong);
  const minutes = Math.max(0, ...long.map(({ within_minutes }) => within_minutes));
  const rows = await ctx.db
    .selectFrom('read_patterns')
    .select(['id', 'code', 'user_id', 'case_id', 'person_id', 'last_at', 'looked_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('code', '=', sql<Pattern['code']>`any(${long.map(({ code }) => code)}::text[])`)
    .where('last_at', '>', new Date(ctx.now.getTime() - 2 * minutes * MINUTE))
    .orderBy('last_at')
    .execute();
  const newest = new Map(rows.map((row) => [keyOf(row.code, row.user_id, row.case_id, row.person_id), row]));
  return ({ code, user, case: kase, person, last }: Pattern) => {
    const rule = long.find((one) => one.code === code);
    const row = rule && newest.get(keyOf(code, user, kase, person));
    return row && row.last_at.getTime() > last.getTime() - rule.within_minutes * MINUTE ? row : undefined;
  };
}

const keyOf = (...parts: readonly (string | null)[]) => parts.join(' ');

async function countOn(ctx: Ctx, id: string, { count, last, day }: Pattern) {
  await ctx.db
    .updateTable('read_patterns')
    .set({ count, last_at: last, on_day: day })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

async function addPatterns(ctx: Ctx, found: readonly Pattern[]) {
  const rows = found.map(({ code, user, day, count, first, last, ...of }) => ({
    ...{ trust_id: ctx.trust.id, id: newId(ctx.now), code, user_id: user, on_day: day, count },
    ...{ first_at: first, last_at: last, case_id: of.case, person_id: of.person, found_at: ctx.now },
    ...{ looked_at: null, looked_by: null, outcome: null },
  }));
  await ctx.db
    .insertInto('read_patterns')
    .values(rows)
    .onConflict((same) =>
      same
        .columns(['trust_id', 'code', 'user_id', 'on_day', 'case_id', 'person_id'])
        .doUpdateSet(({ ref }) => ({
          count: ref('excluded.count'),
          first_at: ref('excluded.first_at'),
          last_at: ref('excluded.last_at'),
        }))
        .where('read_patterns.looked_at', 'is', null),
    )
    .execute();
}
