// What goes between PALS and somebody without a name: it never leaves by any other way than the page that their number opens.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, nextOpening, targetDue, withinTheHour } from '../calendar/index.ts';
import {
  addContact,
  type Case,
  casesByIds,
  contactsByIds,
  giveCase,
  keepPromise,
  listOpenPromises,
  makePromise,
  NO_NAME,
  namesOfCase,
  outgoingText,
  type Promised,
  sameCase,
} from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Tables } from '../platform/db.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import { sayable } from '../platform/tongue.ts';
import { THEY_READ, WRITE_AGAIN, WRITE_BACK, whyNotSaid } from './messages.rules.ts';

export type Message = Selectable<Tables['receipt_messages']> & {
  words: string;
  /** Who of PALS wrote it. */
  author: string | null;
  /** Entered in error: not shown any more. */
  struck: boolean;
};

const DAY_MS = 86_400_000;
const SAME_PRESS_MS = 10 * 60_000;
/** So much is taken of one of them in a day: whoever writes by machine comes to an end. */
const MOST_A_DAY = 30;
const MUCH_TODAY = sayable('You have written a lot today. Come back tomorrow');

/** Both sides of it, the oldest first. */
export async function listMessages(ctx: Ctx, caseId: string): Promise<Message[]> {
  const rows = await ctx.db
    .selectFrom('receipt_messages')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .orderBy('written_at')
    .orderBy('id')
    .execute();
  const contacts = await contactsByIds(
    ctx,
    rows.map(({ contact_id }) => contact_id),
  );
  return rows.map((row) => {
    const contact = contacts.get(row.contact_id);
    const struck = !contact || contact.error_at !== null;
    return { ...row, words: contact?.words ?? '', author: contact?.author_id ?? null, struck };
  });
}

/** What is promised to somebody without a name: that we write to them by then. */
export function isToNobody({ kind, about }: Pick<Promised, 'kind' | 'about'>): boolean {
  return kind === 'look_into' && (about === WRITE_BACK || about === WRITE_AGAIN);
}

/** By when they find something written: our own aim for a first contact, promised to whoever has the case. */
export async function promiseToWrite(ctx: Ctx, kase: Pick<Case, 'id' | 'owner_id'>): Promise<Date> {
  const open = (await listOpenPromises(ctx, kase.id)).find(isToNobody);
  if (open && open.due_at > ctx.now) return open.due_at;
  const { hours, targets } = await loadCalendar(ctx);
  const aim = targets.get('first_contact') ?? { amount: 1, unit: 'working_days' as const };
  const due = nextOpening(ctx.now, hours) ? targetDue(ctx.now, aim, hours) : new Date(ctx.now.getTime() + DAY_MS);
  if (!open) await makePromise(ctx, { kind: 'look_into', case: kase.id, owner: kase.owner_id, due, about: WRITE_BACK });
  return open?.due_at ?? due;
}

/**
 * An officer writes to them. What was promised is kept by it; `again`: by when they find more.
 * @throws RuleError it names somebody, or says what only the hospital knows them by
 */
export async function writeTo(ctx: Ctx, kase: Case, { words, again }: { words: string; again: Date | undefined }) {
  const { findings } = outgoingText(words, 'no_name', await namesOfCase(ctx, kase), localDate(ctx.now));
  const why = whyNotSaid(findings);
  if (why) throw new RuleError(why, 'words');
  await oneAtATime(ctx, kase);
  const last = (await listMessages(ctx, kase.id)).findLast(({ ours, struck }) => ours && !struck);
  if (last?.words === words && ctx.now.getTime() - last.written_at.getTime() < SAME_PRESS_MS) return;
  const said = { case: kase.id, channel: 'web', direction: 'out', words } as const;
  // Whoever answers has it, where nobody had.
  if (!kase.owner_id && !kase.handed_over_at) await giveCase(ctx, kase, actorId(ctx));
  await keepMessage(ctx, kase.id, (await addContact(ctx, said)).id, true);
  for (const open of await listOpenPromises(ctx, kase.id))
    if (open.kind === 'look_into' && open.about.startsWith(NO_NAME)) await keepPromise(ctx, open);
  const owner = kase.owner_id ?? actorId(ctx);
  if (again) await makePromise(ctx, { kind: 'look_into', case: kase.id, owner, due: again, about: WRITE_AGAIN });
  await record(ctx, 'receipt.written', { case: kase.id });
}

/** They write again: on the case, and promised to be answered. @throws RuleError far too much in a day */
export async function writeBack(ctx: Ctx, kase: Case, words: string): Promise<void> {
  await oneAtATime(ctx, kase);
  const theirs = (await listMessages(ctx, kase.id)).filter(({ ours }) => !ours);
  const last = theirs.at(-1);
  if (last?.words === words && ctx.now.getTime() - last.written_at.getTime() < SAME_PRESS_MS) return;
  const today = theirs.filter(({ written_at }) => ctx.now.getTime() - written_at.getTime() < DAY_MS);
  if (today.length >= MOST_A_DAY) throw new RuleError(MUCH_TODAY, 'words');
  const said = { case: kase.id, channel: 'web', direction: 'in', byItself: true, words } as const;
  await keepMessage(ctx, kase.id, (await addContact(ctx, said)).id, false);
  await promiseToWrite(ctx, kase);
  await record(ctx, 'receipt.answered', { case: kase.id });
}

/** Two presses at once: the second waits until the first is on the case. */
async function oneAtATime(ctx: Ctx, { id }: Pick<Case, 'id'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`receipt:${id}`}))`.execute(ctx.db);
}

async function keepMessage(ctx: Ctx, caseId: string, contact: string, ours: boolean) {
  const row = { case_id: caseId, contact_id: contact, ours, written_at: ctx.now, read_at: null };
  await ctx.db
    .insertInto('receipt_messages')
    .values({ trust_id: ctx.trust.id, id: newId(ctx.now), ...row })
    .execute();
}

/** They came back to what was written until then. Whoever has the case hears of it, where nothing else waits for them. */
export async function noteRead(ctx: Ctx, caseId: string, at: Date): Promise<void> {
  const read = await ctx.db
    .updateTable('receipt_messages')
    .set({ read_at: sql<Date>`coalesce(read_at, ${at})` })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .where('ours', '=', true)
    .where('read_at', 'is', null)
    .where('written_at', '<=', at)
    .executeTakeFirst();
  if (read.numUpdatedRows === 0n) return;
  await record(ctx, 'receipt.read', { case: caseId });
  const open = await listOpenPromises(ctx, caseId);
  if (open.some(({ kind, about }) => kind === 'look_into' && about.startsWith(NO_NAME))) return;
  const kase = (await casesByIds(ctx, [caseId])).get(caseId);
  if (!kase || kase.closed_at) return;
  const { hours } = await loadCalendar(ctx);
  const look = { case: kase.id, owner: kase.owner_id, due: withinTheHour(ctx.now, hours), about: THEY_READ };
  await makePromise(ctx, { kind: 'look_into', ...look });
}
