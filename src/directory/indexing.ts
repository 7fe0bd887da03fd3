// The words of an entry, kept beside it so that it is found.
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
  await ctx.db
    .insertInto('help_dictionary')
    .values(words.map(({ kind, word }) => ({ trust_id, kind, word })))
    .onConflict((same) => same.doNothing())
    .execute();
  await ctx.db
    .insertInto('help_words')
    .values(words.map((word) => ({ trust_id, entry_id: help.id, ...word })))
    .execute();
}

export async function unindexHelp(ctx: Ctx, id: string) {
  await ctx.db.deleteFrom('help_words').where('trust_id', '=', ctx.trust.id).where('entry_id', '=', id).execute();
}
