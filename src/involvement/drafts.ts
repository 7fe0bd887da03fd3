// What somebody without an account is filling in, found again by a secret of their browser, and forgotten.
import type { Selectable } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import type { Tables } from '../platform/db.ts';
import { hashOf, newId, newToken } from '../platform/ids.ts';
import { KEPT_DAYS, type SentSignUp, type Typed } from './joining.rules.ts';

export type SignUpDraft = Selectable<Tables['sign_up_drafts']>;

/** The secret is given back and kept nowhere here. */
export async function beginSignUp(ctx: Ctx, opportunity: string | null, fields: Typed = {}): Promise<string> {
  const secret = newToken();
  await ctx.db
    .insertInto('sign_up_drafts')
    .values({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), hash: hashOf(secret), opportunity_id: opportunity },
      ...{ fields: JSON.stringify(fields), started_at: ctx.now, changed_at: ctx.now, sent_at: null, sent: null },
    })
    .execute();
  return secret;
}

/** `lock`: until the transaction ends, nobody else changes it. */
export async function maybeSignUpDraft(ctx: Ctx, secret: string | undefined, lock = false) {
  if (!secret) return undefined;
  const found = ctx.db
    .selectFrom('sign_up_drafts')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('hash', '=', hashOf(secret))
    .where('changed_at', '>', goneBefore(ctx));
  return (lock ? found.forUpdate() : found).executeTakeFirst();
}

/** Keeps these fields beside what is there already. */
export async function keepFields(ctx: Ctx, draft: SignUpDraft, fields: Typed): Promise<Typed> {
  const typed = { ...draft.fields, ...fields };
  await ctx.db
    .updateTable('sign_up_drafts')
    .set({ fields: JSON.stringify(typed), changed_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', draft.id)
    .where('sent_at', 'is', null)
    .execute();
  return typed;
}

/** It is on the register now: of what was typed nothing stays here. */
export async function noteSignUpSent(ctx: Ctx, draft: SignUpDraft, sent: SentSignUp): Promise<void> {
  await ctx.db
    .updateTable('sign_up_drafts')
    .set({ fields: '{}', sent: JSON.stringify(sent), sent_at: ctx.now, changed_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', draft.id)
    .execute();
}

/** They thought better of it. */
export async function throwDraftAway(ctx: Ctx, draft: SignUpDraft): Promise<void> {
  await ctx.db.deleteFrom('sign_up_drafts').where('trust_id', '=', ctx.trust.id).where('id', '=', draft.id).execute();
}

/** What nobody came back to, each night. */
export async function forgetSignUps(ctx: Ctx): Promise<void> {
  await ctx.db
    .deleteFrom('sign_up_drafts')
    .where('trust_id', '=', ctx.trust.id)
    .where('changed_at', '<=', goneBefore(ctx))
    .execute();
}

const goneBefore = (ctx: Ctx) => new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000);
