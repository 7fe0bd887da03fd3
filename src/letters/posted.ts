// What went by post on a day: printed together, by whoever takes it to the post.
import { type Case, casesByIds, contactsByIds } from '../cases/index.ts';
import { listAbout } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { atLocal, type Day, endOfDay } from '../platform/time.ts';
import { missingIn, sheetOfGone } from './documents.ts';
import type { Letter } from './letters.ts';
import type { Sheet } from './sheets.rules.ts';

export type Posted = {
  letter: Letter;
  kase: Case;
  sheet: Sheet;
  /** Why it is not in the PDF: letters that our fonts do not have. Empty: it is. */
  missing: string;
};

/** More than any trust posts in a day. */
const MOST = 2000;

/**
 * Of cases that this officer may open, the first first. What was marked as entered in error, or undone, is left out; what
 * OpenPALS has printed and posted elsewhere is only counted, so that nobody posts it again.
 */
export async function listPosted(ctx: Ctx, day: Day): Promise<{ posted: Posted[]; elsewhere: number }> {
  const letters = await ctx.db
    .selectFrom('letters')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('channel', '=', 'letter')
    .where('made_at', '>=', atLocal(day, '00:00'))
    .where('made_at', '<', endOfDay(day))
    .orderBy('made_at')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const ids = letters.map(({ id }) => id);
  const [papers, messages, cases, contacts] = await Promise.all([
    keptPapers(ctx, ids),
    listAbout(ctx, 'letter', ids),
    casesByIds(
      ctx,
      letters.map(({ case_id }) => case_id),
    ),
    contactsByIds(
      ctx,
      letters.map(({ contact_id }) => contact_id),
    ),
  ]);
  const sent = new Set(messages.map(({ about_id }) => about_id));
  const posted: Posted[] = [];
  let elsewhere = 0;
  for (const letter of letters) {
    const kase = cases.get(letter.case_id);
    if (!kase || contacts.get(letter.contact_id)?.error_at !== null) continue;
    if (sent.has(letter.id)) elsewhere += 1;
    else {
      const sheet = await sheetOfGone(ctx, kase, letter);
      posted.push({ letter, kase, sheet, missing: papers.has(letter.id) ? '' : await missingIn(sheet) });
    }
  }
  return { posted, elsewhere };
}

/** Of these the paper was kept: it could be set. */
async function keptPapers(ctx: Ctx, letters: readonly string[]): Promise<ReadonlySet<string>> {
  if (letters.length === 0) return new Set();
  const rows = await ctx.db
    .selectFrom('letter_papers')
    .select('letter_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('letter_id', 'in', [...letters])
    .execute();
  return new Set(rows.map(({ letter_id }) => letter_id));
}
