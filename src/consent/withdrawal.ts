// Taken back, ended by its date, struck, used in another case: what happens in one case happens in all that lean on it.
import { type Case, cancelPromise, casesByIds, listOpenPromises, sameCase } from '../cases/index.ts';
import { recordsOf } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { localDate } from '../platform/time.ts';
import { LIVE, WAITING } from './consent.rules.ts';
import {
  type Consent,
  changeConsent,
  columnsOf,
  insertConsent,
  listConsents,
  maybeNote,
  settlePromise,
  tellOf,
} from './consent.ts';
import { keepTrue } from './standing.ts';

/**
 * Taken back: from now on nothing goes out under it. The sharing of the case goes back to PALS, what was on its way is
 * stopped, and so in every other case that leans on the same record: at once where this officer may open it, as the
 * system where they may not. A second press changes nothing.
 */
export async function withdrawConsent(ctx: Ctx, consent: Consent, reason: string) {
  if (reason.trim() === '') throw new RuleError('Write who took it back, and how', 'reason');
  if (!isAlive(consent)) return;
  for (const one of [consent, ...(await listLeaning(ctx, consent))]) await endOne(ctx, one, 'withdrawn', reason.trim());
  await enqueue(ctx, 'consent.end_leaning', { consent: consent.id });
}

/**
 * As the system: what leans on a record that was taken back or struck ends in every case. The words stay where they were
 * written, for one case may be closed to the readers of another.
 */
export async function endLeaning(ctx: Ctx, { consent: id }: { consent: string }) {
  const consent = await ctx.db
    .selectFrom('consents')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!consent || isAlive(consent)) return;
  for (const one of await listLeaning(ctx, consent)) await endOne(ctx, one, 'withdrawn', 'Taken back in another case.');
}

const isAlive = ({ state, error_at }: Consent) => !error_at && [...LIVE, ...WAITING].includes(state);

async function endOne(ctx: Ctx, consent: Consent, state: 'withdrawn' | 'expired', reason: string) {
  const kase = (await casesByIds(ctx, [consent.case_id])).get(consent.case_id);
  if (!kase) return;
  const live = LIVE.includes(consent.state);
  await changeConsent(ctx, consent, { state, reason, ...(state === 'withdrawn' ? { withdrawn_at: ctx.now } : {}) });
  const open = (await listOpenPromises(ctx, kase.id)).find(({ id }) => id === consent.promise_id);
  if (open) await cancelPromise(ctx, open);
  const note = ctx.actor.kind === 'user' ? await maybeNote(ctx, kase, reason) : undefined;
  await tellOf(ctx, consent, state, note);
  if (live) await keepTrue(ctx, kase, { narrowed: reason });
}

/** The same record in other cases that this person may open. */
async function listLeaning(ctx: Ctx, consent: Consent): Promise<Consent[]> {
  const root = consent.from_id ?? consent.id;
  const rows = await ctx.db
    .selectFrom('consents')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where((eb) => eb.or([eb('id', '=', root), eb('from_id', '=', root)]))
    .where('id', '<>', consent.id)
    .forUpdate()
    .execute();
  return rows.filter(isAlive);
}

/** Other cases that this person may open in which the same record ended with it, by reference. */
export async function listEndedWith(ctx: Ctx, kase: Pick<Case, 'id'>, id: string): Promise<string[]> {
  const here = (await listConsents(ctx, kase)).find((row) => row.id === id);
  if (!here) return [];
  const root = here.from_id ?? here.id;
  const rows = await ctx.db
    .selectFrom('consents')
    .select('case_id')
    .distinct()
    .where('trust_id', '=', ctx.trust.id)
    .where((eb) => eb.or([eb('id', '=', root), eb('from_id', '=', root)]))
    .where('id', '<>', id)
    .where('state', '=', 'withdrawn')
    .execute();
  const ids = rows.map(({ case_id }) => case_id);
  return [...(await casesByIds(ctx, ids)).values()].map(({ ref }) => ref).sort();
}

/** In force in another case about the same patient, given for the same person: it need not be asked for twice. */
export async function listElsewhere(ctx: Ctx, kase: Case): Promise<Consent[]> {
  if (!kase.patient_id || !kase.caller_id) return [];
  const rows = await ctx.db
    .selectFrom('consents')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('patient_id', 'in', recordsOf(kase.patient_id))
    .where('speaker_id', 'in', recordsOf(kase.caller_id))
    .where(({ not, eb }) => not(eb('case_id', '=', sameCase(kase.id))))
    .where('state', 'in', [...LIVE])
    .where('error_at', 'is', null)
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>=', localDate(ctx.now))]))
    .orderBy('recorded_at', 'desc')
    .limit(6)
    .execute();
  const here = new Set((await listConsents(ctx, kase)).filter(isAlive).map((row) => row.from_id ?? row.id));
  return rows.filter((row) => row.type !== 'override' && !here.has(row.from_id ?? row.id));
}

/** Leans on a record of another case: taken back there, it is taken back here. A second press finds nothing more to do. */
export async function useConsent(ctx: Ctx, kase: Case, id: string) {
  const other = (await listElsewhere(ctx, kase)).find((row) => row.id === id);
  if (!other) return mustExist(ctx, id);
  const { to_on, ...given } = other;
  const made = await insertConsent(ctx, kase, {
    ...columnsOf({ ...pick(given), speaker: kase.caller_id, to_on: to_on ?? undefined }),
    state: other.state,
    from_id: other.from_id ?? other.id,
    answered_at: other.answered_at,
  });
  await tellOf(ctx, made, 'used');
  await keepTrue(ctx, kase, { gave: made });
}

/** @throws NotFound where no record of this trust has the id */
async function mustExist(ctx: Ctx, id: string) {
  if (!isId(id)) throw new NotFound('This record');
  const known = await ctx.db
    .selectFrom('consents')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!known) throw new NotFound('This record');
}

function pick(row: Omit<Consent, 'to_on'>) {
  const { situation, type, hears, complaints, services, organisations, records, limits } = row;
  const { given_by, heard_by, evidence, reasons } = row;
  return {
    situation,
    type,
    hears,
    complaints,
    services,
    organisations,
    records,
    limits,
    given_by,
    heard_by,
    evidence,
    reasons,
  };
}

/** Every night: what was given until yesterday has ended. */
export async function endOverdue(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('consents')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('to_on', '<', localDate(ctx.now))
    .where('state', 'in', [...LIVE])
    .where('error_at', 'is', null)
    .execute();
  for (const row of rows) await endOne(ctx, row, 'expired', 'The time for which it was given is over.');
}

/** Entered in error: struck through with a reason and a name. What leaned on it does not any more. */
export async function strikeConsent(ctx: Ctx, kase: Case, consent: Consent, reason: string) {
  if (consent.error_at) return;
  if (reason.trim() === '') throw new RuleError('Write what is wrong with it', 'reason');
  await changeConsent(ctx, consent, { error_at: ctx.now, error_by: actorId(ctx), error_reason: reason });
  if (consent.promise_id && WAITING.includes(consent.state)) await settlePromise(ctx, consent);
  await tellOf(ctx, consent, 'struck', await maybeNote(ctx, kase, reason));
  if (LIVE.includes(consent.state)) await keepTrue(ctx, kase, { narrowed: reason });
  if (!consent.from_id) await enqueue(ctx, 'consent.end_leaning', { consent: consent.id });
}
