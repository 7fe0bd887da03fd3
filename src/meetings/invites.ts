// Everybody who may be told hears when and where: by e-mail with an entry for their calendar, or as they chose.
import { record } from '../audit/index.ts';
import { loadCalendar, targetDue } from '../calendar/index.ts';
import {
  type Case,
  cancelPromise,
  casesByIds,
  MEETING_CANCELLED,
  MEETING_TIME,
  makePromise,
  maybePromise,
  type Promised,
} from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { addressOf, canSend, type Outgoing, send, type TakesBack } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { openAccess } from './access.ts';
import { type Coming, changeComing, listComing, shortName } from './attending.ts';
import {
  calendarOf,
  cancelText,
  type Entry,
  inviteText,
  type Letter,
  type Telling,
  tellingOf,
} from './invites.rules.ts';
import { spanWords } from './meetings.rules.ts';
import type { Meeting } from './meetings.ts';

export const howToTell = (ctx: Ctx, kase: Case, one: Coming): Telling => tellingOf(kase, one, canSend(ctx, 'email'));

/** They have been told of the meeting as it is now, or somebody promised to. */
export const isTold = (meeting: Meeting, one: Coming): boolean => one.invited_sequence === meeting.sequence;

/**
 * Invites whoever may be told and does not know it yet. A second press finds nobody more.
 * @throws RuleError something that they need is not set up yet
 */
export async function invite(ctx: Ctx, kase: Case, meeting: Meeting): Promise<void> {
  if (meeting.state !== 'planned') throw new RuleError('This meeting is over. Plan another one.');
  const coming = await listComing(ctx, kase, meeting.id);
  const [missing] = openAccess(meeting, coming);
  if (missing) throw new RuleError(`Set up first what they need: ${missing.words}`, 'arranged');
  let sent = 0;
  for (const one of coming) {
    const telling = howToTell(ctx, kase, one);
    if (isTold(meeting, one) || telling.by === 'with' || telling.by === 'nobody') continue;
    if (telling.by === 'email') await sendInvite(ctx, kase, meeting, one, telling.to);
    else await promiseTelling(ctx, kase, meeting, one, MEETING_TIME);
    sent += 1;
    if (one.side === 'service')
      await record(ctx, 'meeting.service_invited', { case: kase.id, meeting: meeting.id, place: one.place_id });
  }
  if (sent > 0) await record(ctx, 'meeting.invited', { case: kase.id, meeting: meeting.id, many: sent });
}

async function sendInvite(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming, to: string) {
  const again = one.invited_sequence !== null;
  const words = inviteText(await letterTo(ctx, kase, meeting, one), again);
  const message = await sendEntry(ctx, kase, meeting, one, { to, method: 'request', ...words });
  if (one.promise_id) await dropPromise(ctx, one.promise_id);
  await changeComing(ctx, one, {
    ...{ invited_at: ctx.now, invited_sequence: meeting.sequence, message_id: message, promise_id: null },
  });
}

type ToSend = { to: string; method: 'request' | 'cancel'; subject: string; body: string };

async function sendEntry(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming, mail: ToSend): Promise<string> {
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

export const entryOf = (ctx: Ctx, kase: Case, meeting: Meeting): Entry => ({
  uid: `${meeting.id}@${addressOf(ctx)?.split('@')[1] ?? 'openpals.invalid'}`,
  sequence: meeting.sequence,
  starts: meeting.starts_at,
  minutes: meeting.minutes,
  where: meeting.place,
  link: meeting.link,
  reference: kase.ref,
  phone: ctx.trust.phone ?? '',
  at: ctx.now,
});

async function letterTo(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming): Promise<Letter> {
  const lead = (await staffNames(ctx)).get(meeting.lead_id ?? '') ?? meeting.lead_name;
  return {
    ...{
      called: shortName(one),
      when: spanWords(meeting, '0001-01-01'),
      where: meeting.place,
      link: meeting.link,
      lead,
    },
    ...{ reference: kase.ref, phone: ctx.trust.phone ?? '', trust: ctx.trust.name },
  };
}

/** By the way they chose, or by hand: somebody promises to tell them. */
async function promiseTelling(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming, what: string) {
  if (one.promise_id) await dropPromise(ctx, one.promise_id);
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
    ...{ invited_at: ctx.now, invited_sequence: meeting.sequence, message_id: null, promise_id: promise.id },
  });
}

/** Nobody has to tell them any more. */
export async function dropTelling(ctx: Ctx, one: Coming) {
  if (one.promise_id) await dropPromise(ctx, one.promise_id);
}

async function dropPromise(ctx: Ctx, id: string) {
  const promise = await maybePromise(ctx, id);
  if (promise?.state === 'open') await cancelPromise(ctx, promise);
}

/** Everybody who was told of it hears that it does not take place; who was to be told need not be any more. */
export async function tellCancelled(ctx: Ctx, kase: Case, meeting: Meeting) {
  for (const one of await listComing(ctx, kase, meeting.id)) {
    const promise = await toldBy(ctx, one);
    const wasTold = one.message_id !== null || promise?.state === 'kept';
    if (promise?.state === 'open') await cancelPromise(ctx, promise);
    if (wasTold) await tellOff(ctx, kase, meeting, one);
  }
}

/** Also whoever may not be told any more: that there is no meeting gives nothing away, and they would come in vain. */
export async function tellOff(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming) {
  const telling = howToTell(ctx, kase, one);
  const to = telling.by === 'email' ? telling.to : telling.by === 'nobody' && canSend(ctx, 'email') ? one.email : '';
  if (!to || !one.message_id) return promiseTelling(ctx, kase, meeting, one, MEETING_CANCELLED);
  const words = cancelText(await letterTo(ctx, kase, meeting, one));
  const message = await sendEntry(ctx, kase, meeting, one, { to, method: 'cancel', ...words });
  await changeComing(ctx, one, { invited_at: ctx.now, invited_sequence: meeting.sequence, message_id: message });
}

export async function toldBy(ctx: Ctx, one: Coming): Promise<Promised | undefined> {
  return one.promise_id ? maybePromise(ctx, one.promise_id) : undefined;
}

/** An invitation was taken back before it went: they are not invited. */
export const takesBack: TakesBack = {
  kind: 'meeting',
  takeBack: async (ctx: Ctx, message: Outgoing) => {
    const one = await ctx.db
      .updateTable('meeting_people')
      .set({ invited_at: null, invited_sequence: null, message_id: null })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', message.about_id)
      .where('message_id', '=', message.id)
      .returning(['meeting_id', 'case_id'])
      .executeTakeFirst();
    return one && pathTo(ctx, one);
  },
};

async function pathTo(ctx: Ctx, { meeting_id, case_id }: { meeting_id: string; case_id: string }) {
  const kase = (await casesByIds(ctx, [case_id])).get(case_id);
  return kase && `/desk/cases/${kase.ref}/meetings/${meeting_id}`;
}
