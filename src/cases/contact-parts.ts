// Words of one contact that are about another matter stand in that case too.
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { touchCase } from './cases.ts';
import type { Contact } from './contacts.ts';

/** The same contact with these words in another case: who took it, from whom, how and when stay as they are. */
export async function addPartOfContact(
  ctx: Ctx,
  contact: Contact,
  part: { case: string; words: string },
): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('contacts')
    .values({
      trust_id: ctx.trust.id,
      id,
      state: 'record',
      case_id: part.case,
      words: part.words,
      split_from: contact.id,
      author_id: contact.author_id,
      taken_by: contact.taken_by,
      taken_by_id: contact.taken_by_id,
      person_id: contact.person_id,
      channel: contact.channel,
      direction: contact.direction,
      result: contact.result,
      message_with: contact.message_with,
      identity_checked: contact.identity_checked,
      received_at: contact.received_at,
      started_at: ctx.now,
      finished_at: ctx.now,
      error_at: null,
      error_by: null,
      error_reason: null,
    })
    .execute();
  const { person_id: person, channel, direction, result, received_at: happenedAt } = contact;
  const about = { case: part.case, person, contact: id, channel, direction, result };
  await record(ctx, 'contact.recorded', { ...about, happenedAt });
  await touchCase(ctx, part.case);
  return id;
}

/** Where words of this contact were taken to, but for those taken back. */
export async function listPartsOfContact(ctx: Ctx, contact: string): Promise<Contact[]> {
  return ctx.db
    .selectFrom('contacts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('split_from', '=', contact)
    .where('error_at', 'is', null)
    .orderBy('started_at')
    .execute();
}
