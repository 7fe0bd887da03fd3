import { type Earlier, keepEarlier, listEarlier, record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isSame } from '../platform/same.ts';
import { localDate } from '../platform/time.ts';
import type { Signs } from './letters.rules.ts';

export type Signer = { signs: Signs; signer: string; email: string; checked_on: string | null };

/** Often the chief executive's office: what holds until a trust says how it is with them. */
const USUAL: Signer = { signs: 'chief_executive', signer: '', email: '', checked_on: null };

/** Who signs answers to MPs here, if nothing else is said of one letter. */
export async function usualSigner(ctx: Ctx): Promise<Signer> {
  const row = await ctx.db
    .selectFrom('mp_signers')
    .select(['signs', 'signer', 'email', 'checked_on'])
    .where('trust_id', '=', ctx.trust.id)
    .executeTakeFirst();
  return row ?? USUAL;
}

export async function setSigner(ctx: Ctx, signer: Pick<Signer, 'signs' | 'signer' | 'email'>) {
  const now = { ...signer, signer: signer.signer.trim() };
  const held = await usualSigner(ctx);
  if (held.checked_on && isSame(held, now)) return;
  if (held.checked_on) await keepEarlier(ctx, 'mp_signer', '', held);
  const set = { ...now, checked_on: localDate(ctx.now) };
  await ctx.db
    .insertInto('mp_signers')
    .values({ trust_id: ctx.trust.id, ...set })
    .onConflict((same) => same.column('trust_id').doUpdateSet(set))
    .execute();
  await record(ctx, 'mp_signer.changed', { signs: signer.signs });
}

/** What was said before, the newest first. */
export function listEarlierSigners(ctx: Ctx): Promise<Earlier<Signer>[]> {
  return listEarlier(ctx, 'mp_signer', '');
}
