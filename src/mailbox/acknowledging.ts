// The acknowledgement of emails that come while PALS is closed, as a trust sets it from a day on.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { isOpenAt, loadCalendar, nextOpening } from '../calendar/index.ts';
import { addressOf, canSend, send } from '../outbox/index.ts';
import { mayHoldDetails, mayReach, peopleByIds, peopleWithEmails } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Dated, heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { isMailAddress } from '../platform/senders.ts';
import { type Day, dateTimeWords, localDate } from '../platform/time.ts';
import { type Acknowledging, isShipped, mayAcknowledge, SHIPPED, wordsOf } from './acknowledging.rules.ts';
import type { Hints } from './filters.rules.ts';
import { changeMail, type Mail } from './mails.ts';

export async function listAcknowledging(ctx: Ctx): Promise<(Acknowledging & Dated)[]> {
  return ctx.db
    .selectFrom('mail_acknowledgements')
    .select(['trust_id', 'turned_on', 'subject', 'body', 'valid_from', 'valid_to'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('valid_from')
    .execute();
}

export async function loadAcknowledging(ctx: Ctx): Promise<Acknowledging> {
  return heldOn(await listAcknowledging(ctx), localDate(ctx.now))[0] ?? SHIPPED;
}

/** @throws RuleError the day is past */
export async function changeAcknowledging(ctx: Ctx, wanted: Acknowledging, from: Day) {
  refusePast(ctx, from);
  if (isShipped(wanted) && (await listAcknowledging(ctx)).length === 0) return;
  if (!(await changeFrom(storeOf(ctx), [wanted], from))) return;
  await record(ctx, 'mail_acknowledgement.changed', { from });
}

/** Takes a change back that begins today or later. @throws NotFound */
export async function takeAcknowledgingBack(ctx: Ctx, from: string) {
  await takeBack(ctx, storeOf(ctx), from);
  await record(ctx, 'mail_acknowledgement.taken_back', { from });
}

const DAY_MS = 86_400_000;

/** Answers an email that came while PALS is closed, where the trust wants it. Promises nothing. */
export async function acknowledge(ctx: Ctx, mail: Mail, hints: Hints): Promise<void> {
  const set = await loadAcknowledging(ctx);
  if (!set.turned_on || !canSend(ctx, 'email')) return;
  const { hours } = await loadCalendar(ctx);
  if (isOpenAt(mail.came_at, hours) || isOpenAt(ctx.now, hours)) return;
  const to = hints.sender?.address ?? '';
  const { nature, noAnswer, doubt } = hints;
  if (!isMailAddress(to) || to === addressOf(ctx)?.toLowerCase()) return;
  const before = await wasAcknowledged(ctx, to);
  const unsafe = await isUnsafe(ctx, to);
  if (!mayAcknowledge({ nature, noAnswer, sender: to, doubt, before, unsafe })) return;
  const opens = nextOpening(ctx.now, hours);
  await send(ctx, {
    ...{ channel: 'email', to, subject: set.subject, held: false, automatic: true },
    body: wordsOf(set, opens ? `at ${dateTimeWords(opens, ctx.now)}` : 'soon'),
    about: { kind: 'acknowledgement', id: mail.id },
    ...(mail.message_id ? { inReplyTo: mail.message_id, references: [mail.message_id] } : {}),
  });
  await changeMail(ctx, mail, { acknowledged_at: ctx.now });
}

/** Two emails of one sender are read at once: the second waits until the first is answered. */
async function wasAcknowledged(ctx: Ctx, address: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext(${`acknowledge:${ctx.trust.id}:${address}`}))`.execute(ctx.db);
  const row = await ctx.db
    .selectFrom('mails')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('from_address', '=', address)
    .where('acknowledged_at', '>', new Date(ctx.now.getTime() - DAY_MS))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody else might read it, or whoever has this address asked not to be written to. */
async function isUnsafe(ctx: Ctx, address: string): Promise<boolean> {
  const people = await peopleByIds(ctx, (await peopleWithEmails(ctx, [address])).get(address) ?? []);
  return [...people.values()].some((person) => !mayReach(person, 'email') || !mayHoldDetails(person, 'email'));
}

function storeOf(ctx: Ctx): DatedStore<Acknowledging> {
  const own = { trust_id: ctx.trust.id, changed_by: ctx.actor.id, changed_at: ctx.now };
  return {
    of: { trust_id: ctx.trust.id },
    list: () => listAcknowledging(ctx),
    drop: (which) => ctx.db.deleteFrom('mail_acknowledgements').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('mail_acknowledgements').set({ valid_to }).where(which).execute(),
    add: (wanted) =>
      ctx.db
        .insertInto('mail_acknowledgements')
        .values(wanted.map((row) => ({ ...own, ...row })))
        .execute(),
  };
}
