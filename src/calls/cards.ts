import type { Selectable } from 'kysely';
import { type Contact, markCard } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { ownFirst } from '../platform/shipped.ts';
import { localDate } from '../platform/time.ts';
import type { PromptCardTable } from './tables.ts';

export type PromptCard = Selectable<PromptCardTable>;

/** The prompt cards in force today, in their order. A trust's own card stands in place of the shipped one. */
export async function listCards(ctx: Ctx): Promise<PromptCard[]> {
  const today = localDate(ctx.now);
  const rows = await ctx.db
    .selectFrom('prompt_cards')
    .selectAll()
    .where((eb) => eb.or([eb('trust_id', 'is', null), eb('trust_id', '=', ctx.trust.id)]))
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .orderBy('position')
    .orderBy('code')
    .execute();
  return ownFirst(rows);
}

/** A card was opened in this call: the case keeps it with its time when the call is finished. @throws NotFound no such card */
export async function markOpened(ctx: Ctx, call: Contact, code: string) {
  if (!(await listCards(ctx)).some((card) => card.code === code)) throw new NotFound('This card');
  if (call.state === 'draft') await markCard(ctx, call.id, code);
}
