import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import {
  type Case,
  cancelPromise,
  casesByIds,
  casesByRefs,
  findPromise,
  listBarred,
  listOpenPromises,
  makePromise,
  mayBeGiven,
  movePromise,
  type Promised,
  promiseFirstContact,
  refreshCase,
  setCaseOwner,
  setPromiseOwner,
} from '../cases/index.ts';
import { findColleague } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import type { HandingItemTable, HandingTable, HandingWhy } from './tables.ts';

export type Handing = Selectable<HandingTable>;
type Item = Omit<HandingItemTable, 'trust_id' | 'handing_id' | 'position'>;

/** What becomes of one thing: another owner; or, of a promise, another time of which the person is told. */
export type Hand =
  | { what: 'case'; case: Case; to: string }
  | { what: 'promise'; promise: Promised; to: string }
  | { what: 'move'; promise: Promised; due: Date };

type NewHanding = { why: HandingWhy; absence?: string | null };

const NOTHING: Item = {
  what: 'case',
  case_id: null,
  promise_id: null,
  from_id: null,
  to_id: null,
  due_from: null,
  due_to: null,
};

/**
 * Hands many things on at once, each with what it was before, so that it can be undone.
 * @throws RuleError one of them changed meanwhile
 */
export async function handOn(ctx: Ctx, about: NewHanding, hands: readonly Hand[]): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('handings')
    .values({
      trust_id: ctx.trust.id,
      id,
      why: about.why,
      absence_id: about.absence ?? null,
      made_by: actorId(ctx),
      made_at: ctx.now,
      undone_at: null,
      undone_by: null,
    })
    .execute();
  const items: Item[] = [];
  for (const hand of hands) items.push(...(await handOne(ctx, hand)));
  if (items.length > 0) {
    const rows = items.map((item, position) => ({ trust_id: ctx.trust.id, handing_id: id, position, ...item }));
    await ctx.db.insertInto('handing_items').values(rows).execute();
  }
  await record(ctx, 'handing.made', { handing: id, why: about.why, count: hands.length });
  return id;
}

async function handOne(ctx: Ctx, hand: Hand): Promise<Item[]> {
  if (hand.what === 'case') return handCase(ctx, hand.case, hand.to);
  if (hand.what === 'move') return moveAndTell(ctx, hand.promise, hand.due);
  await findColleague(ctx, hand.to);
  const { promise, to } = hand;
  const kase = (await casesByIds(ctx, promise.case_id ? [promise.case_id] : [])).get(promise.case_id ?? '');
  if (kase) await mayBeGiven(ctx, kase, to);
  await setPromiseOwner(ctx, promise, to);
  const item = { what: 'promise' as const, case_id: promise.case_id, promise_id: promise.id };
  return [{ ...NOTHING, ...item, from_id: promise.owner_id, to_id: to }];
}

/** With the case go the open promises of its owner, and those that nobody had. */
async function handCase(ctx: Ctx, kase: Case, to: string): Promise<Item[]> {
  await findColleague(ctx, to);
  await mayBeGiven(ctx, kase, to);
  const items: Item[] = [{ ...NOTHING, case_id: kase.id, from_id: kase.owner_id, to_id: to }];
  await setCaseOwner(ctx, kase, to);
  const open = await listOpenPromises(ctx, kase.id);
  for (const promise of open) {
    if (promise.owner_id !== null && promise.owner_id !== kase.owner_id) continue;
    if (promise.owner_id === to) continue;
    await setPromiseOwner(ctx, promise, to);
    const item = { what: 'promise' as const, case_id: kase.id, promise_id: promise.id };
    items.push({ ...NOTHING, ...item, from_id: promise.owner_id, to_id: to });
  }
  // What the complaints team has waits for no first contact of ours.
  if (open.length > 0 || kase.handed_over_at) return items;
  await promiseFirstContact(ctx, { ...kase, owner_id: to });
  const [made] = await listOpenPromises(ctx, kase.id);
  return made ? [...items, { ...NOTHING, what: 'made', case_id: kase.id, promise_id: made.id, to_id: to }] : items;
}

/** A later time, and a promise to tell the person before the first one has passed. */
async function moveAndTell(ctx: Ctx, promise: Promised, due: Date): Promise<Item[]> {
  const later = due > promise.due_at;
  await movePromise(ctx, promise, { due, told: false });
  const moved = { what: 'move' as const, case_id: promise.case_id, promise_id: promise.id };
  const items: Item[] = [{ ...NOTHING, ...moved, due_from: promise.due_at, due_to: due }];
  if (!later || (!promise.person_id && !promise.case_id)) return items;
  const tell = await makePromise(ctx, {
    kind: 'tell_moved',
    owner: actorId(ctx),
    due: promise.due_at > ctx.now ? promise.due_at : ctx.now,
    case: promise.case_id,
    person: promise.person_id,
    reach: promise.reach,
  });
  return [...items, { ...NOTHING, what: 'made', case_id: promise.case_id, promise_id: tell.id, to_id: actorId(ctx) }];
}

/** One's own hand-over, or anybody's for those who share out the work. @throws NotFound */
export async function findHanding(ctx: Ctx, id: string): Promise<Handing> {
  const found = isId(id)
    ? await ctx.db
        .selectFrom('handings')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!found || (found.made_by !== ctx.actor.id && !mayDo(ctx.actor, 'cases.share_out')))
    throw new NotFound('This hand-over');
  return found;
}

