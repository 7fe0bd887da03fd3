// Answers of calendar programs to invitations that went out from here: read here, and taken by the module that invited.
import { casesByIds } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { ownWords } from '../platform/quoted.rules.ts';
import type { Hints } from './filters.rules.ts';
import type { Letter } from './parsing.ts';
import { type CalendarReply, readCalendarReply } from './replies.rules.ts';

/** With which case the invitation is; undefined: it is none of this module, or not of whoever answers. */
export type TakesReply = (
  ctx: Ctx,
  reply: CalendarReply,
) => Promise<{ case: string; about: { kind: string; id: string } } | undefined>;

declare module '../platform/module.ts' {
  interface Parts {
    /** How it takes what a calendar answers to an invitation of its own. */
    takesReply?: TakesReply;
  }
}

let known: readonly TakesReply[] = [];

/** Handed in once, by the list of modules. */
export function takeTakesReply(given: readonly TakesReply[]) {
  known = given;
}

/** The answer of somebody who was invited, in their own name. A part that is broken is an attachment, and nothing else. */
export async function takeReply(ctx: Ctx, { attachments, words }: Letter, { sender, doubt }: Hints) {
  if (doubt || !sender) return undefined;
  const parts = attachments.filter(({ contentType }) => /^(?:text\/calendar|application\/ics)\b/i.test(contentType));
  const reply = parts
    .map(({ content }) => readCalendarReply(content.toString('utf8')))
    .find((one) => one !== undefined);
  if (!reply || reply.attendee !== sender.address) return undefined;
  for (const take of known) {
    const taken = await take(ctx, reply);
    const kase = taken && (await casesByIds(ctx, [taken.case])).get(taken.case);
    if (kase) return { kase, about: taken.about, wordless: isWordless(words) };
  }
  return undefined;
}

/** Nobody wrote anything: at most the line that a calendar program makes up. */
function isWordless(words: string): boolean {
  const own = ownWords(words);
  return own === '' || /^[^\n]{0,200}\bhas (?:accepted|declined|tentatively accepted|replied)\b/i.test(own);
}
