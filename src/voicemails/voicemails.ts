import { record } from '../audit/index.ts';
import { loadCalendar, presetTimes } from '../calendar/index.ts';
import {
  addContact,
  attachMessage,
  casesByIds,
  contactsByIds,
  makePromise,
  maybePromise,
  type Promised,
} from '../cases/index.ts';
import { findPerson } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Voicemail } from './reads.ts';

export type NewVoicemail = {
  press: string | undefined;
  number: string;
  withheld: boolean;
  name: string;
  /** When it was left. */
  at: Date;
  words: string;
  person: string | undefined;
  case: string | undefined;
};

const FOUR_HOURS = 4 * 3_600_000;

/**
 * One message: what was said is recorded as a contact, and ringing back is promised with no owner yet. Undefined where this
 * is the second press of the same message: it changes nothing.
 * @throws RuleError no number and not withheld, no words and no number
 */
export async function leaveVoicemail(ctx: Ctx, said: NewVoicemail): Promise<Promised | undefined> {
  if (!said.number && !said.withheld && !said.person)
    throw new RuleError('Enter the number, or tick that it is withheld', 'number');
  if (said.withheld && said.words.trim() === '') throw new RuleError('Write what they said', 'words');
  const id = await rowFor(ctx, said);
  if (!id) return undefined;
  const person = said.person ? await findPerson(ctx, said.person) : undefined;
  const contact = await addContact(ctx, {
    case: null,
    person: person?.id ?? null,
    channel: 'voicemail',
    direction: 'in',
    words: said.words,
    at: said.at,
  });
  const promise = await promiseRing(ctx, {
    contact: contact.id,
    person: person?.id ?? null,
    about: said.name.trim(),
    reach: said.number,
  });
  await link(ctx, id, { contact_id: contact.id, promise_id: promise.id });
  const kase = said.case ? (await casesByIds(ctx, [said.case])).get(said.case) : undefined;
  if (kase) await attachMessage(ctx, promise, kase);
  return promise;
}

/** A page that was restored by the browser may send another message under the same press: then it is a new one. */
async function rowFor(ctx: Ctx, said: NewVoicemail): Promise<string | undefined> {
  const id = said.press ?? newId(ctx.now);
  const row = { kind: 'voicemail' as const, left_at: said.at };
  if (await keepRow(ctx, { ...row, id })) return id;
  const before = await ctx.db
    .selectFrom('voicemails')
    .select(['contact_id', 'promise_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .executeTakeFirst();
  const contact = (await contactsByIds(ctx, [before?.contact_id ?? []].flat())).get(before?.contact_id ?? '');
  const promise = before?.promise_id ? await maybePromise(ctx, before.promise_id) : undefined;
  if (contact?.words === said.words && promise?.reach === said.number) return undefined;
  const another = newId(ctx.now);
  await keepRow(ctx, { ...row, id: another });
  return another;
}

/** Nobody could take this call: it is counted, and with a number it is on the list to ring. */
export async function countMissed(ctx: Ctx, { press, number }: { press: string | undefined; number: string }) {
  const id = press ?? newId(ctx.now);
  if (!(await keepRow(ctx, { id, kind: 'missed', left_at: ctx.now }))) return id;
  if (number === '') return id;
  const promise = await promiseRing(ctx, { contact: null, person: null, about: '', reach: number });
  await link(ctx, id, { promise_id: promise.id });
  return id;
}

type Row = Pick<Voicemail, 'id' | 'kind' | 'left_at'>;

/** False where this page was sent before. */
async function keepRow(ctx: Ctx, row: Row): Promise<boolean> {
  const rest = { contact_id: null, promise_id: null, undone_at: null };
  const done = await ctx.db
    .insertInto('voicemails')
    .values({ trust_id: ctx.trust.id, ...row, ...rest, entered_at: ctx.now, entered_by: actorId(ctx) })
    .onConflict((same) => same.columns(['trust_id', 'id']).doNothing())
    .executeTakeFirst();
  if (!done.numInsertedOrUpdatedRows) return false;
  await record(ctx, `voicemail.${row.kind}`, { voicemail: row.id });
  return true;
}

async function link(ctx: Ctx, id: string, to: { contact_id?: string; promise_id: string }) {
  await ctx.db.updateTable('voicemails').set(to).where('trust_id', '=', ctx.trust.id).where('id', '=', id).execute();
}

/** Rung within the day: the first time on offer that leaves four hours, or the last. */
async function promiseRing(
  ctx: Ctx,
  about: { contact: string | null; person: string | null; about: string; reach: string },
): Promise<Promised> {
  const times = presetTimes(ctx.now, (await loadCalendar(ctx)).hours).map(({ value }) => new Date(value));
  const due = times.find((at) => +at - +ctx.now >= FOUR_HOURS) ?? times.at(-1) ?? new Date(+ctx.now + FOUR_HOURS);
  return makePromise(ctx, { kind: 'ring_back', owner: null, due, ...about });
}
