import type { RawBuilder, Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { whoIsAway } from '../away/index.ts';
import { addWorkingDays, loadCalendar } from '../calendar/index.ts';
import {
  type Case,
  type CaseAtHand,
  cancelPromise,
  changeCase,
  findCase,
  keepPromise,
  listOpenPromises,
  makePromise,
  recordSafetyTold,
  wholeCase,
} from '../cases/index.ts';
import { listStaff } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId, newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { anyOf } from '../platform/plans.ts';
import { ownFirst } from '../platform/shipped.ts';
import { atLocal, localDate } from '../platform/time.ts';
import { endAskings } from './company.ts';
import { followUpBy, isTold, SAME_PRESS_MINUTES, type ToldWhom, tellBy } from './safeguarding.rules.ts';
import type { EscalationLineTable, EscalationTable } from './tables.ts';

export type Line = Selectable<EscalationLineTable>;
export type Escalation = Selectable<EscalationTable> & { lines: Line[] };

/** Kinds of danger in force today, in their order. */
export async function listKinds(ctx: Ctx) {
  const today = localDate(ctx.now);
  const rows = await ctx.db
    .selectFrom('danger_kinds')
    .selectAll()
    .where((eb) => eb.or([eb('trust_id', 'is', null), eb('trust_id', '=', ctx.trust.id)]))
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .orderBy('position')
    .execute();
  return ownFirst(rows);
}

type Danger = { kinds: readonly string[]; exactWords: string; whereabouts: string; child: boolean };

const TELL = 'Say who was told of the danger';
const LADDER = 'A safety concern of which nobody has been told yet';
const FOLLOW_UP = 'Follow up the safety concern today';
const LADO = 'Contact the local authority designated officer';

/**
 * Writes down a danger: the red mark is set, whoever raises it says within the hour who was told and follows it up the
 * same day, and a senior officer or manager has it too until somebody was told.
 * @throws RuleError a kind that is not in the list
 */
export async function raiseDanger(ctx: Ctx, kase: Case, danger: Danger): Promise<string> {
  const known = await listKinds(ctx);
  const kinds = known.filter(({ code }) => danger.kinds.includes(code));
  if (kinds.length === 0) throw new RuleError('Choose what you are worried about', 'kinds');
  const before = (await dangersOf(ctx, kase)).find((one) => isSameDanger(ctx, one, danger));
  if (before) return before.id;
  const id = await writeDown(ctx, kase, { ...danger, kinds: kinds.map(({ code }) => code) });
  await record(ctx, 'safeguarding.raised', { case: kase.id, escalation: id, kinds: kinds.map(({ code }) => code) });
  await changeCase(ctx, kase, { safety: true, ...(danger.child ? { child: true } : {}) });
  const now = await findCase(ctx, kase.ref);
  const by = await promiseAll(ctx, now, danger.child && kinds.some(({ staff }) => staff));
  await enqueue(ctx, 'safeguarding.step_up', { case: kase.id, escalation: id }, { at: by });
  return id;
}

function isSameDanger(ctx: Ctx, one: Escalation, { kinds, exactWords, whereabouts, child }: Danger): boolean {
  const same = one.exact_words === exactWords && one.whereabouts === whereabouts && one.child === child;
  const press = one.raised_by === ctx.actor.id && isJustNow(ctx, one.raised_at);
  return press && same && [...one.kinds].sort().join() === [...kinds].sort().join();
}

function isJustNow(ctx: Ctx, at: Date): boolean {
  return ctx.now.getTime() - at.getTime() < SAME_PRESS_MINUTES * 60_000;
}

/** The record itself, without what follows from it. */
export async function writeDown(ctx: Ctx, kase: { id: string }, danger: Danger): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('escalations')
    .values({
      trust_id: ctx.trust.id,
      id,
      case_id: kase.id,
      kinds: [...danger.kinds],
      exact_words: danger.exactWords,
      whereabouts: danger.whereabouts,
      child: danger.child,
      raised_at: ctx.now,
      raised_by: actorId(ctx),
    })
    .execute();
  return id;
}

