import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { addDays, localDate } from '../platform/time.ts';
import { listCards, type PromptCard } from './cards.ts';

export type CardWords = Pick<PromptCard, 'say' | 'ask' | 'avoid' | 'triggers'>;

/** @throws NotFound no such card */
export async function findCard(ctx: Ctx, code: string): Promise<PromptCard> {
  const card = (await listCards(ctx)).find((known) => known.code === code);
  if (!card) throw new NotFound('This card');
  return card;
}

/** This trust says it in its own words from now on; the shipped card is kept. @throws NotFound no such card */
export async function changeCard(ctx: Ctx, code: string, words: CardWords) {
  const { title, position, ...held } = await findCard(ctx, code);
  if (sameWords(held, words)) return;
  const set = { ...words, title, position, valid_to: null };
  await ctx.db
    .insertInto('prompt_cards')
    .values({ trust_id: ctx.trust.id, code, ...set })
    .onConflict((same) =>
      same
        .expression(sql`coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), code, valid_from`)
        .doUpdateSet(set),
    )
    .execute();
  await record(ctx, 'prompt_card.changed', { code });
}

const sameWords = (one: CardWords, other: CardWords) =>
  (['say', 'ask', 'avoid', 'triggers'] as const).every((part) => one[part].join('\n') === other[part].join('\n'));

/** Back to the words that came with the product, from now on. @throws NotFound no such card */
export async function restoreCard(ctx: Ctx, code: string) {
  if ((await findCard(ctx, code)).trust_id === null) return;
  await ctx.db
    .updateTable('prompt_cards')
    .set({ valid_to: addDays(localDate(ctx.now), -1) })
    .where('trust_id', '=', ctx.trust.id)
    .where('code', '=', code)
    .execute();
  await record(ctx, 'prompt_card.restored', { code });
}
