// What another module writes to somebody by post, of no template: on the same paper as every letter of this PALS.
import type { Person } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { Attachment, SendWay } from '../platform/senders.ts';
import { localDate } from '../platform/time.ts';
import { filesOf, newSheet } from './documents.ts';
import { formatFor } from './formats.rules.ts';
import { NOTIFY_LAYOUT } from './layouts.rules.ts';

type Plain<W> = {
  channel: W;
  /** A number or an address. */
  to: string;
  person: Pick<Person, 'name' | 'needs'>;
  /** What they say when they call about it. */
  reference: string;
  subject: string;
  body: string;
};

/** What is sent to somebody; a letter is on paper. Undefined: it cannot be posted for us, and somebody tells them another way. */
export async function maybeParcel<W extends SendWay>(ctx: Ctx, plain: Plain<W>) {
  const { channel, to, person, subject, body } = plain;
  const parcel = { channel, to, toName: person.name, subject, body };
  if (channel !== 'letter') return parcel;
  const attachments = await maybePaper(ctx, plain);
  return attachments && { ...parcel, attachments };
}

/** In the format that they need. */
async function maybePaper(
  ctx: Ctx,
  { person, to: address, reference, subject, body }: Plain<unknown>,
): Promise<Attachment[] | undefined> {
  const extras = { format: formatFor(person.needs), why: '', translation: null };
  const sheet = { kase: { ref: reference }, person, address, extras, day: localDate(ctx.now), layout: NOTIFY_LAYOUT };
  try {
    return await filesOf('letter', await newSheet(ctx, sheet, { subject, body }));
  } catch (error) {
    if (error instanceof RuleError) return undefined;
    throw error;
  }
}