/** Gives the time by which somebody must have been told, else a manager hears of it. */
async function promiseAll(ctx: Ctx, kase: Case, lado: boolean): Promise<Date> {
  const { hours, holidays } = await loadCalendar(ctx);
  const open = await listOpenPromises(ctx, kase.id);
  const look = async (about: string, owner: string | null, due: Date) => {
    if (open.some((promise) => promise.about === about && promise.owner_id === owner)) return;
    await makePromise(ctx, { kind: 'look_into', case: kase.id, owner, due, about });
  };
  await look(TELL, actorId(ctx), tellBy(ctx.now));
  const sameDay = followUpBy(ctx.now, hours);
  await look(FOLLOW_UP, actorId(ctx), sameDay);
  const senior = await maybeSenior(ctx);
  if (senior) await look(LADDER, senior, tellBy(ctx.now));
  // Working Together to Safeguard Children: the designated officer hears of an allegation within 1 working day.
  if (lado) await look(LADO, actorId(ctx), atLocal(addWorkingDays(localDate(ctx.now), 1, holidays).date, '17:00'));
  return sameDay;
}

/**
 * Nobody was told on the day: every manager has it, whether PALS is open or not. Asked again it changes nothing.
 * @throws NotFound the concern is gone
 */
export async function stepUp(ctx: Ctx, kase: Case, escalation: string): Promise<void> {
  if (isTold(await findEscalation(ctx, kase, escalation))) return;
  const open = await listOpenPromises(ctx, kase.id);
  const has = (id: string) => open.some(({ about, owner_id }) => about === LADDER && owner_id === id);
  const managers = (await listStaff(ctx)).filter(({ role, disabled_at }) => role === 'manager' && !disabled_at);
  const told = managers.filter(({ id }) => !has(id));
  for (const { id } of told)
    await makePromise(ctx, { kind: 'look_into', case: kase.id, owner: id, due: ctx.now, about: LADDER });
  if (told.length > 0) await record(ctx, 'safeguarding.stepped_up', { case: kase.id, escalation });
}

/** A senior officer, else a manager, who did not raise it themself: whoever is here, else the first of them. */
async function maybeSenior(ctx: Ctx): Promise<string | undefined> {
  const away = await whoIsAway(ctx);
  const others = (await listStaff(ctx)).filter(({ id, disabled_at }) => !disabled_at && id !== ctx.actor.id);
  const seniors = ['senior_officer', 'manager'].flatMap((role) => others.filter((one) => one.role === role));
  return (seniors.find(({ id }) => !away.has(id)) ?? seniors[0])?.id;
}

type NewLine = {
  told: ToldWhom | undefined;
  name: string;
  at: Date;
  words: string;
  outcome: string;
  closes: boolean;
};

/**
 * Adds to the record: who was told, what was said, what came of it. Once somebody was told nobody needs to be reminded;
 * with an outcome and nothing left to do, the red mark comes off.
 * @throws RuleError it says nothing, or the mark would come off although nobody was told
 */
export async function addLine(ctx: Ctx, kase: Case, escalation: Escalation, line: NewLine) {
  refuseEmpty(line);
  if (escalation.lines.some((one) => isSameLine(ctx, one, line))) return;
  const told = line.told ?? null;
  await ctx.db
    .insertInto('escalation_lines')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      case_id: escalation.case_id,
      escalation_id: escalation.id,
      told,
      name: told ? line.name.trim() : '',
      told_at: told ? line.at : null,
      words: line.words,
      outcome: line.outcome,
      closes: line.closes,
      added_at: ctx.now,
      added_by: actorId(ctx),
    })
    .execute();
  await record(ctx, told ? 'safeguarding.told' : 'safeguarding.added', {
    case: kase.id,
    escalation: escalation.id,
    whom: told,
    happenedAt: told ? line.at : ctx.now,
  });
  if (told) await keepTold(ctx, kase, told);
  if (!line.closes) return;
  await endAskings(ctx, kase);
  const last = told ? line : escalation.lines.filter((one) => one.told).at(-1);
  if (!last) throw new RuleError('Say who was told before the safety concern comes off', 'told');
  const all = await dangersOf(ctx, kase);
  if (!all.every(isTold)) throw new RuleError('Say first who was told of each concern of this case', 'closes');
  await keepFollowUp(ctx, kase);
  const now = await findCase(ctx, kase.ref);
  await recordSafetyTold(ctx, now, { to: last.name, at: told ? line.at : ctx.now, words: line.outcome });
}

