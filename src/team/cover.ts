import {
  type Absence,
  absenceFor,
  awayWords,
  canKeepFor,
  endAbsence,
  endOf,
  listAbsences,
  listEnded,
  markGivenBack,
} from '../away/index.ts';
import { addWorkingMinutes, loadCalendar } from '../calendar/index.ts';
import { casesByIds, listBarred } from '../cases/index.ts';
import { type Hand, handOn, listHandingsOf, undoHanding } from '../handing/index.ts';
import { listStaff } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Fields } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { type Fate, fateOf } from './cover.rules.ts';
import { type Lined, linesOf } from './lines.ts';
import { findMember } from './members.ts';

/** After somebody is back, what waited for them is due an hour into the day. */
const BACK_MINUTES = 60;

/** What falls due while somebody is away, what is late on the first day included. */
export async function linesDuring(ctx: Ctx, absence: Absence): Promise<Lined[]> {
  const isNow = absence.starts_at <= ctx.now;
  const lines = await linesOf(ctx, absence.user_id, {
    ...(isNow ? {} : { from: absence.starts_at }),
    to: endOf(absence),
  });
  return lines.filter(({ promise }) => promise.kind !== 'join_call');
}

/** When a moved promise is due: soon after they are back. */
export async function dueAfter(ctx: Ctx, absence: Absence): Promise<Date> {
  const { hours } = await loadCalendar(ctx);
  const end = endOf(absence);
  return addWorkingMinutes(end > ctx.now ? end : ctx.now, BACK_MINUTES, hours);
}

export type Planned = {
  line: Lined;
  fate: Fate;
  /** "to Olu Bello", "moved to 10am on Monday 30 November; you tell them". */
  words: string;
  /** Why it cannot be done. */
  refused: string;
};

/** What would become of every promise. Changes nothing. */
export async function planCover(ctx: Ctx, absence: Absence, fields: Fields): Promise<Planned[]> {
  const [lines, staff, absences, due] = await Promise.all([
    linesDuring(ctx, absence),
    listStaff(ctx),
    listAbsences(ctx),
    dueAfter(ctx, absence),
  ]);
  const cases = await casesByIds(
    ctx,
    lines.flatMap(({ promise }) => promise.case_id ?? []),
  );
  const from = await findMember(ctx, absence.user_id);
  const here = new Map(staff.filter((person) => canKeepFor(person, from)).map((person) => [person.id, person]));
  const barred = new Map<string, Set<string>>();
  const plans: Planned[] = [];
  for (const line of lines) {
    const fate = fateOf(fields, line.promise);
    if (fate.kind === 'leave')
      plans.push({ line, fate, words: 'stays, and is offered to all on the day', refused: '' });
    else if (fate.kind === 'move')
      plans.push({ line, fate, words: `moved to ${dateTimeWords(due, ctx.now)}; you tell them`, refused: '' });
    else {
      const to = here.get(fate.to);
      if (!barred.has(fate.to)) barred.set(fate.to, await listBarred(ctx, [...cases.values()], fate.to));
      const isAway = to && absenceFor(absences, to.id, line.promise.due_at, ctx.now);
      const refused =
        !to || to.id === absence.user_id
          ? 'Choose a colleague who is here.'
          : barred.get(fate.to)?.has(cases.get(line.promise.case_id ?? '')?.id ?? '')
            ? `Its case is not open to ${to.name}.`
            : isAway
              ? `${to.name} is ${awayWords(isAway, ctx.now)}.`
              : '';
      plans.push({ line, fate, words: `to ${to?.name ?? 'nobody'}`, refused });
    }
  }
  return plans;
}

/** Hands on what was planned, all of it or nothing. @throws RuleError something changed meanwhile */
export async function cover(ctx: Ctx, absence: Absence, plans: readonly Planned[]): Promise<string> {
  const due = await dueAfter(ctx, absence);
  const hands = plans.flatMap(({ line: { promise }, fate, refused }): Hand[] => {
    if (refused || fate.kind === 'leave') return [];
    return [fate.kind === 'move' ? { what: 'move', promise, due } : { what: 'promise', promise, to: fate.to }];
  });
  return handOn(ctx, { why: 'cover', absence: absence.id }, hands);
}

/** Back early, or not away after all: what colleagues cover comes back at once. */
export async function comeBack(ctx: Ctx, absence: Absence): Promise<void> {
  await endAbsence(ctx, absence);
  await giveBack(ctx, absence);
}

/** The end of an absence: what colleagues cover and have not done yet comes back, if that was wanted. */
async function giveBack(ctx: Ctx, absence: Absence): Promise<void> {
  if (!(await markGivenBack(ctx, absence)) || !absence.gives_back) return;
  const neverAway = absence.starts_at > ctx.now;
  for (const handing of await listHandingsOf(ctx, absence.id))
    await undoHanding(ctx, handing, neverAway ? undefined : 'promises');
}

/** Every few minutes: whoever is back gets back what was theirs. */
export async function giveBackAll(ctx: Ctx): Promise<void> {
  for (const absence of await listEnded(ctx)) await giveBack(ctx, absence);
}
