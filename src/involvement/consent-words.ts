// In which words somebody agrees that we write to them about taking part. Each edition stays, with whoever agreed to it.
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { editionRead, FIRST_CONSENT } from './consent-words.rules.ts';

export type ConsentWords = { edition: number; words: string; made_at: Date; made_by: string | null };

/** The newest first. */
export async function listConsentWords(ctx: Ctx): Promise<ConsentWords[]> {
  return ctx.db
    .selectFrom('involvement_consents')
    .select(['edition', 'words', 'made_at', 'made_by'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('edition', 'desc')
    .execute();
}

/** What somebody is asked today. */
export async function consentWords(ctx: Ctx): Promise<ConsentWords> {
  const [newest] = await listConsentWords(ctx);
  return newest ?? { edition: 1, words: FIRST_CONSENT, made_at: ctx.now, made_by: null };
}

/** What somebody read, where it still counts; undefined: they read what people are asked today. */
export const maybeRead = async (ctx: Ctx, edition: string) =>
  editionRead(await listConsentWords(ctx), edition, ctx.now);

/** From now on people are asked in these words. What others agreed to stays as it was. The same words change nothing. */
export async function changeConsentWords(ctx: Ctx, words: string): Promise<void> {
  const held = await consentWords(ctx);
  if (held.words === words.trim()) return;
  const edition = held.edition + 1;
  await ctx.db
    .insertInto('involvement_consents')
    .values({ trust_id: ctx.trust.id, edition, words: words.trim(), made_by: ctx.actor.id, made_at: ctx.now })
    .execute();
  await record(ctx, 'involvement.consent_words_changed', { edition });
}

/** Of a new trust. */
export async function setConsentWords(ctx: Ctx): Promise<void> {
  await ctx.db
    .insertInto('involvement_consents')
    .values({ trust_id: ctx.trust.id, edition: 1, words: FIRST_CONSENT, made_by: null, made_at: ctx.now })
    .onConflict((same) => same.doNothing())
    .execute();
}
