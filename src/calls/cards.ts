import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { type Contact, markCard } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
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
  const own = new Map(rows.filter((row) => row.trust_id !== null).map((row) => [row.code, row]));
  const shipped = rows.filter((row) => row.trust_id === null || !rows.some((other) => isShippedOf(other, row)));
  return shipped.map((row) => own.get(row.code) ?? row);
}

const isShippedOf = (row: PromptCard, own: PromptCard) => row.trust_id === null && row.code === own.code;

/** A card was opened in this call: a quiet mark with its time, once a card. @throws NotFound no such card */
export async function markOpened(ctx: Ctx, call: Contact, code: string) {
  if (!(await listCards(ctx)).some((card) => card.code === code)) throw new NotFound('This card');
  if (call.state !== 'draft' || call.cards.includes(code)) return;
  await markCard(ctx, call.id, code);
  await record(ctx, 'contact.card_opened', { case: call.case_id, contact: call.id, card: code });
}
