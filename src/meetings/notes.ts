// What was said at a meeting, and who agrees with it.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { addWorkingDays, loadCalendar, withinTheHour } from '../calendar/index.ts';
import {
  type Case,
  type CaseAtHand,
  cancelPromise,
  casesByIds,
  keepPromise,
  listOpenPromises,
  makePromise,
  maybePromise,
  OF_MEETING,
  wholeCase,
} from '../cases/index.ts';
import { endLinks, makeLink } from '../links/index.ts';
import { canSend, send, stopAbout, type TakesBack } from '../outbox/index.ts';
import { mayPhone } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId, newId } from '../platform/ids.ts';
import { addDays, atLocal, type Day, dateWords, localDate } from '../platform/time.ts';
import { listAgreements } from './agreements.ts';
import { type Coming, listComing, shortName } from './attending.ts';
import { tellingOf } from './invites.rules.ts';
import type { Meeting } from './meetings.ts';
import { LONGEST_WORDS } from './notes.forms.ts';
import { notesMail } from './notes.rules.ts';
import type { AnswerWay, MeetingAnswerTable, MeetingNotesTable } from './tables.ts';

export type Notes = Selectable<MeetingNotesTable>;
export type Answer = Selectable<MeetingAnswerTable>;

/** Every version, the newest first. */
export async function listNotes(ctx: Ctx, meetingId: string): Promise<Notes[]> {
  return ctx.db
    .selectFrom('meeting_notes')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('meeting_id', '=', meetingId)
    .orderBy('number', 'desc')
    .execute();
}

/** Who was asked about the notes of these meetings, in the order in which they were. */
export async function listAnswers(ctx: Ctx, kase: CaseAtHand): Promise<Answer[]> {
  if (!mayHold(ctx, kase, 'meetings')) return [];
  return ctx.db
    .selectFrom('meeting_answers')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('id')
    .execute();
}

/** @throws NotFound */
export async function findAnswer(ctx: Ctx, id: string): Promise<Answer> {
  const found = isId(id) ? await answerAt(ctx, id).executeTakeFirst() : undefined;
  if (!found) throw new NotFound('This');
  return found;
}

/** Locked until commit, so that two presses come one after the other. @throws NotFound */
export async function lockAnswer(ctx: Ctx, id: string): Promise<Answer> {
  const found = isId(id) ? await answerAt(ctx, id).forUpdate().executeTakeFirst() : undefined;
  if (!found) throw new NotFound('This');
  return found;
}

const answerAt = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('meeting_answers').selectAll().where('trust_id', '=', ctx.trust.id).where('id', '=', id);

type Written = { body: string; number: number; origin: string };

/**
 * New notes. Whoever was asked about earlier ones is asked about these. The same words again change nothing.
 * @throws RuleError the meeting did not take place, nothing is written, or somebody wrote others meanwhile
 */
export async function writeNotes(ctx: Ctx, kase: Case, meeting: Meeting, { body, number, origin }: Written) {
  if (meeting.state !== 'held') throw new RuleError('Say first that it took place', 'body');
  const words = body.trim();
  if (words === '') throw new RuleError('Write what was said', 'body');
  const [last] = await listNotes(ctx, meeting.id);
  if (last?.body === words) return;
  if ((last?.number ?? 0) !== number)
    throw new RuleError('Somebody else wrote notes meanwhile: they stand above. Put both together.', 'body');
  await insertNotes(ctx, kase, meeting, { body: words, number: number + 1 });
  const [first] = last ? await dropAsked(ctx, kase, last) : [];
  if (!first) return;
  const soonest = await usualEnd(ctx);
  await askToAgree(ctx, kase, meeting, { until: first.ends_on > soonest ? first.ends_on : soonest, origin });
}

async function insertNotes(ctx: Ctx, kase: Case, meeting: Meeting, notes: { body: string; number: number }) {
  const made = { id: newId(ctx.now), ...notes, made_at: ctx.now, made_by: actorId(ctx) };
  await ctx.db
    .insertInto('meeting_notes')
    .values({ trust_id: ctx.trust.id, case_id: meeting.case_id, meeting_id: meeting.id, ...made })
    .execute();
  await record(ctx, 'meeting.notes_written', { case: kase.id, meeting: meeting.id, number: made.number });
}

/** Nobody is asked about these any more: links stop, and what has not gone does not go. What was said stays beside them. */
async function dropAsked(ctx: Ctx, kase: Case, notes: Notes): Promise<Answer[]> {
  const asked = (await listAnswers(ctx, kase)).filter(({ notes_id }) => notes_id === notes.id);
  for (const answer of asked) {
    await endLinks(ctx, answer.id, 'replaced');
    await stopAbout(ctx, 'meeting_notes', answer.id);
    await dropPromise(ctx, answer);
  }
  return asked;
}

