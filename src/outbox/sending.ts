// The moment in which a message leaves: it is taken in hand in one transaction, and what became of it is written in the next.
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { asOfCase, casesByIds, listCasePeople, makePromise, NOT_SENT, PERHAPS_SENT } from '../cases/index.ts';
import { isEndedWay, isNeutral, mayHoldDetails, mayReach, type Person, peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { enqueue } from '../platform/jobs.ts';
import type { Arrival, Outcome, Parcel } from '../platform/senders.ts';
import { mayStillGo } from './looking-again.ts';
import { afterTry, bodyOf, nextLook, WAITING } from './outbox.rules.ts';
import { attachmentsOf, change, maybeLocked, type Outgoing, settle, stop, tellWhat } from './outbox.ts';
import { tellLost } from './taking-back.ts';
import { addressOf, canSend, maybeSender, senderName } from './ways.ts';

/** What is to be done outside of the transaction: hand it over, or ask whether it was. */
export type InHand = { parcel: Parcel; known: boolean };

/**
 * Takes it in hand. One that is in hand already was in those of a process that is gone: nobody knows what became of it,
 * unless the way can be asked (`known` false). Undefined: there is nothing to send.
 */
export async function takeInHand(ctx: Ctx, id: string): Promise<InHand | undefined> {
  const message = await maybeLocked(ctx, id);
  if (!message) return undefined;
  if (message.state === 'sending') return { parcel: await parcelOf(ctx, message), known: false };
  if (!WAITING.includes(message.state) || message.goes_at > ctx.now) return undefined;
  if (!(await mayStillGo(ctx, message))) {
    await stop(ctx, id);
    return undefined;
  }
  const against = await whyNot(ctx, message);
  if (against) {
    await fail(ctx, message, 'failed', against);
    return undefined;
  }
  await change(ctx, message, { state: 'sending', tries: message.tries + 1 });
  return { parcel: await parcelOf(ctx, message), known: true };
}

/** What has become so since it was put on its way: that may be four hours ago. */
async function whyNot(ctx: Ctx, message: Outgoing): Promise<string> {
  const { person_id, channel, case_id, body, to_address } = message;
  const person = (await peopleByIds(ctx, [person_id])).get(person_id ?? '');
  const part = person && case_id ? await partIn(ctx, case_id, person) : 'living';
  if (person?.died || part === 'died') return 'It is recorded that they have died. Nothing was sent.';
  if (person && !mayReach(person, channel))
    return 'They have asked not to be reached this way since it was written. Nothing was sent.';
  const plain = isNeutral(body) && (await attachmentsOf(ctx, message)).length === 0;
  if (person && !mayHoldDetails(person, channel) && !plain)
    return 'Somebody else might see what goes this way, and it says more than may be seen. Nothing was sent.';
  if (part === 'none') return 'They are not one of the people of this case any more. Nothing was sent.';
  if (person && (await isEndedWay(ctx, person.id, to_address)))
    return 'They are not reached there any more: it was changed since this was written. Nothing was sent.';
  if (!canSend(ctx, channel)) return 'This way of sending is not set up any more. Nothing was sent.';
  return '';
}

/** What they are in the case now. */
async function partIn(ctx: Ctx, caseId: string, person: Person): Promise<'living' | 'died' | 'none'> {
  const kase = (await casesByIds(ctx, [caseId])).get(caseId);
  if (!kase) return 'living';
  const parts = (await listCasePeople(ctx, kase.id)).map(({ person_id }) => person_id);
  const people = await peopleByIds(ctx, [kase.caller_id, kase.patient_id, ...parts]);
  // A record that was merged stands for the one that stayed.
  const root = (id: string | null) => people.get(id ?? '')?.id ?? null;
  const of = { after_death: kase.after_death, patient_id: root(kase.patient_id), caller_id: root(kase.caller_id) };
  if (asOfCase(person, of, person.id).died) return 'died';
  return [...people.values()].some((one) => one.id === person.id) ? 'living' : 'none';
}

/** Where somebody else might see it, neither the sender nor the subject says what it is about. */
const PLAIN_SUBJECT = 'A message for you';

async function parcelOf(ctx: Ctx, message: Outgoing): Promise<Parcel> {
  const person = (await peopleByIds(ctx, [message.person_id])).get(message.person_id ?? '');
  const plain = person?.unsafe === true && isNeutral(message.body);
  return {
    id: message.id,
    way: message.channel,
    messageId: message.message_id,
    from: { name: plain ? '' : senderName(ctx), address: addressOf(ctx) ?? '' },
    to: { name: message.to_name, address: message.to_address },
    subject: plain ? PLAIN_SUBJECT : message.subject,
    body: bodyOf(message),
    at: message.made_at,
    inReplyTo: message.in_reply_to ?? undefined,
    references: message.refs,
    automatic: message.automatic,
    attachments: await attachmentsOf(ctx, message),
  };
}

/** Writes what became of it. What somebody settled meanwhile stays as it is. */
export async function keepOutcome(ctx: Ctx, id: string, outcome: Outcome) {
  const message = await maybeLocked(ctx, id);
  if (message?.state !== 'sending') return;
  const next = afterTry(outcome, message.tries, ctx.now);
  if (next.state === 'sent') {
    await settle(ctx, message, 'sent');
    return lookLater(ctx, message, 0);
  }
  const why = outcome.fate === 'sent' ? '' : outcome.why;
  if (next.state !== 'due') return fail(ctx, message, next.state, why);
  await change(ctx, message, { state: 'due', goes_at: next.at, trouble: why });
  await enqueue(ctx, 'outbox.send', { message: id }, { at: next.at, key: `${id} ${message.tries}` });
}

/** Where the other side takes first and delivers later, somebody looks what became of it. */
async function lookLater(ctx: Ctx, { id, channel }: Pick<Outgoing, 'id' | 'channel'>, looks: number) {
  const at = nextLook(looks, ctx.now);
  if (!at || !maybeSender(ctx, channel)?.follow) return;
  await enqueue(ctx, 'outbox.follow', { message: id, looks: looks + 1 }, { at, key: `${id} look ${looks}` });
}

/** Undefined: it is settled, or is not followed any more. */
export async function maybeFollowed(ctx: Ctx, id: string): Promise<Pick<Outgoing, 'id' | 'channel'> | undefined> {
  const message = await maybeLocked(ctx, id);
  return message?.state === 'sent' ? message : undefined;
}

/** What was lost on its way is as one that bounced. */
export async function keepArrival(
  ctx: Ctx,
  message: Pick<Outgoing, 'id' | 'channel'>,
  arrival: Arrival,
  looks: number,
) {
  if (arrival.known === 'lost') return noteBounce(ctx, message.id, arrival.why);
  if (arrival.known === 'not_yet') await lookLater(ctx, message, looks);
}

/** It was lost after it had gone: a bounce came (RFC 3464), or whoever carries it says so. */
export async function noteBounce(ctx: Ctx, id: string, why: string) {
  const message = await maybeLocked(ctx, id);
  // To somebody who is forgotten nothing is sent again.
  if (message?.state !== 'sent' || message.to_address === '') return;
  await change(ctx, message, { settled_at: null, settled_by: null, state: 'failed' });
  await fail(ctx, message, 'failed', why);
}

/** Somebody has to look: whoever has the case, within the hour. */
async function fail(ctx: Ctx, message: Outgoing, state: 'failed' | 'unsure', why: string) {
  const promise_id = message.case_id && !message.promise_id ? await lookInto(ctx, message, state) : message.promise_id;
  await change(ctx, message, { state, trouble: why, promise_id });
  await tellWhat(ctx, message, `outbox.${state}`);
  await tellLost(ctx, message, state);
}

async function lookInto(ctx: Ctx, { case_id, person_id, channel, made_by }: Outgoing, state: 'failed' | 'unsure') {
  const kase = case_id ? (await casesByIds(ctx, [case_id])).get(case_id) : undefined;
  const { hours } = await loadCalendar(ctx);
  const promise = await makePromise(ctx, {
    kind: 'look_into',
    case: case_id,
    person: person_id,
    owner: kase?.owner_id ?? made_by,
    due: withinTheHour(ctx.now, hours),
    about: `${state === 'failed' ? NOT_SENT : PERHAPS_SENT}${WHAT[channel]}`,
  });
  return promise.id;
}

const WHAT = { email: 'an email', text: 'a text message', letter: 'a letter' } as const;
