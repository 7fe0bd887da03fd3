// When the family sees the person, and who goes with them: a time that is promised.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import {
  AFTER_DEATH,
  type Case,
  type CaseAtHand,
  cancelPromise,
  keepPromise,
  makePromise,
  maybePromise,
  reopenPromise,
  sameCase,
  wholeCase,
} from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId, newId } from '../platform/ids.ts';
import type { ViewingTable } from './tables.ts';

export type Viewing = Selectable<ViewingTable>;

export async function listViewings(ctx: Ctx, kase: CaseAtHand): Promise<Viewing[]> {
  if (!mayHold(ctx, kase, 'bereavement_viewings')) return [];
  return ctx.db
    .selectFrom('bereavement_viewings')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
}

export type NewViewing = Pick<Viewing, 'starts_at' | 'who' | 'with_whom' | 'place' | 'note'>;

/** Booked: it stands in My day at its time. A second press changes nothing. @throws RuleError the time is past */
export async function bookViewing(ctx: Ctx, kase: Case, viewing: NewViewing): Promise<string> {
  if (viewing.starts_at <= ctx.now) throw new RuleError('Enter a time that is still to come', 'day');
  const sameTime = (one: Viewing) => one.state === 'booked' && one.starts_at.getTime() === viewing.starts_at.getTime();
  const same = (await listViewings(ctx, kase)).find((one) => sameTime(one) && one.who === viewing.who.trim());
  if (same) return same.id;
  const promise = await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: kase.owner_id ?? actorId(ctx), agreed: true },
    ...{ due: viewing.starts_at, about: `${AFTER_DEATH}viewing, be there` },
  });
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('bereavement_viewings')
    .values({
      ...{ trust_id: ctx.trust.id, id, case_id: kase.id, starts_at: viewing.starts_at, who: viewing.who.trim() },
      ...{ with_whom: viewing.with_whom.trim(), place: viewing.place.trim(), note: viewing.note.trim() },
      ...{ state: 'booked', promise_id: promise.id, made_by: actorId(ctx), made_at: ctx.now },
      ...{ ended_by: null, ended_at: null },
    })
    .execute();
  await record(ctx, 'bereavement.viewing_booked', { case: kase.id, viewing: id, at: viewing.starts_at.toISOString() });
  return id;
}

/** @throws NotFound */
async function findViewing(ctx: Ctx, kase: Case, id: string): Promise<Viewing> {
  const found = isId(id) ? (await listViewings(ctx, kase)).find((one) => one.id === id) : undefined;
  if (!found) throw new NotFound('This viewing');
  return found;
}

/** It took place, or they do not want it. A second press changes nothing. @throws NotFound, RuleError it is still to come */
export async function endViewing(ctx: Ctx, kase: Case, id: string, state: 'held' | 'cancelled') {
  const found = await findViewing(ctx, kase, id);
  if (found.state !== 'booked') return;
  if (state === 'held' && found.starts_at > ctx.now) throw new RuleError('This is still to come', 'viewing');
  await change(ctx, kase, id, { state, ended_by: actorId(ctx), ended_at: ctx.now });
  const promise = found.promise_id ? await maybePromise(ctx, found.promise_id) : undefined;
  if (promise?.state === 'open') await (state === 'held' ? keepPromise(ctx, promise) : cancelPromise(ctx, promise));
  await record(ctx, 'bereavement.viewing_ended', { case: kase.id, viewing: id, state });
}

/** That was a slip: it is booked as before, and promised again. A second press changes nothing. @throws NotFound */
export async function takeEndBack(ctx: Ctx, kase: Case, id: string) {
  const found = await findViewing(ctx, kase, id);
  if (found.state === 'booked') return;
  await change(ctx, kase, id, { state: 'booked', ended_by: null, ended_at: null });
  const promise = found.promise_id ? await maybePromise(ctx, found.promise_id) : undefined;
  if (promise && promise.state !== 'open' && !kase.closed_at) await reopenPromise(ctx, promise);
  await record(ctx, 'bereavement.viewing_back', { case: kase.id, viewing: id });
}

async function change(ctx: Ctx, kase: Case, id: string, set: Pick<Viewing, 'state' | 'ended_by' | 'ended_at'>) {
  await ctx.db
    .updateTable('bereavement_viewings')
    .set(set)
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('id', '=', id)
    .execute();
}