const DAYS_TO_AGREE = 10;

/** Ten working days. */
export async function usualEnd(ctx: Ctx): Promise<Day> {
  return addWorkingDays(localDate(ctx.now), DAYS_TO_AGREE, (await loadCalendar(ctx)).holidays).date;
}

/** What was agreed is read with the notes: that it came later means that nobody has agreed to it. */
export const isLater = ({ made_at }: { made_at: Date }, asked: readonly Pick<Answer, 'asked_at'>[]): boolean =>
  asked.length > 0 && asked.every(({ asked_at }) => asked_at < made_at);

/** The notes stay, and something was agreed since they were asked: they are asked again about all of it. */
async function renewed(ctx: Ctx, kase: Case, meeting: Meeting, notes: Notes): Promise<Notes | undefined> {
  const asked = (await listAnswers(ctx, kase)).filter(({ notes_id }) => notes_id === notes.id);
  const agreed = (await listAgreements(ctx, kase)).filter(({ meeting_id }) => meeting_id === meeting.id);
  if (!agreed.some((one) => isLater(one, asked))) return notes;
  await dropAsked(ctx, kase, notes);
  await insertNotes(ctx, kase, meeting, { body: notes.body, number: notes.number + 1 });
  return (await listNotes(ctx, meeting.id))[0];
}

/**
 * Asks everybody who came, and may know of it, whether the notes are right. Who was asked already is not asked again,
 * unless something was agreed since. @throws RuleError there are no notes, or the day is over
 */
export async function askToAgree(ctx: Ctx, kase: Case, meeting: Meeting, asking: { until: Day; origin: string }) {
  const [last] = await listNotes(ctx, meeting.id);
  if (!last) throw new RuleError('Write the notes first', 'until');
  if (asking.until <= localDate(ctx.now)) throw new RuleError('Enter a day after today', 'until');
  const notes = await renewed(ctx, kase, meeting, last);
  if (!notes) return;
  const known = (await listAnswers(ctx, kase)).filter(({ notes_id }) => notes_id === notes.id);
  for (const one of await listComing(ctx, kase, meeting.id)) {
    const before = known.find(({ coming_id }) => coming_id === one.id);
    if (one.came && !isAsked(before)) await askOne(ctx, kase, { meeting, notes, one, before }, asking);
  }
}

/** By a link, by a colleague, or they have answered; what was taken back before it went was not asked. */
export const isAsked = (answer: Answer | undefined): boolean =>
  answer !== undefined && (answer.state !== 'asked' || answer.message_id !== null || answer.promise_id !== null);

type Asked = { meeting: Meeting; notes: Notes; one: Coming; before: Answer | undefined };

async function askOne(
  ctx: Ctx,
  kase: Case,
  { meeting, notes, one, before }: Asked,
  asking: { until: Day; origin: string },
) {
  const telling = tellingOf(kase, one, canSend(ctx, 'email'));
  if (telling.by === 'nobody' || telling.by === 'with') return;
  const id = before?.id ?? newId(ctx.now);
  const answer = { id, ends_on: asking.until, origin: asking.origin };
  if (!before)
    await ctx.db
      .insertInto('meeting_answers')
      .values({
        ...{ trust_id: ctx.trust.id, case_id: meeting.case_id, meeting_id: meeting.id, notes_id: notes.id },
        ...{ coming_id: one.id, asked_at: ctx.now, ...answer },
      })
      .execute();
  if (before) await changeAnswer(ctx, id, { asked_at: ctx.now });
  if (telling.by === 'email') {
    const why = notes.number === 1 ? 'first' : 'changed';
    await sendNotes(ctx, kase, meeting, one, { ...answer, to: telling.to, why, held: true });
  } else await promiseAsking(ctx, kase, one, id);
  await record(ctx, 'meeting.notes_asked', { case: kase.id, meeting: meeting.id, person: one.person_id, answer: id });
}

/** It was taken back before it went: they were not asked. */
export const notesTakenBack: TakesBack = {
  kind: 'meeting_notes',
  takeBack: async (ctx, message) => {
    const answer = await lockAnswer(ctx, message.about_id);
    if (answer.message_id !== message.id) return undefined;
    await endLinks(ctx, answer.id, 'recalled');
    await changeAnswer(ctx, answer.id, { message_id: null });
    const kase = (await casesByIds(ctx, [answer.case_id])).get(answer.case_id);
    return kase && `/desk/cases/${kase.ref}/meetings/${answer.meeting_id}`;
  },
};

type Mail = {
  id: string;
  ends_on: Day;
  origin: string;
  to: string;
  why: 'first' | 'changed' | 'reminder';
  held: boolean;
};

