import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { keepEarlier, listEarlier, maybeEarlier, record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isSame } from '../platform/same.ts';
import { refuseStale } from '../platform/seen.ts';
import { ownFirst } from '../platform/shipped.ts';
import { localDate } from '../platform/time.ts';
import { type NumberWords, numberWords } from './places.rules.ts';
import type { HelpNumberTable } from './tables.ts';

export type HelpNumber = Selectable<HelpNumberTable>;

/** The numbers for a hard moment, in their order: emergency and crisis lines first. Some may still be empty. */
export async function listHelpNumbers(ctx: Ctx): Promise<HelpNumber[]> {
  const rows = await ctx.db
    .selectFrom('help_numbers')
    .selectAll()
    .where((eb) => eb.or([eb('trust_id', 'is', null), eb('trust_id', '=', ctx.trust.id)]))
    .orderBy('position')
    .execute();
  return ownFirst(rows);
}

/** What each of these numbers was before, the newest first. */
export async function listEarlierNumbers(ctx: Ctx, codes: readonly string[]) {
  const all = await Promise.all(
    codes.map(async (code) => [code, await listEarlier<NumberWords>(ctx, 'help_number', code)] as const),
  );
  return new Map(all);
}

/** A number that was changed is used again, and counts as checked today. @throws NotFound, RuleError as for setting it */
export async function bringBackNumber(ctx: Ctx, code: string, earlier: string) {
  const found = await maybeEarlier<NumberWords>(ctx, 'help_number', code, earlier);
  if (!found) throw new NotFound('What it was before');
  await setHelpNumber(ctx, code, found.held);
}

/**
 * Sets a number of this trust. Whoever sets it says that it is right: from today it counts as checked. A second press
 * on the same day changes nothing.
 * @throws NotFound no such number. @throws RuleError a line that ships with a number would be left without one
 */
export async function setHelpNumber(ctx: Ctx, code: string, to: NumberWords, seen = '') {
  const known = (await listHelpNumbers(ctx)).find((row) => row.code === code);
  if (!known) throw new NotFound('This number');
  const number = to.number.trim();
  if (number === '' && (await isShippedWithNumber(ctx, code)))
    throw new RuleError('Enter a number. This one is never left empty.', `number_${code}`);
  const now = { number, detail: to.detail.trim(), checked_on: localDate(ctx.now) };
  if (isSame(known, now)) return;
  const before = numberWords(known);
  if (!isSame(before, { number, detail: now.detail })) {
    refuseStale(seen, before);
    await keepEarlier(ctx, 'help_number', code, before);
  }
  const set = { ...now, checked_by: ctx.actor.id };
  await ctx.db
    .insertInto('help_numbers')
    .values({ trust_id: ctx.trust.id, code, name: known.name, position: known.position, ...set })
    .onConflict((same) =>
      same.expression(sql`coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), code`).doUpdateSet(set),
    )
    .execute();
  await record(ctx, 'help_number.set', { code });
}

async function isShippedWithNumber(ctx: Ctx, code: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('help_numbers')
    .select('number')
    .where('trust_id', 'is', null)
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined && row.number !== '';
}
