import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import type { TalkNoteTable } from './tables.ts';

export type TalkNote = Selectable<TalkNoteTable>;

/** Newest first. Row level security shows them to the two of the talk alone. */
export async function listTalkNotes(ctx: Ctx, user: string): Promise<TalkNote[]> {
  return ctx.db
    .selectFrom('talk_notes')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', user)
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
}

/** A note of a talk between two people, written by one of them. It stays as written: a correction is another note. A second press adds none. */
export async function addTalkNote(ctx: Ctx, talk: { user: string; lead: string }, body: string): Promise<void> {
  const since = await sincePress(ctx, 'talk note');
  const known = await listTalkNotes(ctx, talk.user);
  const isSame = (note: TalkNote) =>
    note.author_id === actorId(ctx) && note.lead_id === talk.lead && note.body === body && note.written_at > since;
  if (known.some(isSame)) return;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('talk_notes')
    .values({
      trust_id: ctx.trust.id,
      id,
      user_id: talk.user,
      lead_id: talk.lead,
      author_id: actorId(ctx),
      body,
      written_at: ctx.now,
    })
    .execute();
  await record(ctx, 'team.talk_noted', { user: talk.user, talk: id });
}
