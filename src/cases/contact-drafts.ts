// Contacts on their way to the record: an empty draft has an address from its first second.
import type { Updateable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { isId, newId } from '../platform/ids.ts';
import { type Contact, recordContactEvent } from './contacts.ts';
import { cancelPromise, listPromisesOfContact } from './promises.ts';
import type { Channel, ContactTable } from './tables.ts';

/** Begins a contact: an empty draft of its author, so that a call has an address from its first second. */
export async function startContact(
  ctx: Ctx,
  about: { channel?: Channel; direction?: 'in' | 'out'; person?: string | null; case?: string | null } = {},
): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('contacts')
    .values({
      trust_id: ctx.trust.id,
      id,
      state: 'draft',
      author_id: actorId(ctx),
      case_id: about.case ?? null,
      person_id: about.person ?? null,
      channel: about.channel ?? 'phone',
      direction: about.direction ?? 'in',
      received_at: ctx.now,
      started_at: ctx.now,
      finished_at: null,
      error_at: null,
      error_by: null,
      error_reason: null,
    })
    .execute();
  return id;
}

/** Calls of this officer that were begun and not finished, oldest first. */
export async function listUnfinished(ctx: Ctx): Promise<Contact[]> {
  return ctx.db
    .selectFrom('contacts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('author_id', '=', actorId(ctx))
    .where('state', '=', sql.lit('draft'))
    .orderBy('started_at')
    .execute();
}

/** Calls that somebody whose account has ended left unfinished: whoever takes their work over finishes them. */
export async function takeOverCalls(ctx: Ctx, from: string): Promise<void> {
  await ctx.db
    .updateTable('contacts')
    .set({ author_id: actorId(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('author_id', '=', from)
    .where('state', '=', 'draft')
    .execute();
}

/** Locks a draft for finishing; undefined when it was finished already (a double click, a second tab). */
export async function lockDraft(ctx: Ctx, id: string): Promise<Contact | undefined> {
  if (!isId(id)) return undefined;
  return ctx.db
    .selectFrom('contacts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('state', '=', sql.lit('draft'))
    .forUpdate()
    .executeTakeFirst();
}

/** Turns the draft into the record. Its case, if it has one, is given here. */
export async function finishDraft(
  ctx: Ctx,
  id: string,
  with_: Pick<
    Updateable<ContactTable>,
    'case_id' | 'person_id' | 'words' | 'told' | 'channel' | 'received_at' | 'taken_by' | 'taken_by_id'
  >,
) {
  const contact = await ctx.db
    .updateTable('contacts')
    .set({ ...with_, state: 'record', finished_at: ctx.now, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('state', '=', sql.lit('draft'))
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordContactEvent(ctx, contact);
  for (const [card, at] of Object.entries(contact.cards)) {
    await record(ctx, 'contact.card_opened', { case: contact.case_id, contact: id, card, happenedAt: new Date(at) });
  }
}

/** Throws an empty draft away; one with words in it is asked about first by its page. Nobody is asked to join it any more. */
export async function discardDraft(ctx: Ctx, id: string) {
  const { numUpdatedRows } = await ctx.db
    .updateTable('contacts')
    .set({ state: 'discarded' })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('state', '=', sql.lit('draft'))
    .where('author_id', '=', actorId(ctx))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await record(ctx, 'contact.discarded', { contact: id });
  for (const asking of await listPromisesOfContact(ctx, id, 'join_call'))
    if (asking.state === 'open') await cancelPromise(ctx, asking);
}

/** Colleagues who were asked to join may look at the call while it is a draft. */
export async function letLook(ctx: Ctx, contact: Contact, colleagues: readonly string[]) {
  await ctx.db
    .updateTable('contacts')
    .set({ asked: [...colleagues] })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', contact.id)
    .where('state', '=', 'draft')
    .execute();
}

/** A prompt card was opened in this call: a quiet mark with its time, for the debrief. The first time stays. */
export async function markCard(ctx: Ctx, id: string, card: string) {
  await ctx.db
    .updateTable('contacts')
    .set({ cards: sql<string>`jsonb_build_object(${card}::text, ${ctx.now.toISOString()}::text) || cards` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('author_id', '=', actorId(ctx))
    .execute();
}
