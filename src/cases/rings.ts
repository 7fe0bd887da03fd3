// Messages that wait to be rung back and belong to no case yet: voicemails, calls that were missed, notes of a colleague.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { anyOf } from '../platform/plans.ts';
import { refreshCase, touchCase } from './cases.ts';
import { contactsByIds, recordContactEvent } from './contacts.ts';
import { keepPromise, type Promised } from './promises.ts';
import type { Case } from './tables.ts';

/** A list that nobody could ring through in a day is cut here. */
const MOST = 300;

/** Open messages of no case, of these or with no owner, by the time they are due. */
export async function listToRing(ctx: Ctx, also: readonly string[] = []): Promise<Promised[]> {
  return ctx.db
    .selectFrom('promises')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '=', sql.lit('open'))
    .where('kind', '=', sql.lit('ring_back'))
    .where('case_id', 'is', null)
    .where((eb) => eb.or([eb('owner_id', 'is', null), eb('id', '=', anyOf(also))]))
    .orderBy('due_at')
    .orderBy('id')
    .limit(MOST)
    .execute();
}

/** Open messages that nobody has taken. */
export function countToRing(ctx: Ctx) {
  return ctx.db
    .selectFrom('promises')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '=', sql.lit('open'))
    .where('owner_id', 'is', null)
    .where('case_id', 'is', null)
    .where('kind', '=', sql.lit('ring_back'));
}

/**
 * The message is about this case: what was said stands there with its own time, and ringing back is promised there, by the
 * owner of the case if nobody had taken it. A second press changes nothing.
 * @throws RuleError it is about another case already
 */
export async function attachMessage(ctx: Ctx, promise: Promised, kase: Case): Promise<void> {
  if (promise.case_id === kase.id) return;
  if (promise.case_id) throw new RuleError('This message is with another case already.', 'ref');
  await touchCase(ctx, kase.id);
  const done = await ctx.db
    .updateTable('promises')
    .set({
      case_id: kase.id,
      person_id: promise.person_id ?? kase.caller_id,
      owner_id: promise.owner_id ?? kase.owner_id,
      changed_at: ctx.now,
      changed_by: ctx.actor.id,
      version: sql`version + 1`,
    })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', promise.id)
    .where('case_id', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) return;
  if (promise.contact_id) await attachContact(ctx, promise.contact_id, kase);
  await record(ctx, 'promise.made', {
    case: kase.id,
    person: promise.person_id,
    promise: promise.id,
    kind: promise.kind,
    due: promise.due_at.toISOString(),
  });
  await refreshCase(ctx, kase.id);
}

async function attachContact(ctx: Ctx, id: string, kase: Case) {
  const contact = (await contactsByIds(ctx, [id])).get(id);
  if (!contact || contact.case_id) return;
  const person_id = contact.person_id ?? kase.caller_id;
  await ctx.db
    .updateTable('contacts')
    .set({ case_id: kase.id, person_id, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('case_id', 'is', null)
    .execute();
  await recordContactEvent(ctx, { ...contact, case_id: kase.id, person_id });
}

/** They were rung: the message goes into the case of that call and is done. */
export async function answerMessage(ctx: Ctx, promise: Promised, kase: Case): Promise<void> {
  if (promise.state !== 'open' || promise.kind !== 'ring_back') return;
  if (!promise.case_id) await attachMessage(ctx, promise, kase);
  await keepPromise(ctx, { ...promise, case_id: promise.case_id ?? kase.id });
}
