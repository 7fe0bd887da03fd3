// The page of one meeting: what is still to do for it, who comes, and what came of it.
import { STATE_WORDS as BOOKED_WORDS, bookedWords } from '../bookings/index.ts';
import type { Case } from '../cases/index.ts';
import { maybeDraft } from '../drafts/index.ts';
import { staffNames } from '../identity/index.ts';
import { fateWords, listAbout, type Outgoing } from '../outbox/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Filled } from '../platform/forms.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { dateTimeWords, dateWords } from '../platform/time.ts';
import { accessNeeded, interpretersOf } from './access.ts';
import { type Agreement, listAgreements } from './agreements.ts';
import { type Coming, listComing, peopleOfCase } from './attending.ts';
import type { Telling } from './invites.rules.ts';
import { howToTell, isTold, toldBy } from './invites.ts';
import { type ComingLine, MeetingPage } from './meeting.tsx';
import { CANCELLED_WORDS, KIND_WORDS, STATE_WORDS, spanWords, whereWords } from './meetings.rules.ts';
import type { Meeting } from './meetings.ts';
import { type Answer, isAsked, listAnswers, listNotes, usualEnd } from './notes.ts';
import { replyWords } from './replies.ts';

export type FormName = 'page' | 'cancel' | 'end' | 'add' | 'notes' | 'ask' | 'agreement' | `said-${string}`;

/** Under which an officer’s words are kept while they write them. `number`: of the notes that they take the place of, or 0. */
export const notesDraft = ({ id }: Pick<Meeting, 'id'>, number: number): string => `meeting/${id}-${number}`;

const DONE: Record<string, string> = {
  planned: 'It is planned. Nobody is invited yet.',
  changed: 'Saved.',
  invited: 'They are invited.',
  access: 'Saved what is set up.',
  booking: 'An interpreter is to be booked. It stays in My day until they confirm.',
  removal: 'Saved: they are not expected.',
  add: 'Saved: they come too.',
  cancel: 'The meeting is cancelled.',
  end: 'Saved what came of it.',
  notes: 'Notes saved.',
  ask: 'They are asked.',
  said: 'Saved what they said.',
  agreement: 'Saved. You are asked to check it.',
};

type Shown = { done?: string; refused?: { form: FormName; filled: Filled } };

export async function shownMeeting(
  ctx: Ctx,
  kase: Case,
  meeting: Meeting,
  { done = '', refused }: Shown,
): Promise<Reply> {
  const coming = await listComing(ctx, kase, meeting.id);
  const [staff, sent, interpreters, people] = await Promise.all([
    staffNames(ctx),
    listAbout(
      ctx,
      'meeting',
      coming.map(({ id }) => id),
    ),
    interpretersOf(ctx, kase, meeting, coming),
    peopleOfCase(ctx, kase),
  ]);
  const mayWrite = mayDo(ctx.actor, 'cases.write');
  const written = meeting.state === 'held' ? await notesOf(ctx, kase, meeting, coming) : undefined;
  const lines = await Promise.all(coming.map((one) => lineOf(ctx, kase, meeting, one, sent)));
  const title = KIND_WORDS[meeting.kind];
  const body = (
    <MeetingPage
      reference={kase.ref}
      id={meeting.id}
      title={title}
      state={STATE_WORDS[meeting.state]}
      planned={meeting.state === 'planned'}
      begun={meeting.starts_at <= ctx.now}
      when={spanWords(meeting, ctx.now)}
      notice={Object.hasOwn(DONE, done) ? DONE[done] : undefined}
      facts={[
        { key: 'Where', value: whereWords({ ...meeting, link: '' }) },
        { key: 'Join', value: meeting.link },
        { key: 'Private', value: privateWords(meeting) },
        { key: 'Led by', value: staff.get(meeting.lead_id ?? '') ?? meeting.lead_name },
        { key: 'What for', value: meeting.purpose },
        { key: 'Who tells whom', value: meeting.telling },
        { key: 'Cancelled by', value: meeting.cancelled_by ? CANCELLED_WORDS[meeting.cancelled_by] : '' },
        { key: meeting.state === 'cancelled' ? 'Why' : 'What happened', value: meeting.outcome },
      ].filter(({ value }) => value)}
      coming={lines}
      needed={accessNeeded(coming).map(({ key, words }) => ({ value: key, label: words }))}
      arranged={meeting.arranged}
      interpreters={interpreters.map(({ one, kind, person, booking }) => ({
        id: one.id,
        who: one.called,
        words: booking
          ? `${bookedWords(booking)}: ${BOOKED_WORDS[booking.state].toLowerCase()}`
          : `${bookedWords({ kind, language: person.language })}: not booked`,
        booked: booking !== undefined,
      }))}
      others={people
        .filter(({ person }) => !coming.some((one) => one.person?.id === person.id))
        .map(({ id, person }) => ({ value: id, label: person.name }))}
      mayWrite={mayWrite}
      written={written}
      refused={refused}
    />
  );
  const status = refused ? 422 : 200;
  const draftDone = done === 'notes' && written?.notes ? notesDraft(meeting, written.notes.number - 1) : undefined;
  return deskPage({ title: `${title}, ${kase.ref}`, section: 'cases', width: 'form', status, body, draftDone });
}

