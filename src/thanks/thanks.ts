import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { addWorkingDays, loadCalendar, targetDue } from '../calendar/index.ts';
import {
  type Case,
  type CaseAtHand,
  casesByIds,
  closeCase,
  keepPromise,
  listOpenPromises,
  makePromise,
  PASS_WORDS,
  wholeCase,
} from '../cases/index.ts';
import { findPlace, listPlaces } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { refuseFuture } from '../platform/dated.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { addDays, atLocal, type Day, localDate } from '../platform/time.ts';
import type { ThanksTable } from './tables.ts';
import { kindOf, type PassedHow, type ThanksKind } from './thanks.rules.ts';

export type Thanks = Selectable<ThanksTable>;

/** Of a case and of those that were merged into it. */
export async function listThanksOf(ctx: Ctx, kase: CaseAtHand): Promise<Thanks[]> {
  if (!mayHold(ctx, kase, 'thanks')) return [];
  return ctx.db
    .selectFrom('thanks')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('made_at')
    .execute();
}

export type Counted = { place: string | null; count: number; arrived: number; told: number };

/** What was handed on in the last year by ward or service, the most first; what has no place together. */
export async function countThanks(ctx: Ctx, kind: ThanksKind): Promise<Counted[]> {
  const rows = await ctx.db
    .selectFrom('thanks')
    .select(({ fn }) => [
      'place_id as place',
      fn.countAll<number>().as('count'),
      fn.count<number>('acknowledged_on').as('arrived'),
      fn.count<number>('giver_told_on').as('told'),
    ])
    .where('trust_id', '=', ctx.trust.id)
    .where('kind', '=', kind)
    .where('passed_on', '>', addDays(localDate(ctx.now), -365))
    .groupBy('place_id')
    .execute();
  return rows.sort((a, b) => b.count - a.count);
}

const MOST_LISTED = 50;

