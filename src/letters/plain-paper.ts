// What another module writes to somebody by post, of no template: on the same paper as every letter of this PALS.
import type { Person } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { Attachment } from '../platform/senders.ts';
import { localDate } from '../platform/time.ts';
import { filesOf, newSheet } from './documents.ts';
import { formatFor } from './formats.rules.ts';
import { NOTIFY_LAYOUT } from './layouts.rules.ts';

export type PlainLetter = {
  person: Pick<Person, 'name' | 'needs'>;
  address: string;
  reference: string;
  subject: string;
  body: string;
};

/** In the format that they need. Undefined: it cannot be posted for us, and somebody tells them another way. */
export async function maybePaper(
  ctx: Ctx,
  { person, address, reference, subject, body }: PlainLetter,
): Promise<Attachment[] | undefined> {
  const extras = { format: formatFor(person.needs), why: '', translation: null };
  const to = { kase: { ref: reference }, person, address, extras, day: localDate(ctx.now), layout: NOTIFY_LAYOUT };
  try {
    return await filesOf('letter', await newSheet(ctx, to, { subject, body }));
  } catch (error) {
    if (error instanceof RuleError) return undefined;
    throw error;
  }
}
