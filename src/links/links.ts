import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { newTrustToken } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { hashOf, newId } from '../platform/ids.ts';
import { type EndedWhy, endOf, type LinkKind, MOST_PASSED, sameEmail, UNSEEN } from './links.rules.ts';
import { mayReceive } from './receivers.ts';
import type { LinkTable } from './tables.ts';

export type Link = Selectable<LinkTable>;

/** Under which path the links of a kind are. */
export const PATHS: Record<LinkKind, string> = {
  question: '/q',
  notes: '/notes',
  thanks: '/thanks',
  progress: '/track',
  satisfaction: '/how-we-did',
};

export type NewLink = {
  kind: LinkKind;
  /** The row it shows. */
  about: string;
  case: string;
  to: { name: string; email: string; role?: string };
  ends: Date;
  /** Somebody is named on the page: a code goes to the address first. */
  code: boolean;
};

export type MadeLink = { id: string /** The path with the secret, to be sent and kept nowhere. */; path: string };

/** A new link for somebody without an account. */
export async function makeLink(ctx: Ctx, link: NewLink): Promise<MadeLink> {
  return insertLink(ctx, link, { parent_id: null, passed_note: '' });
}

type From = { parent_id: string | null; passed_note: string };

async function insertLink(ctx: Ctx, { kind, about, to, ...link }: NewLink, from: From): Promise<MadeLink> {
  const token = newTrustToken(ctx.trust.id);
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('links')
    .values({
      trust_id: ctx.trust.id,
      id,
      hash: hashOf(token),
      kind,
      about,
      case_id: link.case,
      name: to.name,
      email: to.email,
      role: to.role ?? '',
      needs_code: link.code,
      ...from,
      made_by: ctx.actor.id,
      made_at: ctx.now,
      ends_at: link.ends,
      opened_at: null,
      ended_at: null,
      ended_why: null,
    })
    .execute();
  await record(ctx, 'link.made', { case: link.case, link: id, kind, about });
  return { id, path: `${PATHS[kind]}/${token}` };
}

/** The link of this secret; undefined: there is none of this kind in this trust. */
export async function maybeLink(ctx: Ctx, kind: LinkKind, token: string): Promise<Link | undefined> {
  return links(ctx).where('hash', '=', hashOf(token)).where('kind', '=', kind).executeTakeFirst();
}

/** Every link to these things, the oldest first: whoever received one, and to whom they passed it on. */
export async function listLinks(ctx: Ctx, about: readonly string[]): Promise<Link[]> {
  if (about.length === 0) return [];
  return links(ctx)
    .where('about', 'in', [...about])
    .orderBy('id')
    .execute();
}

const links = (ctx: Ctx) => ctx.db.selectFrom('links').selectAll().where('trust_id', '=', ctx.trust.id);

/** The links to this thing that still work stop. A second press changes nothing. Returns how many stopped. */
export async function endLinks(ctx: Ctx, about: string, why: EndedWhy): Promise<number> {
  return tellEnded(ctx, why, await ending(ctx, about, why).execute());
}

/** One of them stops; the others work on. A second press changes nothing. */
export async function endLink(ctx: Ctx, { id, about }: Pick<Link, 'id' | 'about'>, why: EndedWhy): Promise<number> {
  return tellEnded(ctx, why, await ending(ctx, about, why).where('id', '=', id).execute());
}

const ending = (ctx: Ctx, about: string, ended_why: EndedWhy) =>
  ctx.db
    .updateTable('links')
    .set({ ended_at: ctx.now, ended_why })
    .where('trust_id', '=', ctx.trust.id)
    .where('about', '=', about)
    .where('ended_at', 'is', null)
    .returning(['id', 'case_id', 'kind', 'about']);

async function tellEnded(ctx: Ctx, why: EndedWhy, ended: readonly Pick<Link, 'id' | 'case_id' | 'kind' | 'about'>[]) {
  for (const { id, case_id, kind, about } of ended)
    await record(ctx, 'link.ended', { case: case_id, link: id, kind, about, why });
  return ended.length;
}

/** What is waited for has another date: the links that work, work until then. */
export async function extendLinks(ctx: Ctx, about: string, ends: Date) {
  await ctx.db
    .updateTable('links')
    .set({ ends_at: ends })
    .where('trust_id', '=', ctx.trust.id)
    .where('about', '=', about)
    .where('ended_at', 'is', null)
    .execute();
}

/** A person did something on the page of this link, for the first time: not a program that opened it. */
export async function markOpened(ctx: Ctx, link: Link) {
  if (link.opened_at || UNSEEN.includes(link.kind)) return;
  const marked = await ctx.db
    .updateTable('links')
    .set({ opened_at: sql<Date>`coalesce(opened_at, ${ctx.now})` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', link.id)
    .where('opened_at', 'is', null)
    .executeTakeFirst();
  if (marked.numUpdatedRows > 0n)
    await record(ctx, 'link.opened', { case: link.case_id, link: link.id, kind: link.kind, about: link.about });
}

export type PassedOn = { name: string; email: string; role?: string; note: string };

/**
 * Whoever received it passes it on: their own link stops, with those by which they were reminded, and the colleague gets
 * one of their own.
 * @throws RuleError not an address of the trust, their own, or the link works no more
 */
export async function passOn(ctx: Ctx, link: Link, to: PassedOn): Promise<MadeLink> {
  if (sameEmail(to.email, link.email))
    throw new RuleError('This is your own address. Enter that of a colleague', 'email');
  if (!(await mayReceive(ctx, to.email)))
    throw new RuleError('Choose a ward or service, or enter an email address of this trust', 'email');
  if ((await listLinks(ctx, [link.about])).length > MOST_PASSED)
    throw new RuleError('This was passed on too often. Call PALS, so that somebody can help', 'email');
  const stopped = await ending(ctx, link.about, 'passed_on')
    .where(sql<boolean>`lower(trim(email)) = lower(trim(${link.email}))`)
    .execute();
  if (!stopped.some(({ id }) => id === link.id) || endOf(link, ctx.now)) throw new NotFound('This link');
  const { kind, about } = link;
  const made = await insertLink(
    ctx,
    { kind, about, case: link.case_id, to, ends: link.ends_at, code: link.needs_code },
    { parent_id: link.id, passed_note: to.note },
  );
  await record(ctx, 'link.passed_on', { case: link.case_id, link: link.id, kind, about, to: made.id });
  return made;
}
