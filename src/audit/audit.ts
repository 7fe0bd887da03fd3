import type { Ctx } from '../platform/context.ts';
import { actorId } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import type { Particulars, ViewTable } from './tables.ts';

type About = { case?: string | null; person?: string | null; happenedAt?: Date } & { [detail: string]: unknown };

/**
 * Adds one event, in the transaction of the act itself. The timeline, the record log and other modules read from here.
 * Particulars are ids and old and new codes, never prose or personal data.
 */
export async function record(ctx: Ctx, name: string, about: About = {}): Promise<string> {
  const { case: kase = null, person = null, happenedAt = ctx.now, ...particulars } = about;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('events')
    .values({
      trust_id: ctx.trust.id,
      id,
      name,
      at: ctx.now,
      happened_at: happenedAt,
      actor_id: ctx.actor.id,
      actor_kind: ctx.actor.kind,
      case_id: kase,
      person_id: person,
      particulars: JSON.stringify(particulars satisfies Record<string, unknown> as Particulars),
    })
    .execute();
  return id;
}

/** Writes down that this person looked at a case or a person. Pages call it; lists and polls do not. */
export async function viewed(ctx: Ctx, what: ViewTable['what'], about: { case?: string; person?: string }) {
  await ctx.db
    .insertInto('views')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      at: ctx.now,
      user_id: actorId(ctx),
      what,
      case_id: about.case ?? null,
      person_id: about.person ?? null,
    })
    .execute();
}

/** Events of a case, newest first by when they took place; those whose name begins with one of `names` if given. */
export async function listEvents(ctx: Ctx, about: { case: string; names?: string[]; most: number; offset?: number }) {
  let query = ctx.db
    .selectFrom('events')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', about.case);
  if (about.names) query = query.where('name', 'in', about.names);
  return query
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(about.most)
    .offset(about.offset ?? 0)
    .execute();
}

/** Who looked at a case, newest first. */
export async function listViews(ctx: Ctx, about: { case?: string; person?: string; most: number }) {
  let query = ctx.db.selectFrom('views').selectAll().where('trust_id', '=', ctx.trust.id);
  if (about.case) query = query.where('case_id', '=', about.case);
  if (about.person) query = query.where('person_id', '=', about.person);
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(about.most).execute();
}
