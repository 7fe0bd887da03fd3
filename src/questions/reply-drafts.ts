// What somebody is writing on the page of a link, kept for a day: a bleep or an emergency loses nothing.
import type { Link } from '../links/index.ts';
import type { Ctx } from '../platform/context.ts';
import { DRAFT_FIELDS, DRAFT_HOURS } from './reply.rules.ts';

export async function keepReplyDraft(
  ctx: Ctx,
  { link, visit }: { link: Link; visit: string },
  fields: Record<string, string>,
) {
  const row = { fields: JSON.stringify(fields), changed_at: ctx.now };
  await ctx.db
    .insertInto('question_drafts')
    .values({ trust_id: ctx.trust.id, link_id: link.id, visit, case_id: link.case_id, ...row })
    .onConflict((same) => same.columns(['trust_id', 'link_id', 'visit']).doUpdateSet(row))
    .execute();
}

/**
 * Of this browser; of a link with a code also what was written before the code ran out, since whoever gives the new one
 * is the same receiver.
 */
export async function maybeReplyDraft(
  ctx: Ctx,
  link: Link,
  visit: string | undefined,
): Promise<Record<string, string>> {
  if (!visit) return {};
  const rows = await ctx.db
    .selectFrom('question_drafts')
    .select(['visit', 'fields'])
    .where('trust_id', '=', ctx.trust.id)
    .where('link_id', '=', link.id)
    .where('changed_at', '>', new Date(ctx.now.getTime() - DRAFT_HOURS * 3_600_000))
    .orderBy('changed_at', 'desc')
    .execute();
  const found = rows.find((row) => row.visit === visit) ?? (link.needs_code ? rows[0] : undefined);
  const kept = found?.fields ?? {};
  return Object.fromEntries(DRAFT_FIELDS.flatMap((name) => (kept[name] ? [[name, kept[name]]] : [])));
}

/** Older than a day: nobody comes back to it. */
export async function forgetReplyDrafts(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - DRAFT_HOURS * 3_600_000);
  await ctx.db
    .deleteFrom('question_drafts')
    .where('trust_id', '=', ctx.trust.id)
    .where('changed_at', '<', before)
    .execute();
}
