// Who has not said whether the notes are right is reminded once, and after their time somebody asks them. A meeting ends
// with its case.
import { addWorkingDays, loadCalendar } from '../calendar/index.ts';
import { type Case, casesByIds, maybePromise, quietToday } from '../cases/index.ts';
import { canSend } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { enqueue, type Happened, type Job, type JobsOfModule } from '../platform/jobs.ts';
import { type Day, localDate } from '../platform/time.ts';
import { listComing } from './attending.ts';
import { cancelMeeting, setLead } from './changes.ts';
import { tellingOf } from './invites.rules.ts';
import { findMeeting, listMeetings, lockMeeting } from './meetings.ts';
import { type Answer, changeAnswer, listNotes, promiseAsking, sendNotes } from './notes.ts';
import { stopUnreachable } from './reaching.ts';
import { stopTelling } from './stopping.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'meetings.note_closed': Happened;
    'meetings.drop_closed': { meeting: string };
    'meetings.follow_owner': Happened;
    'meetings.look_again': Happened;
    'meetings.person_changed': Happened;
  }
}

/** So many working days before their time is over they are reminded. */
const REMINDED_BEFORE = 3;

async function remind(ctx: Ctx) {
  const today = localDate(ctx.now);
  const { date: soon } = addWorkingDays(today, REMINDED_BEFORE, (await loadCalendar(ctx)).holidays);
  const waiting = await ctx.db
    .selectFrom('meeting_answers')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '=', 'asked')
    .where('ends_on', '<=', soon)
    .where('message_id', 'is not', null)
    .where('promise_id', 'is', null)
    .execute();
  const cases = await casesByIds(
    ctx,
    waiting.map(({ case_id }) => case_id),
  );
  const quiet = await quietToday(ctx, [...cases.values()]);
  for (const answer of waiting) {
    const kase = cases.get(answer.case_id);
    // On a day on which they hear from nobody it waits for the next one.
    if (kase && !kase.closed_at && !quiet.has(kase.id)) await remindOne(ctx, kase, answer, today);
  }
}

async function remindOne(ctx: Ctx, kase: Case, answer: Answer, today: Day) {
  const [last] = await listNotes(ctx, answer.meeting_id);
  const one = (await listComing(ctx, kase, answer.meeting_id)).find(({ id }) => id === answer.coming_id);
  // About earlier notes nobody is asked any more.
  if (!one || last?.id !== answer.notes_id) return;
  const telling = tellingOf(kase, one, canSend(ctx, 'email'));
  if (telling.by === 'nobody') return;
  if (answer.ends_on < today) return promiseAsking(ctx, kase, one, answer.id);
  if (answer.reminded_at || telling.by !== 'email') return;
  const meeting = await findMeeting(ctx, kase, answer.meeting_id);
  await sendNotes(ctx, kase, meeting, one, { ...answer, to: telling.to, why: 'reminder', held: false });
  await changeAnswer(ctx, answer.id, { reminded_at: ctx.now });
}

/** So long a closing can be undone, and the meeting with it. */
const UNDO_MS = 31 * 60_000;

const noteClosed: Job<'meetings.note_closed'> = async (ctx, { case: id }) => {
  const kase = (await casesByIds(ctx, id ? [id] : [])).get(id ?? '');
  const planned = kase ? (await listMeetings(ctx, kase)).filter(({ state }) => state === 'planned') : [];
  for (const { id: meeting, starts_at } of planned) {
    const undone = new Date(ctx.now.getTime() + UNDO_MS);
    // Whoever would be on the way by then hears it at once.
    await enqueue(
      ctx,
      'meetings.drop_closed',
      { meeting },
      { at: starts_at <= undone ? ctx.now : undone, key: meeting },
    );
  }
};

/** The case was closed, and with it nobody waits for this meeting any more: whoever was invited hears that it is off. */
const dropClosed: Job<'meetings.drop_closed'> = async (ctx, { meeting: id }) => {
  const row = await ctx.db
    .selectFrom('meetings')
    .select('case_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .executeTakeFirst();
  const kase = row && (await casesByIds(ctx, [row.case_id])).get(row.case_id);
  const over = kase?.closed_at ?? kase?.handed_over_at;
  // What had begun already took place, or somebody says what came of it.
  if (!kase || !over) return;
  const meeting = await lockMeeting(ctx, kase, id);
  const promise = meeting.promise_id ? await maybePromise(ctx, meeting.promise_id) : undefined;
  if (meeting.state !== 'planned' || meeting.starts_at <= over || promise?.state === 'open') return;
  const why = kase.closed_at ? 'The case was closed.' : 'The complaints team has the case.';
  await cancelMeeting(ctx, kase, meeting, { by: 'pals', why });
};

/** Its promise was handed to a colleague: they lead it now. */
const followOwner: Job<'meetings.follow_owner'> = async (ctx, { case: id }) => {
  const kase = id ? (await casesByIds(ctx, [id])).get(id) : undefined;
  const planned = kase ? (await listMeetings(ctx, kase)).filter(({ state }) => state === 'planned') : [];
  for (const meeting of planned) {
    const promise = meeting.promise_id ? await maybePromise(ctx, meeting.promise_id) : undefined;
    const owner = promise?.state === 'open' ? promise.owner_id : null;
    if (kase && meeting.lead_id && owner && owner !== meeting.lead_id) await setLead(ctx, kase, meeting, owner);
  }
};

/** Permission was taken back, or what may be shared changed: nobody tells those who may not hear of it any more. */
const lookAgain: Job<'meetings.look_again'> = async (ctx, { case: id }) => {
  const kase = id ? (await casesByIds(ctx, [id])).get(id) : undefined;
  if (kase) await stopTelling(ctx, kase);
};

const personChanged: Job<'meetings.person_changed'> = async (ctx, { person }) => {
  if (person) await stopUnreachable(ctx, person);
};

export const meetingJobs: JobsOfModule = {
  jobs: {
    'meetings.note_closed': noteClosed,
    'meetings.drop_closed': dropClosed,
    'meetings.follow_owner': followOwner,
    'meetings.look_again': lookAgain,
    'meetings.person_changed': personChanged,
  },
  on: {
    'case.closed': 'meetings.note_closed',
    'case.handed_over': 'meetings.note_closed',
    'case.owner_changed': 'meetings.follow_owner',
    'promise.owner_changed': 'meetings.follow_owner',
    'case.sharing_changed': 'meetings.look_again',
    'case.sharing_stopped': 'meetings.look_again',
    'consent.withdrawn': 'meetings.look_again',
    'consent.struck': 'meetings.look_again',
    'person.changed': 'meetings.person_changed',
    'person.way_ended': 'meetings.person_changed',
    'person.safe_contact_changed': 'meetings.person_changed',
  },
  every: { 'meetings.remind': { at: '5 9 * * 1-5', run: remind } },
};
