import { listEvents } from '../audit/index.ts';
import { absenceFor, awayWords, listAbsences } from '../away/index.ts';
import { byWords, type Calendar, holidayWarning, loadCalendar } from '../calendar/index.ts';
import { staffNames } from '../identity/index.ts';
import { calledName, waysOffered } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Notice } from '../platform/components/notice.tsx';
import { actorId, type Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { loadDayFacts, maybeObliged, type Obliged } from './obliged.ts';
import { clockWords, type DayRow, personOf, rowOf } from './promise-rows.ts';
import { TRIES_BEFORE_WRITING } from './promises.rules.ts';
import { listOpenPromises } from './promises.ts';
import { sameCase } from './same-case.ts';

const ACTS = [
  'attempt',
  'moved',
  'given',
  'pinned',
  'unpinned',
  'snoozed',
  'kept',
  'held',
  'undone',
  'changed',
  'message',
] as const;
export type Act = (typeof ACTS)[number];

type Told = { ctx: Ctx; promise: Obliged; row: DayRow; calendar: Calendar; called: string };

/** What an act on a promise did; undefined for a code that is none of them. */
export async function promiseNotice(
  ctx: Ctx,
  done: string,
  id: string,
  calendar: Calendar,
): Promise<Notice | undefined> {
  const act = ACTS.find((known) => known === done);
  return act && (await actNotice(ctx, act, id, calendar))?.notice;
}

/** The promise as it stands after an act, as a row, and what to say about it. */
export async function actNotice(
  ctx: Ctx,
  act: Act,
  id: string,
  known?: Calendar,
): Promise<{ row: DayRow; notice: Notice } | undefined> {
  const promise = isId(id) ? await maybeObliged(ctx, id) : undefined;
  if (!promise) return undefined;
  const calendar = known ?? (await loadCalendar(ctx));
  const facts = await loadDayFacts(ctx, [promise], calendar);
  const row = rowOf(ctx, promise, facts);
  const person = personOf(promise, facts);
  const notice = await WORDS[act]({ ctx, promise, row, calendar, called: person ? calledName(person) : 'them' });
  return { row, notice };
}

const undo = (row: DayRow): Pick<Notice, 'undo'> => ({
  undo: {
    action: `/desk/promises/${row.id}/restoration`,
    label: 'Undo',
    hiddenName: row.title,
    fields: { version: String(row.version) },
  },
});

const sentences = (...parts: (string | undefined | false)[]) => parts.filter(Boolean).join(' ');

/** "Priya is away until the end of Friday 27 November. Who covers?": nothing that is promised falls between. */
export async function coverWords(
  ctx: Ctx,
  { owner_id, due_at }: Pick<Obliged, 'owner_id' | 'due_at'>,
): Promise<string | undefined> {
  const absences = await listAbsences(ctx);
  const absence = absenceFor(absences, owner_id, due_at, ctx.now);
  if (!absence) return undefined;
  if (owner_id === ctx.actor.id) return `You are ${awayWords(absence, ctx.now)}. Who covers?`;
  const name = (await staffNames(ctx)).get(owner_id ?? '')?.split(' ')[0] ?? 'Your colleague';
  return `${name} is ${awayWords(absence, ctx.now)}. Who covers?`;
}

/** Who did what with it: "Priya moved this to 4pm". */
async function changeWords(ctx: Ctx, promise: Obliged): Promise<string> {
  const staff = await staffNames(ctx);
  const by = promise.changed_by === ctx.actor.id ? undefined : staff.get(promise.changed_by ?? '')?.split(' ')[0];
  if (!by) return 'This was changed meanwhile';
  if (promise.state === 'kept') return `${by} did this already`;
  if (promise.state === 'cancelled') return `${by} took this out`;
  const of = promise.case_id;
  const events = of ? await listEvents(ctx, { case: sameCase(of), names: CHANGES, most: 20 }) : [];
  const last = events.find(({ particulars }) => particulars.promise === promise.id);
  if (last?.name === 'promise.moved') return `${by} moved this to ${clockWords(promise.due_at, ctx.now)}`;
  const owner = staff.get(promise.owner_id ?? '');
  if (last?.name === 'promise.owner_changed' && owner) return `${by} gave this to ${owner}`;
  return `${by} changed this meanwhile`;
}

const CHANGES = [
  'promise.moved',
  'promise.owner_changed',
  'promise.snoozed',
  'promise.kind_changed',
  'promise.reopened',
];

/** Message 20, to whoever can be written to. */
function writeThatWeTried(ctx: Ctx, { case_id }: Obliged, { ref, whom }: DayRow) {
  if (!case_id || !ref || !mayDo(ctx.actor, 'cases.write')) return {};
  if (whom && !waysOffered(whom).some((way) => WRITTEN.includes(way))) return {};
  return { link: { href: `/desk/cases/${ref}/letters/new?kind=not_reached`, label: 'Write to them that you tried' } };
}

const WRITTEN: readonly string[] = ['text', 'email', 'letter'];

const WORDS: Record<Act, (told: Told) => Notice | Promise<Notice>> = {
  attempt({ ctx, promise, row, calendar }) {
    const tries =
      promise.attempts >= TRIES_BEFORE_WRITING && `That was try ${promise.attempts}. Send a letter or a text instead.`;
    const next = `Try again ${byWords(promise.due_at, ctx.now)}.`;
    const text = sentences('Recorded.', next, tries, holidayWarning(promise.due_at, calendar.hours));
    return { text, ...undo(row), ...writeThatWeTried(ctx, promise, row) };
  },
  async moved({ ctx, promise, row, calendar, called }) {
    const tell = promise.told === false && `This is later than you promised. Tell ${called}.`;
    return {
      text: sentences(
        `Moved: ${row.title} ${byWords(promise.due_at, ctx.now)}.`,
        tell,
        holidayWarning(promise.due_at, calendar.hours),
        await coverWords(ctx, promise),
      ),
      ...undo(row),
    };
  },
  async given({ ctx, promise, row }) {
    if (promise.owner_id === actorId(ctx)) return { text: `You took this: ${row.title}.`, ...undo(row) };
    const name = (await staffNames(ctx)).get(promise.owner_id ?? '') ?? 'a colleague';
    return { text: sentences(`${name} has this now: ${row.title}.`, await coverWords(ctx, promise)), ...undo(row) };
  },
  pinned: ({ row }) => ({ text: `Pinned for today: ${row.title}.` }),
  unpinned: ({ row }) => ({ text: `Not pinned any more: ${row.title}.` }),
  snoozed: ({ ctx, promise, row }) => ({
    text: `Put off until ${clockWords(promise.snoozed_until ?? ctx.now, ctx.now)}: ${row.title}.`,
    ...undo(row),
  }),
  held: ({ row }) => ({ text: `It stays on this day: ${row.title}.` }),
  async kept({ ctx, promise, row }) {
    const left = promise.case_id ? await listOpenPromises(ctx, promise.case_id) : [promise];
    const text = `Done: ${row.title}.`;
    if (left.length > 0) return { text, ...undo(row) };
    const link = { href: row.href, label: 'Choose one or close it' };
    return { text: `${text} ${row.ref} has no next step.`, link, ...undo(row) };
  },
  undone: ({ row }) => ({ text: `Put back as it was: ${row.title}.` }),
  async changed({ ctx, promise, row }) {
    return { text: `${await changeWords(ctx, promise)}: ${row.title}. Here is how it stands now.` };
  },
  async message({ ctx, promise }) {
    const name = (await staffNames(ctx)).get(promise.owner_id ?? '') ?? 'whoever is free first';
    const left = `Message left for ${name}, to ring back ${byWords(promise.due_at, ctx.now)}.`;
    const cover = await coverWords(ctx, promise);
    if (!cover) return { text: left };
    return {
      text: sentences(left, cover),
      link: { href: `/desk/promises/${promise.id}#owner`, label: 'Choose who covers' },
    };
  },
};
