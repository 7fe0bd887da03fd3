import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { findColleague } from '../identity/index.ts';
import { type Ctx, sendOnly } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import { localDate } from '../platform/time.ts';
import { addPerson } from './case-parts.ts';
import { readRef, refOf, statusOf } from './cases.rules.ts';
import { isOral } from './clock-kinds.rules.ts';
import { pauseAims, resumeAims, setClocks } from './clocks.ts';
import { sameCase, standingCase, wholeLocked } from './same-case.ts';
import type { Case, CaseType, Channel, HandlingRoute, Sharing } from './tables.ts';

export type NewCase = {
  type: CaseType;
  owner: string | null;
  caller?: string | null;
  patient?: string | null;
  relation?: string;
  place?: string | null;
  subject?: string | null;
  sharing?: Sharing;
  /** The services that may be asked with the name. */
  sharingWith?: string;
  /** Who said so and how; the reason, if it is for safety. */
  sharingNote?: string;
  route?: HandlingRoute;
  /** With a complaint: PALS goes on trying. */
  palsGoesOn?: boolean;
  afterDeath?: boolean;
  safety?: boolean;
  child?: boolean;
  /** When the person first told us; may be earlier than now. */
  receivedAt: Date;
  /** How they told us; what was told by mouth has the next working day of the law. By phone, if nothing is said. */
  channel?: Channel;
};

