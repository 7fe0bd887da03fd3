// The next meeting on the page of its case, in one line.
import { createElement } from 'react';
import { type Case, type Shows, settled } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { listAgreements } from './agreements.ts';
import { listExpected, type MeetingPerson } from './attending.ts';
import { MeetingBlock, PastMeetings } from './block.tsx';
import { isTold } from './invites.rules.ts';
import { KIND_WORDS, STATE_WORDS, startWords, whereWords } from './meetings.rules.ts';
import { listMeetings, type Meeting } from './meetings.ts';
import { listAnswers } from './notes.ts';

async function onCase(ctx: Ctx, kase: Case) {
  const meetings = await listMeetings(ctx, kase);
  const [last] = meetings;
  if (!last) return null;
  const [answers, agreements] = await Promise.all([listAnswers(ctx, kase), listAgreements(ctx, kase)]);
  const base = `/desk/cases/${kase.ref}/meetings`;
  const planned = meetings.filter(({ state }) => state === 'planned');
  const expected = await listExpected(
    ctx,
    planned.map(({ id }) => id),
  );
  const lines = meetings
    .map((meeting) => {
      const agreed = agreements.filter((one) => one.meeting_id === meeting.id && one.stands === 'open').length;
      const asked = answers.filter((one) => one.meeting_id === meeting.id);
      // What was said of earlier notes stands with those. Ids rise with time.
      const newest = asked.reduce((last, { notes_id }) => (notes_id > last ? notes_id : last), '');
      const differ = asked.some(({ notes_id, state }) => notes_id === newest && state === 'differs');
      const told = expected.filter((one) => one.meeting_id === meeting.id);
      const open = [
        meeting.state === 'planned' && invitedWords(meeting, told),
        agreed > 0 && agreedWords(agreed),
        differ && 'somebody sees the notes differently',
      ].filter(Boolean);
      const words = [startWords(meeting, ctx.now), meeting.state === 'planned' && whereWords(meeting)];
      return {
        id: meeting.id,
        title: KIND_WORDS[meeting.kind],
        words: words.filter(Boolean).join(', '),
        open: sentence(open.join(', ')),
        planned: meeting.state === 'planned',
      };
    })
    .reverse();
  const wanted = lines.filter(({ open, planned }) => planned || open !== '');
  if (wanted.length > 0) return createElement(MeetingBlock, { base, lines: wanted });
  const fact = `${KIND_WORDS[last.kind]}, ${startWords(last, ctx.now)}: ${STATE_WORDS[last.state].toLowerCase()}`;
  return settled(createElement(PastMeetings, { base, fact }));
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function invitedWords(meeting: Meeting, expected: readonly MeetingPerson[]): string {
  const knowing = expected.filter(
    ({ message_id, invited_sequence }) => message_id !== null || invited_sequence !== null,
  );
  const earlier = knowing.filter((one) => !isTold(meeting, one)).length;
  if (knowing.length === 0) return 'nobody is invited yet';
  if (earlier === 0) return '';
  return earlier === 1 ? '1 person has the earlier time' : `${earlier} people have the earlier time`;
}

const agreedWords = (many: number) =>
  many === 1 ? '1 thing agreed is still to be checked' : `${many} things agreed are still to be checked`;

export const shows: Shows = {
  onCase: { column: 'people', show: onCase },
  acts: async (ctx, kase) =>
    mayDo(ctx.actor, 'cases.write') && !kase.closed_at
      ? [{ href: `/desk/cases/${kase.ref}/meetings/new`, label: 'Plan a meeting' }]
      : [],
  onPrint: async (ctx, kase) =>
    (await listMeetings(ctx, kase))
      .filter(({ state }) => state === 'planned')
      .map((meeting) => ({
        key: KIND_WORDS[meeting.kind],
        value: [startWords(meeting, ctx.now), whereWords(meeting)].filter(Boolean).join(', '),
      })),
  events: {
    'meeting.planned': { title: 'A meeting was planned' },
    'meeting.moved': { title: 'The meeting has another time' },
    'meeting.changed': { title: 'The meeting was changed' },
    'meeting.led_by': { title: 'A colleague leads the meeting now' },
    'meeting.invited': { title: 'Invited to the meeting' },
    'meeting.service_invited': { title: 'Somebody from the service was invited', kind: 'sharing' },
    'meeting.accepted': { title: 'Somebody who was invited comes to the meeting' },
    'meeting.tentative': { title: 'Somebody who was invited may come to the meeting' },
    'meeting.declined': { title: 'Somebody who was invited cannot come to the meeting', kind: 'system' },
    'meeting.access_arranged': { title: 'What they need at the meeting is set up' },
    'meeting.person_added': { title: 'Somebody else comes to the meeting' },
    'meeting.person_removed': { title: 'Somebody is not expected at the meeting any more' },
    'meeting.notes_written': { title: 'Notes of the meeting were written' },
    'meeting.notes_asked': { title: 'Asked whether the notes of the meeting are right' },
    'meeting.notes_agreed': { title: 'Somebody agrees with the notes of the meeting' },
    'meeting.notes_differ': { title: 'Somebody sees the notes of the meeting differently', kind: 'system' },
    'meeting.agreed': { title: 'Agreed at the meeting: it is checked that it is done' },
    'meeting.cancelled': { title: 'The meeting is cancelled', kind: 'system' },
    'meeting.held': { title: 'The meeting took place', kind: 'system' },
    'meeting.not_attended': { title: 'Somebody did not come to the meeting', kind: 'system' },
  },
};
