import { type Calendar, isOpenAt, loadCalendar } from '../calendar/index.ts';
import {
  type Approaching,
  cancelPromise,
  findPromise,
  listApproaching,
  listOpenPromises,
  makePromise,
  mayOpenCase,
  usualTime,
} from '../cases/index.ts';
import { listStaff, type Staff } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { dateWords } from '../platform/time.ts';
import { prompt } from './prompts.ts';
import { digestWords, MOST_ROWS, type Rung, rungFor, rungWords } from './reminders.rules.ts';
import { listRungs } from './rungs.ts';

type Due = Approaching & { ladder: Rung['ladder']; rung: Rung; to: string };

/**
 * Goes up the ladder: what is near its end or late, and has not been told at this step, becomes a promise to look into
 * it for the person of the step. Only while PALS is open; many at once for one person are one line. Runs as the system.
 */
export async function remind(ctx: Ctx): Promise<void> {
  const calendar = await loadCalendar(ctx);
  if (!isOpenAt(ctx.now, calendar.hours)) return;
  await settlePast(ctx);
  await prompt(ctx);
  const due = await listDue(ctx, calendar);
  const people = new Map<string, Due[]>();
  for (const one of due) people.set(one.to, [...(people.get(one.to) ?? []), one]);
  for (const [to, list] of people) await tell(ctx, to, list);
}

async function listDue(ctx: Ctx, calendar: Calendar): Promise<Due[]> {
  const rungs = await listRungs(ctx);
  const staff = (await listStaff(ctx)).filter((one) => !one.disabled_at);
  const told = await listTold(ctx);
  const due: Due[] = [];
  for (const one of await listApproaching(ctx)) {
    if (one.ladder === 'prompt') continue;
    const rung = rungFor(rungs, one.ladder, one.due_at, ctx.now, calendar.hours);
    if (!rung || told.has(keyOf(one, rung))) continue;
    const to = await recipient(ctx, one, rung, staff);
    if (to) due.push({ ...one, ladder: one.ladder, rung, to });
  }
  return due;
}

const keyOf = (one: Pick<Approaching, 'ladder' | 'id' | 'due_at'>, rung: Rung) =>
  `${one.ladder} ${rung.step} ${one.id} ${one.due_at.toISOString()}`;

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

const NEXT_UP: Record<Rung['whom'], readonly string[]> = {
  owner: [],
  senior_officer: ['senior_officer', 'manager'],
  manager: ['manager', 'senior_officer'],
};

/** The person of the step who may open the case and is not the one who is late; if there is none, its owner. */
async function recipient(ctx: Ctx, one: Approaching, { whom }: Rung, staff: readonly Staff[]) {
  for (const role of NEXT_UP[whom])
    for (const { id, role: is } of staff)
      if (is === role && id !== one.owner && (await mayOpenCase(ctx, one.case, id))) return id;
  return one.owner ?? undefined;
}

async function tell(ctx: Ctx, to: string, list: readonly Due[]) {
  const due = await usualTime(ctx);
  const fresh: Due[] = [];
  for (const one of list) {
    const open = await isTold(ctx, one);
    if (open) await keepReminder(ctx, one, null);
    else if (!fresh.some((same) => same.case.id === one.case.id && sameRung(same, one))) fresh.push(one);
    else await keepReminder(ctx, one, null);
  }
  if (fresh.length > MOST_ROWS) {
    const refs = [...new Set(fresh.map(({ case: kase }) => kase.ref))];
    const made = await makePromise(ctx, { kind: 'look_into', owner: to, due, about: digestWords(refs) });
    for (const one of fresh) await keepReminder(ctx, one, made.id);
    return;
  }
  for (const one of fresh) {
    const day = dateWords(one.due_at, ctx.now);
    const about = rungWords(one.rung, { name: one.name, day, late: one.due_at < ctx.now });
    const made = await makePromise(ctx, { kind: 'look_into', owner: to, due, case: one.case.id, about });
    await keepReminder(ctx, one, made.id);
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

async function keepReminder(ctx: Ctx, one: Due, promise: string | null) {
  await ctx.db
    .insertInto('reminders')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      case_id: one.case.id,
      ladder: one.ladder,
      step: one.rung.step,
      subject_id: one.id,
      due_at: one.due_at,
      promise_id: promise,
      made_at: ctx.now,
    })
    .onConflict((same) => same.doNothing())
    .execute();
}

/** What was done meanwhile needs no looking into any more. */
async function settlePast(ctx: Ctx) {
  const running = new Set((await listApproaching(ctx)).map(({ id, due_at }) => `${id} ${due_at.toISOString()}`));
  const rows = await ctx.db
    .selectFrom('reminders')
    .select(['id', 'case_id', 'subject_id', 'due_at', 'promise_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where('settled_at', 'is', null)
    .execute();
  const past = rows.filter(({ subject_id, due_at }) => !running.has(`${subject_id} ${due_at.toISOString()}`));
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
