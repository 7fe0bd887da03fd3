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
  isByNumber,
  keepPromise,
  listOpenPromises,
  makePromise,
  namesOfCase,
  outgoingText,
  sameCase,
} from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Tables } from '../platform/db.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Job } from '../platform/jobs.ts';
import { localDate } from '../platform/time.ts';
import { sayable } from '../platform/tongue.ts';
import { aboutNumber, isToWrite, whyNotSaid } from './messages.rules.ts';
import { maybeReceiptOf } from './receipts.ts';

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

/** By when they find something written: our own aim for a first contact, counted from then, promised to whoever has the case. */
export async function promiseToWrite(ctx: Ctx, kase: Pick<Case, 'id' | 'owner_id'>, from = ctx.now): Promise<Date> {
  const open = (await listOpenPromises(ctx, kase.id)).find(isToWrite);
  if (open && open.due_at > ctx.now) return open.due_at;
  const { hours, targets } = await loadCalendar(ctx);
  const aim = targets.get('first_contact') ?? { amount: 1, unit: 'working_days' as const };
  const due = nextOpening(from, hours) ? targetDue(from, aim, hours) : new Date(from.getTime() + DAY_MS);
  const about = aboutNumber('write', await whoReads(ctx, kase));
  if (!open) await makePromise(ctx, { kind: 'look_into', case: kase.id, owner: kase.owner_id, due, about });
  return open?.due_at ?? due;
}

/** Who comes back with the number of this case; null: nobody knows. */
async function whoReads(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<string | null> {
  return (await maybeReceiptOf(ctx, kase))?.person_id ?? null;
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
  for (const open of await listOpenPromises(ctx, kase.id)) if (isByNumber(open)) await keepPromise(ctx, open);
  const owner = kase.owner_id ?? actorId(ctx);
  const about = aboutNumber('write_again', await whoReads(ctx, kase));
  if (again) await makePromise(ctx, { kind: 'look_into', case: kase.id, owner, due: again, about });
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
  const person = await whoReads(ctx, kase);
  const said = { case: kase.id, person, channel: 'web', direction: 'in', byItself: true, words } as const;
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

/** The job: they came back, and read what was there for them. */
export const noteComing: Job<'receipts.note_coming'> = async (ctx, { visit: id }) => {
  const visit = await ctx.db
    .selectFrom('receipt_visits')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!visit?.receipt_id || !visit.case_id) return;
  await ctx.db
    .updateTable('receipts')
    .set({ came_at: visit.made_at })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', visit.receipt_id)
    .execute();
  await noteRead(ctx, visit.case_id, visit.made_at);
};

/** They came back to what was written until then. Whoever has the case hears of it, where nothing else waits for them. */
async function noteRead(ctx: Ctx, caseId: string, at: Date): Promise<void> {
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
  if (open.some(isByNumber)) return;
  const kase = (await casesByIds(ctx, [caseId])).get(caseId);
  if (!kase || kase.closed_at) return;
  const { hours } = await loadCalendar(ctx);
  const about = aboutNumber('they_read', await whoReads(ctx, kase));
  const look = { case: kase.id, owner: kase.owner_id, due: withinTheHour(ctx.now, hours), about };
  await makePromise(ctx, { kind: 'look_into', ...look });
}
