// Everybody who may be told hears when and where: by e-mail with an entry for their calendar, or as they chose.
import { record } from '../audit/index.ts';
import { loadCalendar, targetDue } from '../calendar/index.ts';
import { type Case, cancelPromise, MEETING_TIME, makePromise, maybePromise, type Promised } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { addressOf, canSend, send, stopAbout } from '../outbox/index.ts';
import { mayPhone } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { missingFor } from './access.ts';
import { type Coming, changeComing, listComing, shortName } from './attending.ts';
import { calendarOf, type Entry, inviteText, isTold, type Letter, type Telling, tellingOf } from './invites.rules.ts';
import { refusePhone, spanWords, whereWords } from './meetings.rules.ts';
import type { Meeting } from './meetings.ts';
import { settleNewTime } from './new-time.ts';

export const howToTell = (ctx: Ctx, kase: Case, one: Coming): Telling => tellingOf(kase, one, canSend(ctx, 'email'));

/** May be told, and does not know it as it is now. */
export const isWaiting = (ctx: Ctx, kase: Case, meeting: Meeting, one: Coming): boolean =>
  !isTold(meeting, one) && ['email', 'other'].includes(howToTell(ctx, kase, one).by);

/**
 * Invites whoever may be told and does not know it yet. A second press finds nobody more.
 * @throws RuleError something that they need is not set up yet, or somebody is not to be phoned
 */
export async function invite(ctx: Ctx, kase: Case, meeting: Meeting): Promise<void> {
  if (meeting.state !== 'planned') throw new RuleError('This meeting is over. Plan another one.');
  const coming = await listComing(ctx, kase, meeting.id);
  refusePhone(meeting.kind, coming);
  const [missing] = await missingFor(ctx, kase, meeting, coming);
  if (missing) throw new RuleError(`Set up first what they need: ${missing.words}`, 'arranged');
  const waiting = coming.filter((one) => isWaiting(ctx, kase, meeting, one));
  for (const one of waiting) {
    await inviteOne(ctx, kase, meeting, one);
    if (one.side === 'service')
      await record(ctx, 'meeting.service_invited', { case: kase.id, meeting: meeting.id, place: one.place_id });
  }
  if (waiting.length === 0) return;
  await record(ctx, 'meeting.invited', { case: kase.id, meeting: meeting.id, many: waiting.length });
  await settleNewTime(ctx, kase);
}

async function inviteOne(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming) {
  const telling = howToTell(ctx, kase, one);
  if (telling.by !== 'email') return promiseTelling(ctx, kase, meeting, one, MEETING_TIME);
  const promise = await toldBy(ctx, one);
  const again = one.message_id !== null || promise?.state === 'kept';
  // An earlier time that has not gone yet does not go after this one.
  await stopAbout(ctx, 'meeting', one.id);
  const words = inviteText(await letterTo(ctx, kase, meeting, one), again);
  const message = await sendEntry(ctx, kase, meeting, one, { to: telling.to, method: 'request', ...words });
  if (promise?.state === 'open') await cancelPromise(ctx, promise);
  await changeComing(ctx, one, {
    ...{ invited_at: ctx.now, invited_sequence: meeting.sequence, message_id: message },
    promise_id: promise?.state === 'kept' ? promise.id : null,
  });
}

type ToSend = { to: string; method: 'request' | 'cancel'; subject: string; body: string };

export async function sendEntry(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming, mail: ToSend): Promise<string> {
  const from = { name: 'PALS', email: addressOf(ctx) ?? '' };
  const entry = calendarOf(entryOf(ctx, kase, meeting), mail.method, from, { name: one.called, email: mail.to });
  const { id } = await send(ctx, {
    ...{ channel: 'email', to: mail.to, toName: one.called, subject: mail.subject, body: mail.body },
    ...{ about: { kind: 'meeting', id: one.id }, case: kase.id, person: one.person_id, held: true },
    attachments: [
      {
        name: 'meeting.ics',
        type: `text/calendar; charset=utf-8; method=${mail.method.toUpperCase()}`,
        bytes: Buffer.from(entry),
      },
    ],
  });
  return id;
}

/** The uid is the meeting's, whatever address PALS writes from later: a calendar must know it again. */
export const entryOf = (ctx: Ctx, kase: Case, meeting: Meeting): Entry => ({
  uid: `${meeting.id}@openpals`,
  sequence: meeting.sequence,
  starts: meeting.starts_at,
  minutes: meeting.minutes,
  where: whereWords({ ...meeting, link: '' }),
  link: meeting.link,
  reference: kase.ref,
  phone: ctx.trust.phone ?? '',
  at: ctx.now,
});

/** What stands in the e-mail to one of them. Who is not to be phoned is not asked to phone. */
export async function letterTo(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming): Promise<Letter> {
  const lead = (await staffNames(ctx)).get(meeting.lead_id ?? '') ?? meeting.lead_name;
  const phone = one.person && !mayPhone(one.person) ? '' : (ctx.trust.phone ?? '');
  return {
    ...{ called: shortName(one), when: spanWords(meeting, '0001-01-01'), lead, phone },
    ...{ where: whereWords({ ...meeting, link: '' }), link: meeting.link },
    ...{ reference: kase.ref, trust: ctx.trust.name },
  };
}

/** By the way they chose, or by hand: somebody promises to tell them. */
export async function promiseTelling(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming, what: string) {
  await dropTelling(ctx, one);
  const { hours } = await loadCalendar(ctx);
  const soon = targetDue(ctx.now, { amount: 1, unit: 'working_days' }, hours);
  const due = meeting.starts_at > ctx.now && meeting.starts_at < soon ? meeting.starts_at : soon;
  const owned = { case: kase.id, owner: kase.owner_id ?? ctx.actor.id, due };
  const promise = await makePromise(
    ctx,
    one.person_id
      ? { ...owned, kind: 'tell_moved', about: what, person: one.person_id }
      : { ...owned, kind: 'look_into', about: `Tell ${one.called} ${what}`, place: one.place_id },
  );
  await changeComing(ctx, one, {
    ...{ invited_at: ctx.now, invited_sequence: meeting.sequence, promise_id: promise.id },
  });
}

/** Nobody has to tell them any more. */
export async function dropTelling(ctx: Ctx, one: Coming) {
  const promise = await toldBy(ctx, one);
  if (promise?.state === 'open') await cancelPromise(ctx, promise);
}

export async function toldBy(ctx: Ctx, one: Pick<Coming, 'promise_id'>): Promise<Promised | undefined> {
  return one.promise_id ? maybePromise(ctx, one.promise_id) : undefined;
}
