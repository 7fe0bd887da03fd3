import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { recordsOf } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import { touchCase } from './cases.ts';
import { meetClocks, restartUpdate } from './clocks.ts';
import { isTwoWay, RANG_AGAIN } from './contacts.rules.ts';
import { sameCase } from './same-case.ts';
import type { Channel, ContactResult, ContactTable } from './tables.ts';

export type Contact = Selectable<ContactTable>;

/** A contact by id: drafts only for their author. @throws NotFound */
export async function findContact(ctx: Ctx, id: string): Promise<Contact> {
  const found = isId(id)
    ? await ctx.db
        .selectFrom('contacts')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!found || found.state === 'discarded') throw new NotFound('This call');
  return found;
}

export type NewContact = {
  case: string | null;
  person?: string | null;
  channel: Channel;
  direction: 'in' | 'out';
  result?: ContactResult;
  messageWith?: string;
  identityChecked?: boolean;
  words?: string;
  told?: string;
  /** Was it in the way they need? Left out where nothing is recorded that they need. */
  needsMet?: boolean | undefined;
  needsUnmet?: string | undefined;
  /** When it took place: yesterday's paper note has its own time. Never in the future. */
  at?: Date;
  /** Nobody here wrote these words: nobody corrects them. */
  byItself?: boolean;
};

type ContactEvent = { name: string; [particular: string]: unknown };

/**
 * Records a contact that took place: an attempt, a call that came in, a long e-mail, yesterday's paper note. What comes in by
 * itself has no author.
 * `event` is how it stands in the timeline, where it is more than a contact: a question asked, an answer.
 */
export async function addContact(
  ctx: Ctx,
  input: NewContact,
  event: ContactEvent = { name: 'contact.recorded' },
): Promise<Contact> {
  const at = input.at ?? ctx.now;
  if (at > ctx.now) throw new RuleError('The time of the contact must be in the past', 'at');
  const contact = await ctx.db
    .insertInto('contacts')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      state: 'record',
      author_id: input.byItself ? null : ctx.actor.id,
      case_id: input.case,
      person_id: input.person ?? null,
      channel: input.channel,
      direction: input.direction,
      result: input.result ?? 'reached',
      message_with: input.messageWith ?? '',
      identity_checked: input.identityChecked ?? false,
      words: input.words ?? '',
      told: input.told ?? '',
      needs_met: input.needsMet ?? null,
      needs_unmet: input.needsMet === false ? (input.needsUnmet ?? '').trim() : '',
      received_at: at,
      started_at: ctx.now,
      finished_at: ctx.now,
      error_at: null,
      error_by: null,
      error_reason: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordContactEvent(ctx, contact, event);
  if (contact.case_id) await touchCase(ctx, contact.case_id);
  return contact;
}

/** How a contact stands in the timeline. Who spoke to us, or heard from us, has had their first contact. */
export async function recordContactEvent(
  ctx: Ctx,
  contact: Contact,
  event: ContactEvent = { name: 'contact.recorded' },
) {
  if (contact.case_id && event.name === 'contact.recorded' && isTwoWay(contact)) {
    await meetClocks(ctx, contact.case_id, ['first_contact'], contact.received_at);
    await restartUpdate(ctx, contact.case_id, contact.received_at);
  }
  const { name, ...particulars } = event;
  await record(ctx, name, {
    ...particulars,
    case: contact.case_id,
    person: contact.person_id,
    contact: contact.id,
    channel: contact.channel,
    direction: contact.direction,
    result: contact.result,
    happenedAt: contact.received_at,
  });
}

/** Entered in error: struck through with a reason and a name, never removed. */
export async function strikeContact(ctx: Ctx, contact: Contact, reason: string, by = ctx.actor.id) {
  if (contact.error_at || contact.state !== 'record') return;
  await ctx.db
    .updateTable('contacts')
    .set({ error_at: ctx.now, error_by: by, error_reason: reason, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', contact.id)
    .execute();
  await record(ctx, 'contact.struck', { case: contact.case_id, contact: contact.id });
}

/** Contacts with a person, newest first: what was said last time. */
export async function listContactsWith(ctx: Ctx, personId: string, most: number): Promise<Contact[]> {
  return ctx.db
    .selectFrom('contacts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('person_id', 'in', recordsOf(personId))
    .where('state', '=', sql.lit('record'))
    .orderBy('received_at', 'desc')
    .limit(most)
    .execute();
}

/** Contacts by id, in no order. */
export async function contactsByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Contact>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('contacts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', anyOf(ids))
    .where('state', '=', sql.lit('record'))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The contact that this officer recorded last on a case: the one that an "Undo" takes back. */
export async function maybeLastContact(ctx: Ctx, caseId: string): Promise<Contact | undefined> {
  return ctx.db
    .selectFrom('contacts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .where('author_id', '=', actorId(ctx))
    .where('state', '=', sql.lit('record'))
    .orderBy('finished_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

const SAME_PRESS_SECONDS = 30;

/** They rang again about the same thing: one press. Two presses at once are one contact. */
export async function recordRangAgain(ctx: Ctx, kase: { id: string; caller_id: string | null }): Promise<void> {
  await touchCase(ctx, kase.id); // locks the case, so that two presses come one after the other
  const last = await maybeLastContact(ctx, kase.id);
  const since = ctx.now.getTime() - SAME_PRESS_SECONDS * 1000;
  const same = last?.words === RANG_AGAIN && !last.error_at && (last.finished_at?.getTime() ?? 0) > since;
  if (same) return;
  await addContact(ctx, {
    case: kase.id,
    person: kase.caller_id,
    channel: 'phone',
    direction: 'in',
    words: RANG_AGAIN,
  });
}
