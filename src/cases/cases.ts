import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { findColleague } from '../identity/index.ts';
import { hidePeople } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import { readRef, refOf, statusOf } from './cases.rules.ts';
import { chooseRouteOf, pauseGoal, resumeGoal, setClocks } from './clocks.ts';
import { type CodeList, listCodes } from './codes.ts';
import type { CasePersonTable, CaseTable, CaseType, HandlingRoute, PersonRole, Sharing } from './tables.ts';

export type Case = Selectable<CaseTable>;

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
  afterDeath?: boolean;
  safety?: boolean;
  child?: boolean;
  /** When the person first told us; may be earlier than now. */
  receivedAt: Date;
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

/** The case by its reference. @throws NotFound also where it exists and this person may not know. */
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
  return kase;
}

/** Cases by id, in no order; those that this person may not open are not among them. */
export async function casesByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Case>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('cases')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Is this restricted case known by its reference, though not to be opened by this person? */
export async function isRestricted(ctx: Ctx, ref: string): Promise<boolean> {
  const wanted = readRef(ref);
  if (!wanted) return false;
  return (await sql`select * from find_restricted(${wanted})`.execute(ctx.db)).rows.length > 0;
}

export async function addPerson(ctx: Ctx, kase: Case, personId: string, role: PersonRole, relation = '') {
  await ctx.db
    .insertInto('case_people')
    .values({
      trust_id: ctx.trust.id,
      case_id: kase.id,
      person_id: personId,
      role,
      relation,
      added_at: ctx.now,
      ended_at: null,
    })
    .onConflict((same) =>
      same.columns(['trust_id', 'case_id', 'person_id', 'role']).doUpdateSet({ ended_at: null, relation }),
    )
    .execute();
  if (role === 'caller' && kase.caller_id !== personId)
    await ctx.db
      .updateTable('cases')
      .set({ caller_id: personId })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', kase.id)
      .execute();
  if ((role === 'patient' || role === 'died') && kase.patient_id !== personId) {
    await ctx.db
      .updateTable('cases')
      .set({ patient_id: personId })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', kase.id)
      .execute();
  }
  if (kase.walled) await hidePeople(ctx, [personId]);
  await record(ctx, 'case.person_added', { case: kase.id, person: personId, role });
}

export async function removePerson(ctx: Ctx, kase: Case, personId: string, role: PersonRole) {
  if (role === 'caller') throw new RuleError('A case keeps its caller. Add the right person as caller instead.');
  await ctx.db
    .updateTable('case_people')
    .set({ ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .execute();
  await record(ctx, 'case.person_removed', { case: kase.id, person: personId, role });
}

export async function listCasePeople(ctx: Ctx, caseId: string): Promise<Selectable<CasePersonTable>[]> {
  return ctx.db
    .selectFrom('case_people')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .orderBy('added_at')
    .execute();
}

/** Cases in which a person has a part, newest first. */
export async function listCasesOf(ctx: Ctx, personId: string, most: number): Promise<Case[]> {
  return ctx.db
    .selectFrom('cases')
    .selectAll('cases')
    .where('cases.trust_id', '=', ctx.trust.id)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('case_people')
          .select('case_people.person_id')
          .whereRef('case_people.trust_id', '=', 'cases.trust_id')
          .whereRef('case_people.case_id', '=', 'cases.id')
          .where('case_people.person_id', '=', personId)
          .where('case_people.ended_at', 'is', null),
      ),
    )
    .orderBy('cases.last_at', 'desc')
    .limit(most)
    .execute();
}

/**
 * Works out status and next due time from the open promises. Every verb that changes promises, owner, closing or
 * hand-over calls it in its own transaction; nothing else writes these columns.
 */
export async function refreshCase(ctx: Ctx, caseId: string): Promise<void> {
  const kase = await ctx.db
    .selectFrom('cases')
    .select(['owner_id', 'closed_at', 'handed_over_at', 'status'])
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const open = await ctx.db
    .selectFrom('promises')
    .select(['kind', 'due_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
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
    .where('id', '=', caseId)
    .execute();
  if (status === 'waiting_person' && kase.status !== status) await pauseGoal(ctx, caseId);
  if (status !== 'waiting_person' && kase.status === 'waiting_person') await resumeGoal(ctx, caseId);
}

/** Gives the case, and the open promises of its owner in it, to a colleague. Somebody always owns it afterwards. */
export async function giveCase(ctx: Ctx, kase: Case, toUser: string) {
  await findColleague(ctx, toUser);
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
    .where('case_id', '=', kase.id)
    .where('state', '=', 'open')
    .where((eb) => eb.or([eb('owner_id', 'is', null), ...(kase.owner_id ? [eb('owner_id', '=', kase.owner_id)] : [])]))
    .execute();
  await refreshCase(ctx, kase.id);
  await record(ctx, 'case.owner_changed', { case: kase.id, from: kase.owner_id, to: toUser });
}

export type CaseChange = Partial<{
  type: CaseType;
  subject: string | null;
  place_id: string | null;
  sharing: Sharing;
  sharing_with: string;
  sharing_note: string;
  route: HandlingRoute;
  after_death: boolean;
  child: boolean;
  safety: boolean;
}>;

/**
 * Changes what the case is about, what may be shared, or how it is handled. The version guards two people at once.
 * `particulars` go with the events of it: the note that holds the words, the channel by which the person said so.
 * @throws RuleError somebody else changed it meanwhile
 */
export async function changeCase(
  ctx: Ctx,
  kase: Case,
  change: CaseChange,
  version = kase.version,
  particulars: { note?: string; channel?: string } = {},
) {
  await refuseUnknownCode(ctx, 'subjects', change.subject);
  const route =
    change.route !== undefined && change.route !== kase.route ? { route_at: ctx.now, route_by: ctx.actor.id } : {};
  const done = await ctx.db
    .updateTable('cases')
    .set({ ...change, ...route, last_at: ctx.now, version: version + 1 })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError('Somebody changed this case while you had it open. Look at it again, then change it.');
  if (change.route && change.route !== 'not_asked' && change.route !== kase.route)
    await chooseRouteOf(ctx, kase.id, change.route, ctx.now);
  for (const name of ['type', 'subject', 'place_id', 'sharing', 'route', 'after_death', 'child', 'safety'] as const) {
    const to = change[name];
    if (to !== undefined && to !== kase[name])
      await record(ctx, `case.${name.replace(/_id$/, '')}_changed`, {
        case: kase.id,
        from: kase[name],
        to,
        ...particulars,
      });
  }
}

async function refuseUnknownCode(ctx: Ctx, list: CodeList, code: string | null | undefined) {
  if (code && !(await listCodes(ctx, list)).some((row) => row.code === code))
    throw new RuleError('Choose a subject from the list.', 'subject');
}
