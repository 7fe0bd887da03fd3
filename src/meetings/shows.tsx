// The next meeting on the page of its case, in one line.
import { type Case, type Shows, settled } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { RailBlock, RailLine } from '../platform/components/panels.tsx';
import type { Ctx } from '../platform/context.ts';
import { KIND_WORDS, STATE_WORDS, startWords, whereWords } from './meetings.rules.ts';
import { listMeetings, type Meeting } from './meetings.ts';

async function onCase(ctx: Ctx, kase: Case) {
  const meetings = await listMeetings(ctx, kase);
  if (meetings.length === 0) return null;
  const base = `/desk/cases/${kase.ref}/meetings`;
  const planned = meetings.filter(({ state }) => state === 'planned').reverse();
  const action = <a href={base}>All meetings</a>;
  const lineOf = (meeting: Meeting) => (
    <>
      <a href={`${base}/${meeting.id}`}>{KIND_WORDS[meeting.kind]}</a>: {startWords(meeting, ctx.now)}
      {whereWords(meeting) && `, ${whereWords(meeting)}`}
    </>
  );
  const [last] = meetings;
  if (planned.length === 0 && last) {
    const fact = `${KIND_WORDS[last.kind]}, ${startWords(last, ctx.now)}: ${STATE_WORDS[last.state].toLowerCase()}`;
    return settled(<RailLine title="Meetings" fact={fact} action={action} />);
  }
  return (
    <RailBlock title={planned.length > 1 ? 'Meetings' : 'Meeting'} action={action}>
      {planned.map((meeting) => (
        <p key={meeting.id}>{lineOf(meeting)}</p>
      ))}
    </RailBlock>
  );
}

export const shows: Shows = {
  onCase: { column: 'people', show: onCase },
  acts: async (ctx, kase) =>
    mayDo(ctx.actor, 'cases.write') && !kase.closed_at
      ? [{ href: `/desk/cases/${kase.ref}/meetings/new`, label: 'Plan a meeting' }]
      : [],
  events: {
    'meeting.planned': { title: 'A meeting was planned' },
  },
};
