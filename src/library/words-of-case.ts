// What a case is about, to offer guides that fit: read, shown to nobody, sent nowhere.
import { type Case, listContactsWith } from '../cases/index.ts';
import { namedCodes } from '../codes/index.ts';
import type { Ctx } from '../platform/context.ts';

const LAST_CONTACTS = 5;

/** Its subject and the last that was said. */
export async function wordsOfCase(ctx: Ctx, kase: Case): Promise<string> {
  const [subjects, contacts] = await Promise.all([
    namedCodes(ctx, 'subjects'),
    kase.caller_id ? listContactsWith(ctx, kase.caller_id, LAST_CONTACTS) : [],
  ]);
  const subject = subjects.find(({ code }) => code === kase.subject)?.label ?? '';
  return [subject, ...contacts.filter(({ case_id }) => case_id === kase.id).map(({ words }) => words)].join('\n');
}