/** What was said and agreed, and who agrees with the notes. */
async function notesOf(ctx: Ctx, kase: Case, meeting: Meeting, coming: readonly Coming[]) {
  const [notes, answers, agreements, until, staff] = await Promise.all([
    listNotes(ctx, meeting.id),
    listAnswers(ctx, kase),
    listAgreements(ctx, kase),
    usualEnd(ctx),
    staffNames(ctx),
  ]);
  const about = notesDraft(meeting, notes[0]?.number ?? 0);
  const mayWrite = mayDo(ctx.actor, 'cases.write');
  const draft = mayWrite ? await maybeDraft(ctx, about) : undefined;
  const [last, ...earlier] = notes.map(({ number, body, made_at, made_by, id }) => ({
    ...{ id, number, body, by: `${staff.get(made_by) ?? ''}, ${dateTimeWords(made_at, ctx.now)}` },
  }));
  const now = answers.filter(({ notes_id }) => notes_id === last?.id);
  const sent = await listAbout(
    ctx,
    'meeting_notes',
    now.map(({ id }) => id),
  );
  const asked = new Set(now.filter(isAsked).map(({ coming_id }) => coming_id));
  const askable = ({ by }: Telling) => by === 'email' || by === 'other';
  return {
    notes: last,
    earlier,
    draft: mayWrite
      ? {
          ...{ about, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'notes' },
          body: [draft?.fields.body ?? ''].flat()[0] ?? '',
        }
      : undefined,
    answers: now.map((answer) => ({
      id: answer.id,
      called: coming.find(({ id }) => id === answer.coming_id)?.called ?? 'Somebody who came',
      words: answerWords(
        answer,
        sent.find(({ id }) => id === answer.message_id),
        ctx.now,
      ),
      differs: answer.words,
      open: answer.state === 'asked',
      sent: unsettled(
        ctx,
        sent.find(({ id }) => id === answer.message_id),
      ),
    })),
    unasked: coming.filter((one) => one.came && !asked.has(one.id) && askable(howToTell(ctx, kase, one))).length,
    until: dateWords(until, ctx.now),
    agreements: agreements
      .filter(({ meeting_id }) => meeting_id === meeting.id)
      .map((one) => ({ id: one.id, words: agreementWords(one, ctx.now) })),
  };
}

function answerWords(
  { state, how, answered_at, ends_on, promise_id, reminded_at }: Answer,
  sent: Outgoing | undefined,
  now: Date,
) {
  const at = answered_at ? `, ${HOW_WORDS[how ?? 'link']}, ${dateTimeWords(answered_at, now)}` : '';
  if (state === 'agreed') return `agrees${at}.`;
  if (state === 'differs') return `sees it differently${at}:`;
  if (promise_id) return 'no answer yet. Somebody asks them: it is promised, in My day.';
  if (!sent) return 'not asked: it was taken back.';
  const asked = sent.state === 'sent' ? ` ${fateWords(sent, now)}` : '';
  return `no answer yet, until ${dateWords(ends_on, now)}.${asked}${reminded_at ? ' They were reminded.' : ''}`;
}

const HOW_WORDS = { link: 'by the link', phone: 'by phone', paper: 'on paper', in_person: 'in person' };

function agreementWords({ who, what, due_on, stands, checkOn }: Agreement, now: Date): string {
  const how = {
    open: `you check it on ${dateWords(checkOn, now)}`,
    done: 'it was done',
    dropped: 'not needed any more',
  };
  return `${who}: ${what}, by ${dateWords(due_on, now)} – ${how[stands]}`;
}

function privateWords({ kind, is_private }: Meeting): string {
  if (is_private) return 'Yes, nobody else can hear';
  return kind === 'meeting' || kind === 'mediation' ? 'Nobody has looked yet' : '';
}

async function lineOf(
  ctx: Ctx,
  kase: Case,
  meeting: Meeting,
  one: Coming,
  sent: readonly Outgoing[],
): Promise<ComingLine> {
  const { id, side, called, part, came } = one;
  const message = sent.find(({ id: known }) => known === one.message_id);
  const told = [await toldWords(ctx, kase, meeting, one, message), replyWords(meeting, one, ctx.now)];
  const telling = howToTell(ctx, kase, one).by;
  const waits = meeting.state === 'planned' && !isTold(meeting, one) && (telling === 'email' || telling === 'other');
  return { id, side, called, part, told: told.filter(Boolean).join(' '), came, waits, sent: unsettled(ctx, message) };
}

/** What can still be taken back, or did not go, with what can be done about it. */
function unsettled(ctx: Ctx, message: Outgoing | undefined) {
  if (!message || message.state === 'sent' || message.state === 'stopped') return undefined;
  return { message, now: ctx.now, mayWrite: mayDo(ctx.actor, 'cases.write') };
}

async function toldWords(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming, message: Outgoing | undefined) {
  if (message) {
    const earlier = isTold(meeting, one) ? '' : 'They have the earlier time. ';
    return `${earlier}${unsettled(ctx, message) ? '' : fateWords(message, ctx.now)}`.trim();
  }
  const promise = await toldBy(ctx, one);
  if (promise?.state === 'open') return 'Somebody tells them: it is promised, in My day.';
  if (promise?.state === 'kept') return isTold(meeting, one) ? 'They know.' : 'They know the earlier time.';
  if (meeting.state !== 'planned') return '';
  const telling = howToTell(ctx, kase, one);
  if (telling.by === 'nobody') return telling.why;
  if (telling.by === 'with') return 'Comes with them.';
  return telling.by === 'email' ? `Not invited yet: by email, ${telling.to}.` : 'Not told yet: not by email.';
}
