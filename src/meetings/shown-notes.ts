// The notes of a meeting on its page: what was said and agreed, and who agrees.
import type { Case } from '../cases/index.ts';
import { maybeDraft } from '../drafts/index.ts';
import { staffNames } from '../identity/index.ts';
import { fateWords, listAbout, type Outgoing } from '../outbox/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { dateTimeWords, dateWords } from '../platform/time.ts';
import { type Agreement, listAgreements } from './agreements.ts';
import type { Coming } from './attending.ts';
import type { Telling } from './invites.rules.ts';
import { howToTell } from './invites.ts';
import type { Meeting } from './meetings.ts';
import { type Answer, isAsked, isLater, listAnswers, listNotes, type Notes, usualEnd } from './notes.ts';
import { unsettled } from './told.ts';

/** Under which an officer’s words are kept while they write them. `number`: of the notes that they take the place of, or 0. */
export const notesDraft = ({ id }: Pick<Meeting, 'id'>, number: number): string => `meeting/${id}-${number}`;

/** Of a meeting that took place. */
export async function notesOf(ctx: Ctx, kase: Case, meeting: Meeting, coming: readonly Coming[]) {
  const [notes, answers, agreements, until, staff] = await Promise.all([
    listNotes(ctx, meeting.id),
    listAnswers(ctx, kase),
    listAgreements(ctx, kase),
    usualEnd(ctx),
    staffNames(ctx),
  ]);
  const agreed = agreements.filter(({ meeting_id }) => meeting_id === meeting.id);
  const line = ({ number, body, made_at, made_by, id }: Notes) => ({
    ...{ id, number, body, by: `${staff.get(made_by) ?? ''}, ${dateTimeWords(made_at, ctx.now)}` },
  });
  const of = (one: Notes | undefined) => answers.filter(({ notes_id }) => notes_id === one?.id);
  const [last, ...earlier] = notes;
  const now = of(last);
  const called = (answer: Answer) => coming.find(({ id }) => id === answer.coming_id)?.called ?? 'Somebody who came';
  const asked = new Set(now.filter(isAsked).map(({ coming_id }) => coming_id));
  const askable = ({ by }: Telling) => by === 'email' || by === 'other';
  return {
    notes: last && line(last),
    earlier: earlier.map((one, at) => ({
      ...line(one),
      same: one.body === notes[at]?.body,
      said: of(one)
        .filter(({ state }) => state !== 'asked')
        .map((answer) => ({
          id: answer.id,
          words: `${called(answer)} ${saidWords(answer, ctx.now)}`,
          differs: answer.words,
        })),
    })),
    draft: await draftOf(ctx, notesDraft(meeting, last?.number ?? 0)),
    answers: await answersShown(ctx, now, called),
    unasked: coming.filter((one) => one.came && !asked.has(one.id) && askable(howToTell(ctx, kase, one))).length,
    later: agreed.filter((one) => isLater(one, now)).length,
    until: dateWords(until, ctx.now),
    agreements: agreed.map((one) => ({ id: one.id, words: agreementWords(one, ctx.now) })),
  };
}

async function draftOf(ctx: Ctx, about: string) {
  if (!mayDo(ctx.actor, 'cases.write')) return undefined;
  const draft = await maybeDraft(ctx, about);
  return {
    ...{ about, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'notes' },
    body: [draft?.fields.body ?? ''].flat()[0] ?? '',
  };
}

async function answersShown(ctx: Ctx, answers: readonly Answer[], called: (answer: Answer) => string) {
  const sent = await listAbout(
    ctx,
    'meeting_notes',
    answers.map(({ id }) => id),
  );
  return answers.map((answer) => {
    const message = sent.find(({ id }) => id === answer.message_id);
    return {
      ...{ id: answer.id, called: called(answer), words: answerWords(answer, message, ctx.now) },
      ...{ differs: answer.words, open: answer.state === 'asked', sent: unsettled(ctx, message) },
    };
  });
}

/** "agrees, by the link, 3pm on Tuesday 24 November." */
function saidWords({ state, how, answered_at }: Answer, now: Date): string {
  const at = answered_at ? `, ${HOW_WORDS[how ?? 'link']}, ${dateTimeWords(answered_at, now)}` : '';
  return state === 'agreed' ? `agrees${at}.` : `sees it differently${at}:`;
}

function answerWords(answer: Answer, sent: Outgoing | undefined, now: Date): string {
  const { state, ends_on, promise_id, reminded_at } = answer;
  if (state !== 'asked') return saidWords(answer, now);
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
