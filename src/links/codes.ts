// The code that proves that whoever opened a link reads the mail of whoever received it.
import { randomInt, timingSafeEqual } from 'node:crypto';
import { record } from '../audit/index.ts';
import { newTrustToken } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { hashOf, newId } from '../platform/ids.ts';
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES, MOST_OPEN, secondsToNextCode, VISIT_MINUTES } from './links.rules.ts';
import type { Link } from './links.ts';

const MINUTE = 60_000;

/** The code of one link is worth nothing for another. */
const hashOfCode = (link: Pick<Link, 'id'>, code: string) => hashOf(`${link.id}:${code}`);

/**
 * A new code for whoever received the link; earlier ones stop. It is given back to be sent, and kept as a hash alone.
 * @throws RuleError one was sent a moment ago
 */
export async function newCode(ctx: Ctx, link: Link): Promise<{ id: string; code: string }> {
  await refuseHaste(ctx, link);
  await ctx.db
    .updateTable('link_codes')
    .set({ ends_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('link_id', '=', link.id)
    .where('ends_at', '>', ctx.now)
    .execute();
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('link_codes')
    .values({
      trust_id: ctx.trust.id,
      id,
      case_id: link.case_id,
      link_id: link.id,
      hash: hashOfCode(link, code),
      made_at: ctx.now,
      ends_at: new Date(ctx.now.getTime() + CODE_MINUTES * MINUTE),
      used_at: null,
    })
    .execute();
  await record(ctx, 'link.code_sent', { case: link.case_id, link: link.id });
  return { id, code };
}

async function refuseHaste(ctx: Ctx, link: Link) {
  const { sent, last } = await ctx.db
    .selectFrom('link_codes')
    .select(({ fn }) => [fn.countAll<number>().as('sent'), fn.max('made_at').as('last')])
    .where('trust_id', '=', ctx.trust.id)
    .where('link_id', '=', link.id)
    .where('made_at', '>', new Date(ctx.now.getTime() - 60 * MINUTE))
    .executeTakeFirstOrThrow();
  if (!last) return;
  const left = secondsToNextCode(sent) - Math.floor((ctx.now.getTime() - last.getTime()) / 1000);
  if (left <= 0) return;
  const wait = left < 90 ? `${left} seconds` : `${Math.ceil(left / 60)} minutes`;
  throw new RuleError(`We sent a code a moment ago. Look in your email, or wait ${wait} and ask for another.`, 'code');
}

/** Is there a code on its way that can still be entered? */
export async function hasCode(ctx: Ctx, link: Link): Promise<boolean> {
  return (await liveCodes(ctx, link).select('id').executeTakeFirst()) !== undefined;
}

const liveCodes = (ctx: Ctx, link: Link) =>
  ctx.db
    .selectFrom('link_codes')
    .where('trust_id', '=', ctx.trust.id)
    .where('link_id', '=', link.id)
    .where('ends_at', '>', ctx.now)
    .where('used_at', 'is', null)
    .where('tries', '<', CODE_TRIES);

export type Tried = { id: string; right: boolean; left: number };

/** Counts a try before it says anything. Undefined: no code can be entered any more. */
export async function tryCode(ctx: Ctx, link: Link, code: string): Promise<Tried | undefined> {
  const row = await ctx.db
    .updateTable('link_codes')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', liveCodes(ctx, link).select('id').orderBy('made_at', 'desc').limit(1))
    .where('tries', '<', CODE_TRIES)
    .returning(['id', 'hash', 'tries'])
    .executeTakeFirst();
  if (!row) return undefined;
  return { id: row.id, right: timingSafeEqual(row.hash, hashOfCode(link, code)), left: CODE_TRIES - row.tries };
}

/** The code was right: it is used up, and this browser may go on. Returns its cookie; undefined: used a moment ago. */
export async function spendCode(ctx: Ctx, link: Link, code: string): Promise<string | undefined> {
  const used = await ctx.db
    .updateTable('link_codes')
    .set({ used_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', code)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows === 0n) return undefined;
  return openVisit(ctx, link, VISIT_MINUTES);
}

/** A browser goes on for so many minutes. Returns its cookie. */
export async function openVisit(ctx: Ctx, link: Pick<Link, 'id' | 'case_id'>, minutes: number): Promise<string> {
  const token = newTrustToken(ctx.trust.id);
  await ctx.db
    .insertInto('link_visits')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      case_id: link.case_id,
      link_id: link.id,
      hash: hashOf(token),
      began_at: ctx.now,
      ends_at: new Date(ctx.now.getTime() + minutes * MINUTE),
    })
    .execute();
  return token;
}

/** The cookie of a browser that goes on elsewhere as well: the newest comes first. */
export const withVisit = (cookie: string | undefined, visit: string): string =>
  [visit, ...visitsIn(cookie)].slice(0, MOST_OPEN).join('.');

const visitsIn = (cookie = '') => cookie.split('.').filter(Boolean).slice(0, MOST_OPEN);

/** The visit of this cookie to this link, while it lasts. */
export async function maybeVisit(ctx: Ctx, link: Link, cookie: string | undefined): Promise<string | undefined> {
  if (!cookie) return undefined;
  return (await knownBy(ctx, link, cookie).where('ends_at', '>', ctx.now).executeTakeFirst())?.id;
}

/** The visit of this cookie to this link, also when its time is over. */
export async function maybePastVisit(ctx: Ctx, link: Link, cookie: string | undefined): Promise<string | undefined> {
  if (!cookie) return undefined;
  return (await knownBy(ctx, link, cookie).executeTakeFirst())?.id;
}

const knownBy = (ctx: Ctx, link: Link, cookie: string) =>
  visitsOf(ctx, link).select('id').where('hash', 'in', visitsIn(cookie).map(hashOf)).orderBy('began_at', 'desc');

export async function countVisits(ctx: Ctx, link: Link): Promise<number> {
  const found = await visitsOf(ctx, link)
    .select(({ fn }) => fn.countAll<number>().as('many'))
    .executeTakeFirstOrThrow();
  return found.many;
}

const visitsOf = (ctx: Ctx, link: Link) =>
  ctx.db.selectFrom('link_visits').where('trust_id', '=', ctx.trust.id).where('link_id', '=', link.id);
