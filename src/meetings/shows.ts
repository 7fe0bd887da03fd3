// The next meeting on the page of its case, in one line.
import { createElement } from 'react';
import { type Case, type Shows, settled } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { MeetingBlock, PastMeetings } from './block.tsx';
import { KIND_WORDS, STATE_WORDS, startWords, whereWords } from './meetings.rules.ts';
import { listMeetings } from './meetings.ts';

async function onCase(ctx: Ctx, kase: Case) {
  const meetings = await listMeetings(ctx, kase);
  const [last] = meetings;
  if (!last) return null;
  const base = `/desk/cases/${kase.ref}/meetings`;
  const planned = meetings.filter(({ state }) => state === 'planned').reverse();
  if (planned.length === 0) {
    const fact = `${KIND_WORDS[last.kind]}, ${startWords(last, ctx.now)}: ${STATE_WORDS[last.state].toLowerCase()}`;
    return settled(createElement(PastMeetings, { base, fact }));
  }
  const lines = planned.map((meeting) => ({
    id: meeting.id,
    title: KIND_WORDS[meeting.kind],
    words: [startWords(meeting, ctx.now), whereWords(meeting)].filter(Boolean).join(', '),
    open: '',
  }));
  return createElement(MeetingBlock, { base, lines });
}

export const shows: Shows = {
  onCase: { column: 'people', show: onCase },
  acts: async (ctx, kase) =>
    mayDo(ctx.actor, 'cases.write') && !kase.closed_at
      ? [{ href: `/desk/cases/${kase.ref}/meetings/new`, label: 'Plan a meeting' }]
      : [],
  events: {
    'meeting.planned': { title: 'A meeting was planned' },
    'meeting.moved': { title: 'The meeting has another time' },
    'meeting.changed': { title: 'The meeting was changed' },
    'meeting.invited': { title: 'Invited to the meeting' },
    'meeting.service_invited': { title: 'Somebody from the service was invited', kind: 'sharing' },
    'meeting.access_arranged': { title: 'What they need at the meeting is set up' },
    'meeting.person_added': { title: 'Somebody else comes to the meeting' },
    'meeting.person_removed': { title: 'Somebody is not expected at the meeting any more' },
    'meeting.cancelled': { title: 'The meeting is cancelled', kind: 'system' },
    'meeting.held': { title: 'The meeting took place', kind: 'system' },
    'meeting.not_attended': { title: 'Somebody did not come to the meeting', kind: 'system' },
  },
};
