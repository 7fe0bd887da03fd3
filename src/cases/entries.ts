// What was written down in a case, notes and contacts alike: its author may correct a slip for some minutes; anybody who
// works on the case may mark it as entered in error, and it stays.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Texts } from '../platform/edits.rules.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isSlip, SLIP_MINUTES } from './cases.rules.ts';
import { casesByIds } from './cases.ts';
import { CHANNEL_WORDS } from './contacts.rules.ts';
import { type Contact, findContact, strikeContact } from './contacts.ts';
import { findNote, type Note, strikeNote } from './notes.ts';
import type { Case } from './tables.ts';
import { atWords } from './timeline-facts.rules.ts';

export type Written = { author_id: string | null; created_at: Date; texts: Texts } & (
  | { kind: 'notes'; row: Note }
  | { kind: 'contacts'; row: Contact }
);

/** A note or a contact of this case; one of another case does not exist under this address. @throws NotFound */
export async function findEntry(ctx: Ctx, kase: Case, kind: Written['kind'], id: string): Promise<Written> {
  if (kind === 'notes') {
    const row = await findNote(ctx, kase, id);
    return { kind, row, author_id: row.author_id, created_at: row.created_at, texts: { body: row.body } };
  }
  const row = await findContact(ctx, id);
  const own = row.case_id !== null && (await casesByIds(ctx, [row.case_id])).get(row.case_id)?.id === kase.id;
  if (!own || !row.finished_at) throw new NotFound('This contact');
  const texts = { words: row.words, told: row.told };
  return { kind, row, author_id: row.author_id, created_at: row.finished_at, texts };
}

/** "Note, 24 November, 11:20am": which entry of a case is meant, without its words. @throws NotFound */
export async function entryLine(ctx: Ctx, kase: Case, kind: Written['kind'], id: string): Promise<string> {
  const entry = await findEntry(ctx, kase, kind, id);
  if (entry.kind === 'notes') return `Note, ${atWords(entry.created_at, ctx.now).words}`;
  return `${CHANNEL_WORDS[entry.row.channel]}, ${atWords(entry.row.received_at, ctx.now).words}`;
}

/** @throws RuleError it is not this person's slip, or not of the last minutes */
export function refuseLate(ctx: Ctx, entry: Written) {
  if (entry.row.error_at || !isSlip(entry, actorId(ctx), ctx.now))
    throw new RuleError(
      `An entry can be corrected by its author for ${SLIP_MINUTES} minutes. Add a new note, or mark this one as entered in error.`,
      Object.keys(entry.texts)[0],
    );
}

/** A slip of the pen is corrected; afterwards a correction is an entry of its own. @throws RuleError */
export async function correctEntry(ctx: Ctx, { body = '', words = '', told = '' }: Texts, entry: Written) {
  refuseLate(ctx, entry);
  if ([body, words, told].every((text) => text.trim() === '')) throw new RuleError('Write what was said', 'words');
  const now: Texts = { body, words, told };
  // The second press: it says this already.
  if (Object.entries(entry.texts).every(([name, text]) => now[name] === text)) return;
  const id = entry.row.id;
  const version = sql<number>`version + 1`;
  if (entry.kind === 'notes') {
    const note = ctx.db.updateTable('notes').set({ body, version });
    await note.where('trust_id', '=', ctx.trust.id).where('id', '=', id).execute();
    await record(ctx, 'case.note_corrected', { case: entry.row.case_id, note: id });
  } else {
    const contact = ctx.db.updateTable('contacts').set({ words, told, version });
    await contact.where('trust_id', '=', ctx.trust.id).where('id', '=', id).execute();
    await record(ctx, 'contact.corrected', { case: entry.row.case_id, contact: id });
  }
}

/** Struck through with a reason and a name, never removed. */
export async function strikeEntry(ctx: Ctx, entry: Written, reason: string) {
  if (entry.kind === 'notes') await strikeNote(ctx, entry.row, reason);
  else await strikeContact(ctx, entry.row, reason);
}