/** Opens a case with the next reference of its trust and year, its people and its clocks. */
export async function openCase(ctx: Ctx, input: NewCase): Promise<Case> {
  const id = newId(ctx.now);
  const kase = await ctx.db
    .insertInto('cases')
    .values({
      trust_id: ctx.trust.id,
      id,
      ref: await nextRef(ctx),
      type: input.type,
      status: statusOf({ closed: false, handedOver: false, owned: input.owner !== null, open: [] }),
      owner_id: input.owner,
      caller_id: input.caller ?? null,
      patient_id: input.patient ?? null,
      place_id: input.place ?? null,
      subject: input.subject ?? null,
      sharing: input.sharing ?? 'not_asked',
      sharing_with: input.sharingWith ?? '',
      sharing_note: input.sharingNote ?? '',
      route: input.route ?? 'not_asked',
      route_at: input.route && input.route !== 'not_asked' ? ctx.now : null,
      pals_goes_on: input.palsGoesOn ?? false,
      route_by: input.route && input.route !== 'not_asked' ? ctx.actor.id : null,
      after_death: input.afterDeath ?? false,
      safety: input.safety ?? false,
      child: input.child ?? false,
      received_at: input.receivedAt,
      opened_at: ctx.now,
      closed_at: null,
      handed_over_at: null,
      outcome: null,
      told: null,
      next_due_at: null,
      last_at: ctx.now,
      merged_into: null,
      oral: isOral(input.channel ?? 'phone'),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (input.caller) await addPerson(ctx, kase, input.caller, 'caller', input.relation);
  if (input.patient && input.patient !== input.caller)
    await addPerson(ctx, kase, input.patient, input.afterDeath ? 'died' : 'patient');
  await setClocks(ctx, kase);
  await record(ctx, 'case.opened', { case: id, person: input.caller ?? null, type: input.type, owner: input.owner });
  return kase;
}

/** The row of the trust and year is locked until commit, so no two cases get one number and none is left out. */
async function nextRef(ctx: Ctx): Promise<string> {
  const year = Number(localDate(ctx.now).slice(0, 4));
  const row = await ctx.db
    .insertInto('case_numbers')
    .values({ trust_id: ctx.trust.id, year, last: 1 })
    .onConflict((same) => same.columns(['trust_id', 'year']).doUpdateSet({ last: sql`case_numbers.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return refOf(year, row.last);
}

/**
 * The case by its reference; the reference of a merged case leads to the one that goes on.
 * @throws NotFound also where it exists and this person may not know.
 */
export async function findCase(ctx: Ctx, ref: string): Promise<Case> {
  const wanted = readRef(ref);
  const kase = wanted
    ? await ctx.db
        .selectFrom('cases')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('ref', '=', wanted)
        .executeTakeFirst()
    : undefined;
  if (!kase) throw new NotFound('This case');
  return kase.merged_into ? ((await casesByIds(ctx, [kase.id])).get(kase.id) ?? kase) : kase;
}

/** Something happened in a case: it comes first where the newest do. Its row is locked until the end. */
export async function touchCase(ctx: Ctx, id: string): Promise<void> {
  const touched = ctx.db
    .updateTable('cases')
    .set({ last_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', standingCase(id));
  await sendOnly(ctx, touched.execute());
}

/**
 * Cases by the id asked for, in no order; those that this person may not open are not among them. A merged case gives the
 * one that goes on.
 */
export async function casesByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Case>> {
  const found = await rowsByIds(ctx, ids);
  const known = new Map(found);
  let ahead = leadingOn(known);
  while (ahead.length > 0) {
    const next = await rowsByIds(ctx, ahead);
    for (const [id, row] of next) known.set(id, row);
    ahead = next.size > 0 ? leadingOn(known) : [];
  }
  return new Map([...found].map(([id, row]) => [id, standing(row, known)]));
}

function leadingOn(known: ReadonlyMap<string, Case>): string[] {
  return [...known.values()].flatMap(({ merged_into: into }) => (into && !known.has(into) ? into : []));
}

function standing(row: Case, known: ReadonlyMap<string, Case>): Case {
  const next = row.merged_into ? known.get(row.merged_into) : undefined;
  return next ? standing(next, known) : row;
}

/** The rows themselves, merged or not: for merging and for taking it back. */
export async function rowsByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Case>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('cases')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', anyOf(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** So many open concerns at most are one list; a trust with more has other troubles. */
const MOST_CONCERNS = 200;

/** Cases with a safety concern that this person may open, oldest first. */
export async function listSafetyCases(ctx: Ctx): Promise<Case[]> {
  return ctx.db
    .selectFrom('cases')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where(({ ref }) => sql<boolean>`${ref('safety')}`)
    .where('merged_into', 'is', null)
    .orderBy('opened_at')
    .orderBy('id')
    .limit(MOST_CONCERNS)
    .execute();
}

/** The id of a restricted case that is known to this person by its reference only, though not to be opened. */
export async function maybeRestricted(ctx: Ctx, ref: string): Promise<string | undefined> {
  const wanted = readRef(ref);
  if (!wanted) return undefined;
  return (await sql<{ id: string }>`select id from find_restricted(${wanted})`.execute(ctx.db)).rows[0]?.id;
}

/** Of these references those that this person may know: a case that is locked to them does not exist, not even by it. */
export async function knownRefs(ctx: Ctx, refs: readonly string[]): Promise<Set<string>> {
  if (refs.length === 0) return new Set();
  const rows = await ctx.db
    .selectFrom('cases')
    .select('ref')
    .where('trust_id', '=', ctx.trust.id)
    .where('ref', 'in', [...new Set(refs)])
    .execute();
  const known = new Set(rows.map(({ ref }) => ref));
  for (const ref of new Set(refs)) if (!known.has(ref) && (await maybeRestricted(ctx, ref))) known.add(ref);
  return known;
}

/**
 * Works out status and next due time from the open promises. Every verb that changes promises, owner, closing or
 * hand-over calls it in its own transaction; nothing else writes these columns.
 */
export async function refreshCase(ctx: Ctx, caseId: string): Promise<void> {
  const kase = await lockStanding(ctx, caseId);
  const open = await ctx.db
    .selectFrom('promises')
    .select(['kind', 'due_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeLocked(kase))
    .where('state', '=', sql.lit('open'))
    .where('kind', '<>', sql.lit('join_call'))
    .orderBy('due_at')
    .execute();
  const status = statusOf({
    closed: kase.closed_at !== null,
    handedOver: kase.handed_over_at !== null,
    owned: kase.owner_id !== null,
    open: open.map((promise) => promise.kind),
  });
  await ctx.db
    .updateTable('cases')
    .set({ status, next_due_at: open[0]?.due_at ?? null, last_at: ctx.now, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
  if (status === 'waiting_person' && kase.status !== status) await pauseAims(ctx, kase.id);
  if (status !== 'waiting_person' && kase.status === 'waiting_person') await resumeAims(ctx, kase.id);
}

/**
 * The row of the case that stands for this one, locked: whoever merges another one into it waits, so what it says of
 * others that were merged into it (`holds`) is true until the end.
 */
async function lockStanding(ctx: Ctx, caseId: string) {
  return ctx.db
    .selectFrom('cases')
    .select(['id', 'owner_id', 'closed_at', 'handed_over_at', 'status', 'holds'])
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', standingCase(caseId))
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/**
 * After a merge or its undo: aims wait if, and only if, this case waits for its person now. One of the two may have
 * waited while the other did not.
 */
export async function settlePauses(ctx: Ctx, caseId: string): Promise<void> {
  const kase = (await casesByIds(ctx, [caseId])).get(caseId);
  if (!kase || kase.closed_at || kase.handed_over_at) return;
  if (kase.status === 'waiting_person') await pauseAims(ctx, kase.id);
  else await resumeAims(ctx, kase.id);
}

/** Of these cases, those that a colleague may not be given: restricted to others, or locked out for them. */
export async function listBarred(ctx: Ctx, cases: readonly Case[], user: string): Promise<Set<string>> {
  const walled = cases.filter((kase) => kase.walled);
  if (walled.length === 0) return new Set();
  const ids = walled.map(({ id }) => id);
  const rows = await ctx.db
    .selectFrom('case_access')
    .select(['case_id', 'may_open'])
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', user)
    .where('case_id', 'in', ids)
    .execute();
  const said = new Map(rows.map(({ case_id, may_open }) => [case_id, may_open]));
  return new Set(walled.filter((kase) => !(said.get(kase.id) ?? kase.access === 'open')).map(({ id }) => id));
}

/** What somebody may not open would be promised by nobody. @throws RuleError */
export async function mayBeGiven(ctx: Ctx, kase: Case, toUser: string) {
  if ((await listBarred(ctx, [kase], toUser)).size > 0)
    throw new RuleError(`${kase.ref} cannot be given to this colleague: it is not open to them.`, 'owner');
}

/** Gives the case, and the open promises of its owner in it, to a colleague. Somebody always owns it afterwards. */
export async function giveCase(ctx: Ctx, kase: Case, toUser: string) {
  await findColleague(ctx, toUser);
  await mayBeGiven(ctx, kase, toUser);
  await ctx.db
    .updateTable('cases')
    .set({ owner_id: toUser })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
  await ctx.db
    .updateTable('promises')
    .set({ owner_id: toUser, changed_at: ctx.now, changed_by: ctx.actor.id })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('state', '=', sql.lit('open'))
    .where('kind', '<>', sql.lit('acknowledge')) // the complaints team’s, whoever owns the case
    .where((eb) => eb.or([eb('owner_id', 'is', null), ...(kase.owner_id ? [eb('owner_id', '=', kase.owner_id)] : [])]))
    .execute();
  await refreshCase(ctx, kase.id);
  await record(ctx, 'case.owner_changed', { case: kase.id, from: kase.owner_id, to: toUser });
}

/** By reference as it was typed; those that may not be known are left out. */
export async function casesByRefs(ctx: Ctx, refs: readonly string[]): Promise<Map<string, Case>> {
  const wanted = refs.map(readRef).filter((ref) => ref !== undefined);
  if (wanted.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('cases')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('ref', '=', sql<string>`any(${wanted}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.ref, row]));
}
