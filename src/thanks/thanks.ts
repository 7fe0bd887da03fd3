import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { addWorkingDays, loadCalendar } from '../calendar/index.ts';
import { type Case, casesByIds, closeCase, keepPromise, listOpenPromises, makePromise } from '../cases/index.ts';
import { findPlace, listPlaces } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { addDays, atLocal, type Day, localDate } from '../platform/time.ts';
import type { ThanksTable } from './tables.ts';
import { kindOf, type PassedHow } from './thanks.rules.ts';

export type Thanks = Selectable<ThanksTable>;

export async function listThanksOf(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<Thanks[]> {
  return ctx.db
    .selectFrom('thanks')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .orderBy('made_at')
    .execute();
}

/** Thanks by ward or service in the last year, the most first; those without a place together. */
export async function countThanks(ctx: Ctx): Promise<{ place: string | null; count: number; arrived: number }[]> {
  const rows = await ctx.db
    .selectFrom('thanks')
    .select(({ fn }) => [
      'place_id as place',
      fn.countAll<number>().as('count'),
      fn.count<number>('acknowledged_on').as('arrived'),
    ])
    .where('trust_id', '=', ctx.trust.id)
    .where('kind', '=', 'thanks')
    .where('passed_on', '>', addDays(localDate(ctx.now), -365))
    .groupBy('place_id')
    .execute();
  return rows.sort((a, b) => b.count - a.count);
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
  if (said.on > localDate(ctx.now)) throw new RuleError('Enter a day that is not after today', 'passed_on');
  const row = { kind, staff_names: said.staffNames.trim(), passed_to: said.passedTo.trim(), passed_on: said.on };
  const same = (one: Thanks) =>
    one.staff_names === row.staff_names && one.passed_to === row.passed_to && one.passed_on === row.passed_on;
  if ((await listThanksOf(ctx, kase)).some(same)) return;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('thanks')
    .values({
      ...row,
      trust_id: ctx.trust.id,
      id,
      case_id: kase.id,
      place_id: place ?? kase.place_id,
      passed_how: said.how,
      with_name: said.withName,
      acknowledged_on: null,
      made_by: actorId(ctx),
      made_at: ctx.now,
    })
    .execute();
  await record(ctx, 'thanks.passed_on', { case: kase.id, thanks: id, kind });
  for (const step of await listOpenPromises(ctx, kase.id))
    if (step.kind === 'pass_thanks') await keepPromise(ctx, step);
  if (said.hearBack) await promiseNews(ctx, kase);
  else if (said.close) await closeIfFree(ctx, kase);
}

/** Chosen, or typed in full as it is called. */
async function placeOf(ctx: Ctx, { place, placeId }: PassedOn): Promise<string | undefined> {
  const typed = place.trim().toLowerCase();
  if (typed === '') return undefined;
  if (placeId && (await findPlace(ctx, placeId)).name.toLowerCase() === typed) return placeId;
  const named = (await listPlaces(ctx)).filter((one) =>
    [one.name, ...one.aliases].some((name) => name.toLowerCase() === typed),
  );
  return named.length === 1 ? named[0]?.id : undefined;
}

const NEWS_DAYS = 20;

async function promiseNews(ctx: Ctx, kase: Case) {
  const { holidays } = await loadCalendar(ctx);
  const due = atLocal(addWorkingDays(localDate(ctx.now), NEWS_DAYS, holidays).date, '12:00');
  await makePromise(ctx, {
    kind: 'follow_up',
    owner: actorId(ctx),
    case: kase.id,
    person: kase.caller_id,
    due,
    about: 'What came of it',
  });
}

/** A case in which nothing is promised ends; an idea or an experience counts as information. */
async function closeIfFree(ctx: Ctx, kase: Case) {
  const open = (await listOpenPromises(ctx, kase.id)).filter(({ kind }) => kind !== 'first_contact');
  const standing = (await casesByIds(ctx, [kase.id])).get(kase.id);
  if (!standing || standing.closed_at || open.length > 0) return;
  for (const step of await listOpenPromises(ctx, kase.id)) await keepPromise(ctx, step);
  const fresh = (await casesByIds(ctx, [kase.id])).get(kase.id) ?? standing;
  await closeCase(ctx, fresh, { outcome: kindOf(kase.type) === 'thanks' ? 'thanks' : 'information', told: 'no_need' });
}

/** Whoever was thanked said that it arrived. A second press changes nothing. @throws NotFound */
export async function noteArrived(ctx: Ctx, kase: Case, id: string, by: string): Promise<void> {
  const thanks = (await listThanksOf(ctx, kase)).find((one) => one.id === id);
  if (!thanks) throw new NotFound('These thanks');
  if (thanks.acknowledged_on) return;
  await ctx.db
    .updateTable('thanks')
    .set({ acknowledged_by: by.trim(), acknowledged_on: localDate(ctx.now) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  await record(ctx, 'thanks.arrived', { case: kase.id, thanks: id });
}
