// A Deaf person offers times for a call with an interpreter: a case, a booking that is promised, and the times beside it.
import { KIND_WORDS } from '../bookings/index.ts';
import { listOpenPromises, makePromise, sameCase } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { dateTimeWords } from '../platform/time.ts';
import { sendOnce, type Told } from '../telling/index.ts';

export type Offer = { name: string; email: string; what: string; message: string; times: readonly Date[] };

/**
 * Once for each press of the same. Nobody is asked for a phone number: they are told of the time by email. Gives the secret of
 * what was sent.
 */
export async function offerTimes(ctx: Ctx, press: string, { times, ...typed }: Offer): Promise<string> {
  const said = times.map((at) => dateTimeWords(at, ctx.now)).join('\n');
  const asked = `They ask for a call with a BSL interpreter. They can at:\n${said}`;
  const told: Told = { ...typed, what: [typed.what.trim(), asked].filter(Boolean).join('\n\n'), way: 'video_relay' };
  return sendOnce(ctx, { press, kind: 'call', told }, async ({ kase }) => {
    if (!kase.caller_id) return;
    await promiseToBook(ctx, { id: kase.id, person: kase.caller_id }, times);
    const own = { trust_id: ctx.trust.id, case_id: kase.id, person_id: kase.caller_id, made_at: ctx.now };
    await ctx.db
      .insertInto('offered_times')
      .values(times.map((starts_at) => ({ ...own, id: newId(ctx.now), starts_at })))
      .execute();
  });
}

/** With the same words as a booking takes over, so that nothing stands twice in My day. */
async function promiseToBook(ctx: Ctx, { id, person }: { id: string; person: string }, times: readonly Date[]) {
  const first = Math.min(...times.map((at) => at.getTime()));
  const tomorrow = ctx.now.getTime() + 86_400_000;
  const due = new Date(Math.min(first, tomorrow));
  await makePromise(ctx, { kind: 'book', about: KIND_WORDS.bsl, case: id, person, owner: null, due });
}

/** What they offered and is still to come, while nobody is booked. */
export async function listOffered(ctx: Ctx, caseId: string) {
  const times = await ctx.db
    .selectFrom('offered_times')
    .select(['id', 'person_id', 'starts_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .where('starts_at', '>', ctx.now)
    .orderBy('starts_at')
    .execute();
  if (times.length === 0) return [];
  const open = await listOpenPromises(ctx, caseId);
  return open.some(({ kind, about }) => kind === 'book' && about === KIND_WORDS.bsl) ? times : [];
}
