import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx, sendOnly } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import { touchCase } from './cases.ts';
import { sameCase, thingOf } from './same-case.ts';
import type { Case, NoteTable } from './tables.ts';

export type Note = Selectable<NoteTable>;

/**
 * The keys under which the words of a note on their way are kept: of this case, and of those that were merged into it, in
 * which one may have been begun before.
 */
export async function noteDrafts(ctx: Ctx, kase: Case): Promise<string[]> {
  const merged = mayHold(ctx, kase, 'cases')
    ? await sql<{ id: string }>`select s.id from same_cases(${kase.id}) s where s.id <> ${kase.id}`.execute(ctx.db)
    : undefined;
  return [kase.id, ...(merged?.rows ?? []).map(({ id }) => id)].map((id) => `note/${id}`);
}

/** A second press of the button within this time is the same note. */
const SAME_NOTE_SECONDS = 30;

/** Adds a note to a case; a note on a closed case is kept too, for what comes in late. */
export async function addNote(ctx: Ctx, kase: Case, body: string): Promise<string> {
  await touchCase(ctx, kase.id); // locks the case, so that two presses come one after the other
  const same = await maybeSameNote(ctx, kase, body);
  if (same) return same;
  const id = await writeNote(ctx, kase, body);
  await record(ctx, 'case.note_added', { case: kase.id, note: id });
  return id;
}

/** Words that belong to another act, such as a change of sharing: kept like a note, told by the event of that act. */
export async function writeNote(ctx: Ctx, kase: Pick<Case, 'id'>, body: string): Promise<string> {
  const row = {
    trust_id: ctx.trust.id,
    id: newId(ctx.now),
    case_id: kase.id,
    author_id: actorId(ctx),
    body,
    created_at: ctx.now,
    error_at: null,
    error_by: null,
    error_reason: null,
  };
  await sendOnly(ctx, ctx.db.insertInto('notes').values(row).execute());
  return row.id;
}

async function maybeSameNote(ctx: Ctx, kase: Case, body: string): Promise<string | undefined> {
  const same = await ctx.db
    .selectFrom('notes')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .where('author_id', '=', actorId(ctx))
    .where('body', '=', body)
    .where('error_at', 'is', null)
    .where('created_at', '>', new Date(ctx.now.getTime() - SAME_NOTE_SECONDS * 1000))
    .executeTakeFirst();
  return same?.id;
}

export async function findNote(ctx: Ctx, kase: Case, id: string): Promise<Note> {
  const note = await ctx.db
    .selectFrom('notes')
    .selectAll()
    .where(thingOf(ctx, kase, id))
    .executeTakeFirst();
  if (!note) throw new NotFound('This note');
  return note;
}

/** Entered in error: struck through with a reason and a name, never removed. */
export async function strikeNote(ctx: Ctx, note: Note, reason: string) {
  if (note.error_at) return;
  await ctx.db
    .updateTable('notes')
    .set({ error_at: ctx.now, error_by: actorId(ctx), error_reason: reason, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', note.id)
    .execute();
  await record(ctx, 'case.note_struck', { case: note.case_id, note: note.id });
}

/** Notes by id, in no order. */
export async function notesByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Note>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('notes')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', anyOf(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const MOST_WORDS = 20;

/** What was said and written in a case last, to find a subject in. Entries in error are left out. */
export async function listWords(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<string[]> {
  const notes = await ctx.db
    .selectFrom('notes')
    .select('body as words')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('error_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(MOST_WORDS)
    .execute();
  const contacts = await ctx.db
    .selectFrom('contacts')
    .select('words')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('state', '=', sql.lit('record'))
    .where('error_at', 'is', null)
    .orderBy('received_at', 'desc')
    .limit(MOST_WORDS)
    .execute();
  return [...notes, ...contacts].map((row) => row.words);
}
