import { sql } from 'kysely';
import { type Earlier, keepEarlier, listEarlier, maybeEarlier, record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { refuseStale } from '../platform/seen.ts';
import { addDays, localDate } from '../platform/time.ts';
import { listCards, type PromptCard } from './cards.ts';

export type CardWords = Pick<PromptCard, 'say' | 'ask' | 'avoid' | 'triggers'>;

/** @throws NotFound no such card */
export async function findCard(ctx: Ctx, code: string): Promise<PromptCard> {
  const card = (await listCards(ctx)).find((known) => known.code === code);
  if (!card) throw new NotFound('This card');
  return card;
}

export const cardWords = ({ say, ask, avoid, triggers }: PromptCard): CardWords => ({ say, ask, avoid, triggers });

/**
 * This trust says it in its own words from now on; the shipped card and what it said before are kept.
 * @throws NotFound no such card. @throws RuleError somebody changed it since it was `seen`
 */
export async function changeCard(ctx: Ctx, code: string, words: CardWords, seen = '') {
  const card = await findCard(ctx, code);
  const { title, position } = card;
  if (sameWords(card, words)) return;
  refuseStale(seen, cardWords(card));
  await keepEarlier(ctx, 'prompt_card', code, cardWords(card));
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

/** What a card said before, the newest first. */
export function listEarlierCards(ctx: Ctx, code: string): Promise<Earlier<CardWords>[]> {
  return listEarlier(ctx, 'prompt_card', code);
}

/** @throws NotFound no such card, or it never said that */
export async function bringBackCard(ctx: Ctx, code: string, earlier: string) {
  const found = await maybeEarlier<CardWords>(ctx, 'prompt_card', code, earlier);
  if (!found) throw new NotFound('What it said before');
  await changeCard(ctx, code, found.held);
}

const sameWords = (one: CardWords, other: CardWords) =>
  (['say', 'ask', 'avoid', 'triggers'] as const).every((part) => one[part].join('\n') === other[part].join('\n'));

/** Back to the words that came with the product, from now on. @throws NotFound no such card */
export async function restoreCard(ctx: Ctx, code: string) {
  const card = await findCard(ctx, code);
  if (card.trust_id === null) return;
  await keepEarlier(ctx, 'prompt_card', code, cardWords(card));
  await ctx.db
    .updateTable('prompt_cards')
    .set({ valid_to: addDays(localDate(ctx.now), -1) })
    .where('trust_id', '=', ctx.trust.id)
    .where('code', '=', code)
    .execute();
  await record(ctx, 'prompt_card.restored', { code });
}