export async function listHandingsOf(ctx: Ctx, absence: string): Promise<Handing[]> {
  return ctx.db
    .selectFrom('handings')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('absence_id', '=', absence)
    .orderBy('made_at', 'desc')
    .execute();
}

/** What was handed on since then and not taken back, newest first: one's own, or anybody's for those who share out. */
export async function listHandedSince(ctx: Ctx, since: Date): Promise<Handing[]> {
  let rows = ctx.db
    .selectFrom('handings')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('made_at', '>=', since)
    .where('undone_at', 'is', null);
  if (!mayDo(ctx.actor, 'cases.share_out')) rows = rows.where('made_by', '=', ctx.actor.id);
  return rows.orderBy('made_at', 'desc').limit(10).execute();
}

export type TakenBack = { back: number; left: number };

/**
 * Takes a hand-over back: each thing that is still as the hand-over left it. What somebody has worked on since, handed
 * further or finished stays where it is. A second time changes nothing.
 * `only: 'promises'` leaves new times as they were agreed since: the end of an absence.
 */
export async function undoHanding(ctx: Ctx, handing: Handing, only?: 'promises'): Promise<TakenBack> {
  const first = await ctx.db
    .updateTable('handings')
    .set({ undone_at: ctx.now, undone_by: ctx.actor.id })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', handing.id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (first.numUpdatedRows === 0n) return { back: 0, left: 0 };
  const items = await ctx.db
    .selectFrom('handing_items')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('handing_id', '=', handing.id)
    .orderBy('position', 'desc')
    .execute();
  const wanted = items.filter(({ what }) => !only || what === 'promise');
  let back = 0;
  for (const item of wanted) if (await takeBack(ctx, item)) back += 1;
  await record(ctx, 'handing.undone', { handing: handing.id, count: back });
  return { back, left: wanted.length - back };
}

/** True where it is as it was before. */
async function takeBack(ctx: Ctx, item: Selectable<HandingItemTable>): Promise<boolean> {
  if (item.what === 'case') return takeCaseBack(ctx, item);
  const promise = await maybeFound(ctx, item.promise_id ?? '');
  if (promise?.state !== 'open') return false;
  if (item.what === 'made') {
    await cancelPromise(ctx, promise);
    return true;
  }
  if (item.what === 'move') {
    if (+promise.due_at !== Number(item.due_to) || !item.due_from || item.due_from <= ctx.now) return false;
    await movePromise(ctx, promise, { due: item.due_from });
    return true;
  }
  if (promise.owner_id !== item.to_id) return false;
  await setPromiseOwner(ctx, promise, item.from_id);
  if (promise.case_id) await refreshCase(ctx, promise.case_id);
  return true;
}

async function takeCaseBack(ctx: Ctx, item: Selectable<HandingItemTable>): Promise<boolean> {
  const kase = (await casesByIds(ctx, [item.case_id ?? ''])).get(item.case_id ?? '');
  if (!kase || kase.closed_at || kase.owner_id !== item.to_id) return false;
  await setCaseOwner(ctx, kase, item.from_id);
  return true;
}

async function maybeFound(ctx: Ctx, id: string): Promise<Promised | undefined> {
  try {
    return await findPromise(ctx, id);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

export type Handed = { cases: number; promises: number; to: string[] };

/** What a hand-over handed on, and to whom: a case counts once, whatever went with it. */
export async function whatWasHanded(ctx: Ctx, handing: string): Promise<Handed> {
  const items = await ctx.db
    .selectFrom('handing_items')
    .select(['what', 'case_id', 'to_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where('handing_id', '=', handing)
    .execute();
  const cases = new Set(items.filter(({ what }) => what === 'case').map(({ case_id }) => case_id));
  const alone = items.filter(({ what, case_id }) => ['promise', 'move'].includes(what) && !cases.has(case_id));
  const to = items.flatMap(({ what, to_id }) => (what !== 'made' && to_id ? [to_id] : []));
  return { cases: cases.size, promises: alone.length, to: [...new Set(to)] };
}

export type Refused = { ref: string; why: string };
export type Giving = { ready: Case[]; refused: Refused[] };

/**
 * Which of these cases can be given to a colleague, and why the others cannot. Changes nothing. `leaves`: all that
 * somebody has goes, also what PALS answers for beside the complaints team.
 */
export async function planGiving(
  ctx: Ctx,
  refs: readonly string[],
  to: { id: string; name: string },
  { leaves = false } = {},
): Promise<Giving> {
  const plan: Giving = { ready: [], refused: [] };
  const cases = await casesByRefs(ctx, refs);
  const barred = await listBarred(ctx, [...cases.values()], to.id);
  for (const ref of [...new Set(refs)].slice(0, MOST_GIVEN)) {
    const kase = cases.get(ref);
    const why = kase ? whyNot(kase, barred, to, leaves) : 'You cannot open it.';
    if (why || !kase) plan.refused.push({ ref, why });
    else plan.ready.push(kase);
  }
  return plan;
}

/** A page of the list holds no more. */
const MOST_GIVEN = 100;

function whyNot(kase: Case, barred: ReadonlySet<string>, to: { id: string; name: string }, leaves: boolean): string {
  if (kase.merged_into) return 'It is part of another case now.';
  if (kase.closed_at) return 'It is closed.';
  if (kase.handed_over_at && !leaves) return 'The complaints team has it.';
  if (kase.owner_id === to.id) return `${to.name} has it already.`;
  if (!barred.has(kase.id)) return '';
  return kase.access === 'restricted'
    ? `It is restricted, and ${to.name} is not named for it.`
    : `It is not open to ${to.name}.`;
}
