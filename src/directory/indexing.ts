// The words of an entry, kept beside it so that it is found.
import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { newEdition } from './editions.ts';
import type { Help } from './help.ts';
import type { WordKind } from './tables.ts';
import { type Indexed, needWordsOf, placeWordsOf } from './words.rules.ts';

export type Word = { kind: WordKind; word: string; weight: number };

export function wordsOf(help: Indexed): Word[] {
  const of = (kind: WordKind, words: Map<string, number>) =>
    [...words].map(([word, weight]) => ({ kind, word, weight }));
  return [...of('need', needWordsOf(help)), ...of('place', placeWordsOf(help))];
}

/** Its words as they are now. What is hidden or taken out is not found at all. */
export async function indexHelp(ctx: Ctx, help: Help) {
  await unindexHelp(ctx, help.id);
  await newEdition(ctx);
  if (help.ended_at || help.shown === 'hidden') return;
  const words = wordsOf({ ...help, organisation: help.organisation.name });
  const trust_id = ctx.trust.id;
  await keepInDictionary(ctx, words);
  await ctx.db
    .insertInto('help_words')
    .values(words.map((word) => ({ trust_id, entry_id: help.id, ...word })))
    .execute();
}

/**
 * Whoever brings the same word meanwhile waits until this transaction ends, so a long one does it apart, in a short one.
 * Words that no entry has do no harm. In their order, so that no two wait for each other.
 */
export async function keepInDictionary(ctx: Ctx, words: readonly Omit<Word, 'weight'>[]) {
  await sql`insert into help_dictionary (trust_id, kind, word)
    select distinct ${ctx.trust.id}::uuid, x.kind, x.word
    from unnest(${words.map(({ kind }) => kind)}::text[], ${words.map(({ word }) => word)}::text[]) x (kind, word)
    order by 2, 3 on conflict do nothing`.execute(ctx.db);
}

export async function unindexHelp(ctx: Ctx, id: string) {
  await ctx.db.deleteFrom('help_words').where('trust_id', '=', ctx.trust.id).where('entry_id', '=', id).execute();
}
