// What a trust says of its own on the public page about privacy, from a day on. UK GDPR, article 13(1)(b): whoever gives
// us facts about themselves is told how to reach the data protection officer.
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Dated, heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { type Day, localDate } from '../platform/time.ts';

/** `officer`: the data protection officer, a name or a post and how to reach them, as typed. */
export type PrivacyWords = { officer: string; more: string };

/** All that ever held or is planned. */
export async function listPrivacyWords(ctx: Ctx): Promise<(PrivacyWords & Dated)[]> {
  return ctx.db
    .selectFrom('privacy_words')
    .select(['trust_id', 'officer', 'more', 'valid_from', 'valid_to'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('valid_from')
    .execute();
}

/** What holds today; nothing, until somebody sets it. */
export async function loadPrivacyWords(ctx: Ctx): Promise<PrivacyWords> {
  const [held] = heldOn(await listPrivacyWords(ctx), localDate(ctx.now));
  return held ?? { officer: '', more: '' };
}

/** @throws RuleError the day is past */
export async function changePrivacyWords(ctx: Ctx, words: PrivacyWords, from: Day) {
  refusePast(ctx, from);
  if (!(await changeFrom(storeOf(ctx), [words], from))) return;
  await record(ctx, 'privacy_words.changed', { from });
}

/** Takes a change back that begins today or later: what held before goes on. @throws NotFound */
export async function takePrivacyWordsBack(ctx: Ctx, from: string) {
  await takeBack(ctx, storeOf(ctx), from);
  await record(ctx, 'privacy_words.taken_back', { from });
}

function storeOf(ctx: Ctx): DatedStore<PrivacyWords> {
  const own = { trust_id: ctx.trust.id, changed_by: ctx.actor.id, changed_at: ctx.now };
  return {
    of: { trust_id: ctx.trust.id },
    list: () => listPrivacyWords(ctx),
    drop: (which) => ctx.db.deleteFrom('privacy_words').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('privacy_words').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('privacy_words')
        .values(rows.map((row) => ({ ...own, ...row })))
        .execute(),
  };
}
