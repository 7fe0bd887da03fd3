// The number somebody keeps, and the browsers in which it was entered.
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, sameCase } from '../cases/index.ts';
import { recordIdsOf } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Tables } from '../platform/db.ts';
import { hashOf, newId, newToken } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import type { Cookie } from '../platform/reply.ts';
import { LETTERS, LETTERS_IN_IT } from './receipts.rules.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'receipts.note_coming': { visit: string };
  }
}

export type Visit = Selectable<Tables['receipt_visits']>;

/** By which a browser is known in which a number was entered: on the pages of what is happening alone. */
export const visitCookie = (value: string): Cookie => ({ name: 'pals_receipt', value, path: '/track' });
/** Takes it back. */
export const FORGOTTEN: Cookie = { ...visitCookie(''), maxAge: 0 };

/** So long can be read what was opened with a number. */
const READ_MINUTES = 60;
/** So long what somebody writes there is taken. */
const WRITE_HOURS = 12;
const HOUR = 3_600_000;

/** The number that belongs to a secret of a browser: whoever has the one can show the other again, and nobody else. */
export function receiptOf(secret: string): string {
  const bytes = createHash('sha256').update(`receipt:${secret}`).digest();
  return [...bytes.subarray(0, LETTERS_IN_IT)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** With it they come back to this case. Only its hash is kept. `person`: who they are; null: nobody knows. */
export async function giveReceipt(
  ctx: Ctx,
  { case: caseId, person }: { case: string; person: string | null },
  receipt: string,
): Promise<void> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('receipts')
    .values({
      ...{ trust_id: ctx.trust.id, id, case_id: caseId, person_id: person, hash: hashOf(receipt) },
      ...{ made_at: ctx.now, came_at: null },
    })
    .execute();
  await record(ctx, 'receipt.given', { case: caseId });
}

/** The newest of a case; undefined: whoever told us this can be reached, or left none. */
export async function maybeReceiptOf(ctx: Ctx, { id }: Pick<Case, 'id'>) {
  return ctx.db
    .selectFrom('receipts')
    .select(['id', 'person_id', 'came_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(id))
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Do they come back to this case with a number? */
export async function comesBack(ctx: Ctx, kase: Pick<Case, 'id'>, person: string): Promise<boolean> {
  const whose = (await maybeReceiptOf(ctx, kase))?.person_id;
  return whose ? (await recordIdsOf(ctx, person)).includes(whose) : false;
}

/** The same work for right and wrong. Given back is the secret for the cookie: what it opens is seen on the next page. */
export async function openVisit(ctx: Ctx, receipt: string): Promise<string> {
  const secret = newToken();
  const found = await ctx.db
    .selectFrom('receipts')
    .select(['id', 'case_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where('hash', '=', hashOf(receipt))
    .executeTakeFirst();
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('receipt_visits')
    .values({
      ...{ trust_id: ctx.trust.id, id, hash: hashOf(secret), made_at: ctx.now },
      ...{ receipt_id: found?.id ?? null, case_id: found?.case_id ?? null },
    })
    .execute();
  await enqueue(ctx, 'receipts.note_coming', { visit: id });
  return secret;
}

/** What this browser opened; `writing`: words are taken longer than they are shown. Undefined: nothing, or long ago. */
export async function maybeVisit(ctx: Ctx, secret: string | undefined, writing = false): Promise<Visit | undefined> {
  if (!secret) return undefined;
  const since = writing ? WRITE_HOURS * HOUR : READ_MINUTES * 60_000;
  return ctx.db
    .selectFrom('receipt_visits')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('hash', '=', hashOf(secret))
    .where('made_at', '>', new Date(ctx.now.getTime() - since))
    .executeTakeFirst();
}

/** Each night: of who tried what, nothing stays. */
export async function forgetVisits(ctx: Ctx): Promise<void> {
  await ctx.db
    .deleteFrom('receipt_visits')
    .where('trust_id', '=', ctx.trust.id)
    .where('made_at', '<', new Date(ctx.now.getTime() - 24 * HOUR))
    .execute();
}