/** A link for this person alone, with a code: notes name people. */
export async function sendNotes(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming, mail: Mail) {
  const link = await makeLink(ctx, {
    ...{
      kind: 'notes',
      about: mail.id,
      case: meeting.case_id,
      code: true,
      ends: atLocal(addDays(mail.ends_on, 1), '00:00'),
    },
    to: { name: one.called, email: mail.to, role: one.role },
  });
  const words = notesMail({
    ...{ called: shortName(one), on: dateWords(meeting.starts_at, ctx.now), until: dateWords(mail.ends_on, ctx.now) },
    ...{ reference: kase.ref, trust: ctx.trust.name, why: mail.why },
    phone: one.person && !mayPhone(one.person) ? '' : (ctx.trust.phone ?? ''),
  });
  const { id } = await send(ctx, {
    ...{ channel: 'email', to: mail.to, toName: one.called, ...words, secret: `${mail.origin}${link.path}` },
    ...{ about: { kind: 'meeting_notes', id: mail.id }, case: kase.id, person: one.person_id },
    ...{ held: mail.held, automatic: !mail.held },
  });
  await changeAnswer(ctx, mail.id, { message_id: id });
}

/** Somebody goes through the notes with them by the way they chose. */
export async function promiseAsking(ctx: Ctx, kase: Case, one: Coming, answer: string) {
  const { holidays } = await loadCalendar(ctx);
  const due = atLocal(addWorkingDays(localDate(ctx.now), 2, holidays).date, '16:00');
  const owned = { case: kase.id, owner: kase.owner_id ?? ctx.actor.id, due };
  const promise = await makePromise(
    ctx,
    one.person_id
      ? { ...owned, kind: 'tell_moved', about: OF_MEETING, person: one.person_id }
      : {
          ...owned,
          kind: 'look_into',
          about: `Ask ${one.called} whether ${OF_MEETING} are right`,
          place: one.place_id,
        },
  );
  await changeAnswer(ctx, answer, { promise_id: promise.id });
}

export type Said = { agrees: boolean; words: string; how: AnswerWay };

/**
 * They agree, or see it differently: their words stand beside the notes and change nothing in them. What was said once
 * stays. What they write by their link after it is heard too: whoever agreed too fast did not agree, and what they add
 * stands beneath. A second press changes nothing.
 * @throws RuleError how they see it is not said, or so much was written already
 */
export async function takeAnswer(ctx: Ctx, kase: Case, answer: Answer, { agrees, words: said, how }: Said) {
  if (answer.state !== 'asked' && (agrees || how !== 'link')) return;
  if (!agrees && said.trim() === '') throw new RuleError('Write how you see it', 'words');
  if (!agrees && `\n\n${answer.words}`.endsWith(`\n\n${said.trim()}`)) return;
  const words = agrees ? '' : [answer.words, said.trim()].filter(Boolean).join('\n\n');
  if (words.length > LONGEST_WORDS)
    throw new RuleError('So much was written already. Call PALS, so that somebody can listen', 'words');
  await changeAnswer(ctx, answer.id, {
    ...{
      state: agrees ? 'agreed' : 'differs',
      how,
      words,
      typed: '',
      answered_at: ctx.now,
    },
    recorded_by: ctx.actor.id,
  });
  await stopAbout(ctx, 'meeting_notes', answer.id);
  const promise = answer.promise_id ? await maybePromise(ctx, answer.promise_id) : undefined;
  if (promise?.state === 'open') await keepPromise(ctx, promise, { told: true });
  const name = agrees ? 'meeting.notes_agreed' : 'meeting.notes_differ';
  await record(ctx, name, { case: kase.id, meeting: answer.meeting_id, answer: answer.id });
  if (agrees || how !== 'link') return;
  const open = await listOpenPromises(ctx, kase.id);
  if (open.some(({ kind, about }) => kind === 'look_into' && about === DIFFERS)) return;
  await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: kase.owner_id, about: DIFFERS },
    due: withinTheHour(ctx.now, (await loadCalendar(ctx)).hours),
  });
}

const DIFFERS = 'Somebody sees the notes of the meeting differently';

export async function dropPromise(ctx: Ctx, { promise_id }: Answer) {
  const promise = promise_id ? await maybePromise(ctx, promise_id) : undefined;
  if (promise?.state === 'open') await cancelPromise(ctx, promise);
}

type Change = Partial<
  Pick<
    Answer,
    | 'state'
    | 'how'
    | 'words'
    | 'typed'
    | 'asked_at'
    | 'answered_at'
    | 'recorded_by'
    | 'message_id'
    | 'promise_id'
    | 'reminded_at'
  >
>;

export async function changeAnswer(ctx: Ctx, id: string, to: Change) {
  await ctx.db
    .updateTable('meeting_answers')
    .set(to)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}
