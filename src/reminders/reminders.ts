import { type Calendar, isOpenAt, loadCalendar } from '../calendar/index.ts';
import {
  type Approaching,
  cancelPromise,
  everyApproaching,
  findPromise,
  listOpenPromises,
  MANY_NEAR,
  makePromise,
  usualTime,
} from '../cases/index.ts';
import { listStaff } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { dateWords } from '../platform/time.ts';
import { listDeputies } from './deputies.ts';
import { prompt } from './prompts.ts';
import { listOnLeave, recipient } from './recipients.ts';
import { digestWords, MOST_ROWS, type Rung, rungFor, rungWords } from './reminders.rules.ts';
import { listRungs } from './rungs.ts';
import { keepReminder } from './told.ts';

type Due = Approaching & { ladder: Rung['ladder']; rung: Rung; to: string; passed: string };

/**
 * Goes up the ladder: what is near its end or late, and has not been told at this step, becomes a promise to look into
 * it for the person of the step. Only while PALS is open; many at once for one person are one line. Runs as the system.
 */
export async function remind(ctx: Ctx): Promise<void> {
  const calendar = await loadCalendar(ctx);
  if (!isOpenAt(ctx.now, calendar.hours)) return;
  const { running, due } = await lookThrough(ctx, calendar);
  await settlePast(ctx, running);
  const people = new Map<string, Due[]>();
  for (const one of due) people.set(one.to, [...(people.get(one.to) ?? []), one]);
  for (const [to, list] of people) await tell(ctx, to, list);
}

/** One look at everything that is near or late: what runs still, and who is to be told of what. */
async function lookThrough(ctx: Ctx, calendar: Calendar): Promise<{ running: Set<string>; due: Due[] }> {
  const rungs = await listRungs(ctx);
  const staff = (await listStaff(ctx)).filter((one) => !one.disabled_at);
  const team = { staff, deputies: await listDeputies(ctx), onLeave: await listOnLeave(ctx) };
  const told = await listTold(ctx);
  const running = new Set<string>();
  const due: Due[] = [];
  for await (const one of everyApproaching(ctx)) {
    running.add(subjectOf(one));
    if (one.ladder === 'prompt') {
      await prompt(ctx, one, {
        hours: calendar.hours,
        told: (step) => told.has(keyOf(one, { ladder: 'prompt', step })),
      });
      continue;
    }
    const rung = rungFor(rungs, one.ladder, one.due_at, ctx.now, calendar.hours);
    if (!rung || told.has(keyOf(one, rung))) continue;
    const found = await recipient(ctx, one, rung, team);
    if (found) due.push({ ...one, ladder: one.ladder, rung, ...found });
  }
  return { running, due };
}

const subjectOf = ({ id, due_at }: { id: string; due_at: Date }) => `${id} ${due_at.toISOString()}`;

const keyOf = (one: Pick<Approaching, 'id' | 'due_at'>, { ladder, step }: { ladder: string; step: number }) =>
  `${ladder} ${step} ${subjectOf(one)}`;

/** Every reminder about what is still open: the same step for the same date is told once. */
async function listTold(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('reminders')
    .select(['ladder', 'step', 'subject_id', 'due_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('settled_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => `${row.ladder} ${row.step} ${row.subject_id} ${row.due_at.toISOString()}`));
}

async function tell(ctx: Ctx, to: string, list: readonly Due[]) {
  const due = await usualTime(ctx);
  const fresh: Due[] = [];
  for (const one of list) {
    const open = await isTold(ctx, one);
    if (open) await keepReminder(ctx, one, one.rung, null);
    else if (!fresh.some((same) => same.case.id === one.case.id && sameRung(same, one))) fresh.push(one);
    else await keepReminder(ctx, one, one.rung, null);
  }
  if (fresh.length > MOST_ROWS) {
    const refs = [...new Set(fresh.map(({ case: kase }) => kase.ref))];
    const made = await makePromise(ctx, { kind: 'look_into', owner: to, due, about: digestWords(refs, MANY_NEAR) });
    for (const one of fresh) await keepReminder(ctx, one, one.rung, made.id);
    return;
  }
  for (const one of fresh) {
    const day = dateWords(one.due_at, ctx.now);
    const about = rungWords(one.rung, { name: one.name, day, late: one.due_at < ctx.now, passed: one.passed });
    const made = await makePromise(ctx, { kind: 'look_into', owner: to, due, case: one.case.id, about });
    await keepReminder(ctx, one, one.rung, made.id);
  }
}

const sameRung = (a: Due, b: Due) => a.rung.ladder === b.rung.ladder && a.rung.step === b.rung.step;

/** At most one open at a time for a case and a step of its ladder. */
async function isTold(ctx: Ctx, { case: kase, rung }: Due): Promise<boolean> {
  const rows = await ctx.db
    .selectFrom('reminders')
    .select('promise_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .where('ladder', '=', rung.ladder)
    .where('step', '=', rung.step)
    .where('promise_id', 'is not', null)
    .execute();
  for (const { promise_id } of rows) if ((await findPromise(ctx, promise_id ?? '')).state === 'open') return true;
  return false;
}

/** What was done meanwhile needs no looking into any more. */
async function settlePast(ctx: Ctx, running: ReadonlySet<string>) {
  const rows = await ctx.db
    .selectFrom('reminders')
    .select(['id', 'case_id', 'subject_id', 'due_at', 'promise_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where('settled_at', 'is', null)
    .execute();
  const past = rows.filter(({ subject_id: id, due_at }) => !running.has(subjectOf({ id, due_at })));
  for (const { id, case_id, promise_id } of past) {
    await ctx.db
      .updateTable('reminders')
      .set({ settled_at: ctx.now })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', id)
      .execute();
    const still = rows.some((row) => row.promise_id === promise_id && !past.includes(row));
    const open = promise_id && !still && (await listOpenPromises(ctx, case_id)).find((one) => one.id === promise_id);
    if (open) await cancelPromise(ctx, open);
  }
}