function refuseEmpty({ told, name, words, outcome, closes }: NewLine) {
  if (told && name.trim() === '') throw new RuleError('Enter the name and role of who was told', 'name');
  if (!told && words.trim() === '' && outcome.trim() === '')
    throw new RuleError('Say who was told, or write what is to be added', 'told');
  if (closes && outcome.trim() === '') throw new RuleError('Write what came of it', 'outcome');
}

function isSameLine(ctx: Ctx, one: Line, line: NewLine): boolean {
  const press = one.added_by === ctx.actor.id && isJustNow(ctx, one.added_at);
  const same = one.words === line.words && one.outcome === line.outcome && one.closes === line.closes;
  return press && same && one.told === (line.told ?? null) && (one.told === null || one.name === line.name.trim());
}

/** Whoever said that they would tell has told; the ladder ends once nothing on this case is left that nobody knows of. */
async function keepTold(ctx: Ctx, kase: Case, told: ToldWhom) {
  const all = (await dangersOf(ctx, kase)).every(isTold);
  for (const promise of await listOpenPromises(ctx, kase.id)) {
    if (promise.kind !== 'look_into') continue;
    if (all && promise.about === TELL) await keepPromise(ctx, promise);
    if (all && promise.about === LADDER) await cancelPromise(ctx, promise);
    if (told === 'lado' && promise.about === LADO) await keepPromise(ctx, promise);
  }
}

/** Nothing more is to be done: nobody follows it up any longer. */
async function keepFollowUp(ctx: Ctx, kase: Case) {
  for (const promise of await listOpenPromises(ctx, kase.id))
    if (promise.kind === 'look_into' && promise.about === FOLLOW_UP) await keepPromise(ctx, promise);
}

/** The dangers of these cases with what was added to each, oldest first. */
export async function escalationsOf(ctx: Ctx, cases: readonly string[]): Promise<Escalation[]> {
  if (cases.length === 0) return [];
  return escalationsWhere(ctx, anyOf(cases));
}

/** The dangers of a case and of those that were merged into it. */
export async function dangersOf(ctx: Ctx, kase: CaseAtHand): Promise<Escalation[]> {
  return mayHold(ctx, kase, 'escalations') ? escalationsWhere(ctx, wholeCase(ctx, kase)) : [];
}

async function escalationsWhere(ctx: Ctx, ofCase: RawBuilder<string>): Promise<Escalation[]> {
  const [found, lines] = await Promise.all([
    ctx.db
      .selectFrom('escalations')
      .selectAll()
      .where('trust_id', '=', ctx.trust.id)
      .where('case_id', '=', ofCase)
      .orderBy('raised_at')
      .orderBy('id')
      .execute(),
    ctx.db
      .selectFrom('escalation_lines')
      .selectAll()
      .where('trust_id', '=', ctx.trust.id)
      .where('case_id', '=', ofCase)
      .orderBy('added_at')
      .orderBy('id')
      .execute(),
  ]);
  return found.map((one) => ({ ...one, lines: lines.filter((line) => line.escalation_id === one.id) }));
}

/** @throws NotFound it is not of this case */
export async function findEscalation(ctx: Ctx, kase: Case, id: string): Promise<Escalation> {
  const found = isId(id) ? (await dangersOf(ctx, kase)).find((one) => one.id === id) : undefined;
  if (!found) throw new NotFound('This safety concern');
  return found;
}