/** The newest of a kind; those that nobody has yet come first. */
export async function listNewest(ctx: Ctx, kind: ThanksKind): Promise<Thanks[]> {
  const rows = await ctx.db
    .selectFrom('thanks')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('kind', '=', kind)
    .orderBy('passed_on', (by) => by.desc().nullsFirst())
    .orderBy('made_at', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows;
}

export type PassedOn = {
  staffNames: string;
  place: string;
  placeId: string | undefined;
  passedTo: string;
  how: PassedHow;
  on: Day;
  withName: boolean;
  /** They want to hear what came of it: promised. */
  hearBack: boolean;
  close: boolean;
};

/**
 * Passed on to those it is for. The step for it is done; the same press twice is one.
 * @throws RuleError thanks name nobody and no place, or it is dated after today
 */
export async function passThanksOn(ctx: Ctx, kase: Case, said: PassedOn): Promise<void> {
  const place = await placeOf(ctx, said);
  if (said.place.trim() !== '' && !place)
    throw new RuleError('Choose a ward or service from the directory, or leave this empty', 'place');
  const kind = kindOf(kase.type);
  if (kind === 'thanks' && said.staffNames.trim() === '' && !place && !kase.place_id)
    throw new RuleError('Enter who is thanked, or the ward or service', 'staff_names');
  refuseFuture(ctx, said.on, 'passed_on');
  const passed = {
    staff_names: said.staffNames.trim(),
    place_id: place ?? kase.place_id,
    passed_to: said.passedTo.trim(),
    passed_how: said.how,
    passed_on: said.on,
    with_name: said.withName,
  };
  const known = await listThanksOf(ctx, kase);
  const same = (one: Thanks) =>
    one.staff_names === passed.staff_names && one.passed_to === passed.passed_to && one.passed_on === passed.passed_on;
  if (known.some(same)) return;
  const heard = known.find(({ passed_on }) => passed_on === null);
  const id = heard ? await changeThanks(ctx, heard.id, passed) : await insertThanks(ctx, kase, passed);
  await record(ctx, 'thanks.passed_on', { case: kase.id, thanks: id, kind });
  await keepPassing(ctx, kase);
  if (said.hearBack) await promiseNews(ctx, kase, actorId(ctx));
  else if (said.close) await closeIfFree(ctx, kase);
}

/** They have it: nobody needs to pass it on any more. */
export async function keepPassing(ctx: Ctx, kase: Case) {
  for (const step of await listOpenPromises(ctx, kase.id))
    if (step.kind === 'pass_thanks') await keepPromise(ctx, step);
}

/** What was heard and is still to be passed on. */
export type Heard = { staffNames: string; place: string | null; withName: boolean | null };

/**
 * Thanks, an idea or an experience were heard, and nobody has them yet: a step for it stands in My day until they are passed on. Of one case there
 * is one such step, however often it is asked for.
 */
export async function hearThanks(ctx: Ctx, kase: Case, { staffNames, place, withName }: Heard): Promise<string> {
  const known = (await listThanksOf(ctx, kase)).find(({ passed_on }) => passed_on === null);
  if (known) return known.id;
  const staff_names = staffNames.trim();
  const place_id = place ?? kase.place_id;
  const id = await insertThanks(ctx, kase, { staff_names, place_id, with_name: withName });
  await record(ctx, 'thanks.heard', { case: kase.id, thanks: id });
  if ((await listOpenPromises(ctx, kase.id)).some(({ kind }) => kind === 'pass_thanks')) return id;
  const { hours } = await loadCalendar(ctx);
  const kind = kindOf(kase.type);
  const to = staff_names || (place_id ? (await findPlace(ctx, place_id)).name : '');
  await makePromise(ctx, {
    kind: 'pass_thanks',
    case: kase.id,
    person: kase.caller_id,
    place: place_id,
    owner: kase.owner_id ?? ctx.actor.id,
    due: targetDue(ctx.now, DAYS_TO_PASS_ON, hours),
    about: `${kind === 'thanks' ? '' : PASS_WORDS[kind]}${to}`,
  });
  return id;
}

const DAYS_TO_PASS_ON = { amount: 2, unit: 'working_days' } as const;

async function insertThanks(ctx: Ctx, kase: Case, row: Partial<Thanks>): Promise<string> {
  const id = newId(ctx.now);
  const made = { id, trust_id: ctx.trust.id, case_id: kase.id, made_by: ctx.actor.id, made_at: ctx.now };
  await ctx.db
    .insertInto('thanks')
    .values({ ...row, ...made, kind: kindOf(kase.type) })
    .execute();
  return id;
}

export async function changeThanks(ctx: Ctx, id: string, set: Partial<Thanks>): Promise<string> {
  const change = ctx.db.updateTable('thanks').set(set).where('trust_id', '=', ctx.trust.id).where('id', '=', id);
  await change.execute();
  return id;
}

/** Chosen, or typed in full as it is called. */
export async function placeOf(
  ctx: Ctx,
  { place, placeId }: Pick<PassedOn, 'place' | 'placeId'>,
): Promise<string | undefined> {
  const typed = place.trim().toLowerCase();
  if (typed === '') return undefined;
  if (placeId && (await findPlace(ctx, placeId)).name.toLowerCase() === typed) return placeId;
  const named = (await listPlaces(ctx)).filter((one) =>
    [one.name, ...one.aliases].some((name) => name.toLowerCase() === typed),
  );
  return named.length === 1 ? named[0]?.id : undefined;
}

const NEWS_DAYS = 20;
const NEWS = 'What came of it';

export async function promiseNews(ctx: Ctx, kase: Case, owner: string) {
  const { holidays } = await loadCalendar(ctx);
  const due = atLocal(addWorkingDays(localDate(ctx.now), NEWS_DAYS, holidays).date, '12:00');
  await makePromise(ctx, {
    kind: 'follow_up',
    owner,
    case: kase.id,
    person: kase.caller_id,
    due,
    about: NEWS,
  });
}

/** A case in which nothing is promised ends; an idea or an experience counts as information. */
export async function closeIfFree(ctx: Ctx, kase: Case) {
  const open = (await listOpenPromises(ctx, kase.id)).filter(({ kind }) => kind !== 'first_contact');
  const standing = (await casesByIds(ctx, [kase.id])).get(kase.id);
  if (!standing || standing.closed_at || standing.safety || open.length > 0) return;
  for (const step of await listOpenPromises(ctx, kase.id)) await keepPromise(ctx, step);
  const fresh = (await casesByIds(ctx, [kase.id])).get(kase.id) ?? standing;
  await closeCase(ctx, fresh, { outcome: kindOf(kase.type) === 'thanks' ? 'thanks' : 'information', told: 'no_need' });
}

/** Whoever was thanked said that it arrived. A second press changes nothing. @throws NotFound, RuleError not passed on */
export async function noteArrived(ctx: Ctx, kase: Case, id: string, said: { by: string; giverTold: boolean }) {
  const thanks = await findThanks(ctx, kase, id);
  if (!thanks.passed_on) throw new RuleError('Pass them on first.');
  if (!thanks.acknowledged_on) {
    await changeThanks(ctx, id, { acknowledged_by: said.by.trim(), acknowledged_on: localDate(ctx.now) });
    await record(ctx, 'thanks.arrived', { case: kase.id, thanks: id });
  }
  if (said.giverTold) await noteGiverTold(ctx, kase, id);
}

/** Who gave them knows that they arrived; what they wanted to hear is kept with it. @throws NotFound, RuleError */
export async function noteGiverTold(ctx: Ctx, kase: Case, id: string) {
  const thanks = await findThanks(ctx, kase, id);
  if (!thanks.acknowledged_on) throw new RuleError('Write down first who said that it arrived.');
  if (thanks.giver_told_on) return;
  await changeThanks(ctx, id, { giver_told_on: localDate(ctx.now) });
  await record(ctx, 'thanks.giver_told', { case: kase.id, thanks: id, person: kase.caller_id });
  for (const step of await listOpenPromises(ctx, kase.id))
    if (step.kind === 'follow_up' && step.about === NEWS) await keepPromise(ctx, step, { told: true });
}

export async function findThanks(ctx: Ctx, kase: Case, id: string): Promise<Thanks> {
  const thanks = (await listThanksOf(ctx, kase)).find((one) => one.id === id);
  if (!thanks) throw new NotFound('These thanks');
  return thanks;
}
