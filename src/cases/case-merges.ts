import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { listEvents, record } from '../audit/index.ts';
import { peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { listAccess } from './access.ts';
import { bothMarks, caseTroubleOf, stricterSharing, strictestWalls, type Walls } from './case-merges.rules.ts';
import { addPerson, listCasePeople, removePerson } from './case-parts.ts';
import { refreshCase, rowsByIds, settlePauses } from './cases.ts';
import { sameCase } from './same-case.ts';
import type { Case, CaseMergeTable, MergedCase, PersonRole } from './tables.ts';

export type CaseMerge = Selectable<CaseMergeTable>;

/**
 * One matter recorded twice: the second reference leads to the first from now on. A pointer, nothing is re-keyed; the stricter
 * sharing and the stricter walls hold, the earliest day on which we were told as well.
 * @throws RuleError they cannot be one, no reason where one is closed, or somebody merged or changed one meanwhile
 */
export async function mergeCases(ctx: Ctx, into: Case, goes: Case, reason: string): Promise<string> {
  const trouble = caseTroubleOf(into, goes);
  if (trouble) throw new RuleError(trouble, 'with');
  if ((into.closed_at || goes.closed_at) && reason.trim() === '')
    throw new RuleError('One of these is closed. Write why they are one.', 'reason');
  const walls = { into: await wallsOf(ctx, into), goes: await wallsOf(ctx, goes) };
  const before = {
    ...sharingOf(into),
    marks: marksOf(into),
    received_at: into.received_at.toISOString(),
    into: walls.into,
    goes: walls.goes,
  };
  const wall = strictestWalls(walls.into, walls.goes);
  const received = into.received_at < goes.received_at ? into.received_at : goes.received_at;
  const added = await addMissing(ctx, into, goes);
  const sharing = stricterSharing(into, goes);
  const marks = bothMarks(marksOf(into), marksOf(goes));
  const after = { ...sharing, marks, received_at: received.toISOString(), into: wall, goes: wall, added };
  for (const kase of [into, goes]) await setWalls(ctx, kase, wall);
  await ctx.db
    .updateTable('cases')
    .set({ ...sharing, ...marks, received_at: received, last_at: ctx.now, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', into.id)
    .execute();
  const id = newId(ctx.now);
  await point(ctx, goes, into.id);
  await keepMerge(ctx, { id, case_id: goes.id, into_id: into.id, reason: reason.trim() }, before, after);
  await refreshCase(ctx, into.id);
  await settlePauses(ctx, into.id);
  await record(ctx, 'case.merged', { case: into.id, merge: id, ref: goes.ref });
  return id;
}

async function keepMerge(
  ctx: Ctx,
  merge: Pick<CaseMerge, 'id' | 'case_id' | 'into_id' | 'reason'>,
  before: MergedCase,
  after: MergedCase,
) {
  const row = { ...merge, before: JSON.stringify(before), after: JSON.stringify(after) };
  const by = { merged_at: ctx.now, merged_by: actorId(ctx), undone_at: null, undone_by: null };
  await ctx.db
    .insertInto('case_merges')
    .values({ trust_id: ctx.trust.id, ...row, ...by })
    .execute();
}

const marksOf = ({ safety, child, after_death }: Case) => ({ safety, child, after_death });

const sharingOf = ({ sharing, sharing_with, sharing_note }: Case) => ({ sharing, sharing_with, sharing_note });

async function wallsOf(ctx: Ctx, kase: Case): Promise<Walls> {
  const rows = (await listAccess(ctx, kase)).map(({ user_id, may_open, reason }) => ({ user_id, may_open, reason }));
  return { access: kase.access, walled: kase.walled, rows };
}

/** Who has a part in the second and none in the first comes along; the caller of the first stays its caller. */
async function addMissing(ctx: Ctx, into: Case, goes: Case): Promise<{ person: string; role: PersonRole }[]> {
  const [here, there] = [await listCasePeople(ctx, into.id), await listCasePeople(ctx, goes.id)];
  const people = await peopleByIds(
    ctx,
    [...here, ...there].map(({ person_id }) => person_id),
  );
  const who = (id: string) => people.get(id)?.id ?? id;
  const known = new Set(here.map(({ person_id }) => who(person_id)));
  const missing = there.filter(({ person_id }, at) => {
    const first = there.findIndex((part) => who(part.person_id) === who(person_id)) === at;
    return first && !known.has(who(person_id));
  });
  const added: { person: string; role: PersonRole }[] = [];
  for (const { person_id: person, role: was, relation } of missing) {
    const role = was === 'caller' || was === 'patient' || was === 'died' ? 'other' : was;
    await addPerson(ctx, into, person, role, relation);
    added.push({ person, role });
  }
  return added;
}

/** The rows come before the wall does, or nobody could see what was done; and they go after it. */
async function setWalls(ctx: Ctx, kase: Pick<Case, 'id'>, { access, walled, rows }: Walls) {
  for (const row of rows)
    await ctx.db
      .insertInto('case_access')
      .values({ trust_id: ctx.trust.id, case_id: kase.id, added_at: ctx.now, ...row })
      .onConflict((same) => same.columns(['trust_id', 'case_id', 'user_id']).doUpdateSet({ may_open: row.may_open }))
      .execute();
  await ctx.db
    .updateTable('cases')
    .set({ access, walled })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
  const stay = rows.map(({ user_id }) => user_id);
  await ctx.db
    .deleteFrom('case_access')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .where(sql<boolean>`user_id <> all(${stay}::uuid[])`)
    .execute();
}

async function point(ctx: Ctx, kase: Case, into: string | null) {
  const done = await ctx.db
    .updateTable('cases')
    .set({ merged_into: into, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .where('version', '=', kase.version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError('Somebody changed one of these cases while you looked. Look at both again.', 'with');
}

/**
 * Takes a merge back wholly: two cases again, each with what was recorded in it, before and since. Sharing, days and walls are
 * as before, but for what somebody has changed since. A second press changes nothing.
 */
export async function undoCaseMerge(ctx: Ctx, merge: CaseMerge) {
  const done = await ctx.db
    .updateTable('case_merges')
    .set({ undone_at: ctx.now, undone_by: actorId(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', merge.id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) return;
  const rows = await rowsByIds(ctx, [merge.into_id, merge.case_id]);
  const [into, goes] = [rows.get(merge.into_id), rows.get(merge.case_id)];
  if (!into || !goes) throw new NotFound('This merge');
  const { before, after } = merge;
  await point(ctx, goes, null);
  for (const { person, role } of after.added ?? []) await removePerson(ctx, into, person, role);
  const asSet = (['sharing', 'sharing_with', 'sharing_note'] as const).every((field) => into[field] === after[field]);
  const sharing = asSet
    ? { sharing: before.sharing, sharing_with: before.sharing_with, sharing_note: before.sharing_note }
    : {};
  const marks = await undoneMarks(ctx, merge, into);
  const received =
    into.received_at.toISOString() === after.received_at ? { received_at: new Date(before.received_at) } : {};
  await ctx.db
    .updateTable('cases')
    .set({ ...sharing, ...marks, ...received, last_at: ctx.now, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', into.id)
    .execute();
  if (after.marks?.safety && !into.safety) await takeSafetyOff(ctx, goes);
  await setWalls(ctx, goes, before.goes);
  await setWalls(ctx, into, undoneWalls(before.into, after.into, await wallsOf(ctx, into)));
  for (const id of [into.id, goes.id]) {
    await refreshCase(ctx, id);
    await settlePauses(ctx, id);
  }
  await record(ctx, 'case.merge_undone', { case: into.id, merge: merge.id, ref: goes.ref });
  await record(ctx, 'case.merge_undone', { case: goes.id, merge: merge.id, ref: into.ref });
}

/** Marks that came with the merge go with it. A danger that was written down since in the case that goes on stays marked. */
async function undoneMarks(ctx: Ctx, { before, after, merged_at }: CaseMerge, into: Case) {
  const [was, then] = [before.marks, after.marks];
  if (!was || !then) return {};
  const names = ['safety', 'child', 'after_death'] as const;
  const back = Object.fromEntries(names.flatMap((name) => (into[name] === then[name] ? [[name, was[name]]] : [])));
  const [raised] = await listEvents(ctx, {
    case: sameCase(into.id),
    names: ['safeguarding.raised', 'case.safety_changed'],
    most: 1,
  });
  return raised && raised.at > merged_at && into.safety ? { ...back, safety: true } : back;
}

/** While the two were one it was recorded who was told. */
async function takeSafetyOff(ctx: Ctx, { id }: Case) {
  const set = ctx.db.updateTable('cases').set({ safety: false });
  await set.where('trust_id', '=', ctx.trust.id).where('id', '=', id).execute();
}

/** As before; who was named or locked out since stays so, and a restriction that came since stays. */
function undoneWalls(before: Walls, after: Walls, now: Walls): Walls {
  const since = now.rows.filter((row) => !after.rows.some(({ user_id }) => user_id === row.user_id));
  const restricted = before.access === 'restricted' || (now.access === 'restricted' && after.access === 'open');
  return {
    access: restricted ? 'restricted' : 'open',
    walled: before.walled || since.length > 0 || restricted,
    rows: [...before.rows.filter((row) => !since.some(({ user_id }) => user_id === row.user_id)), ...since],
  };
}

/** Every merge into this case, newest first, also those taken back; and those by which it went into another. */
export async function listCaseMerges(ctx: Ctx, kase: Case): Promise<CaseMerge[]> {
  if (!mayHold(ctx, kase, 'case_merges')) return [];
  return ctx.db
    .selectFrom('case_merges')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where(({ or, eb }) => or([eb('into_id', '=', sameCase(kase.id)), eb('case_id', '=', sameCase(kase.id))]))
    .orderBy('merged_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
