import { type Case, openableCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { one, type Req } from '../platform/routing.ts';
import { listComing } from './attending.ts';
import { MeetingPage } from './meeting.tsx';
import { KIND_WORDS, STATE_WORDS, spanWords, whereWords } from './meetings.rules.ts';
import { findMeeting, type Meeting } from './meetings.ts';

const DONE: Record<string, string> = { planned: 'It is planned. Nobody is invited yet.' };

export async function meetingPage(ctx: Ctx, req: Req): Promise<Reply> {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  const meeting = await findMeeting(ctx, kase, req.params.id ?? '');
  return shownMeeting(ctx, kase, meeting, { done: one(req.query, 'done') });
}

type Shown = { done?: string };

async function shownMeeting(ctx: Ctx, kase: Case, meeting: Meeting, { done = '' }: Shown): Promise<Reply> {
  const [coming, staff] = await Promise.all([listComing(ctx, kase, meeting.id), staffNames(ctx)]);
  const title = KIND_WORDS[meeting.kind];
  const body = (
    <MeetingPage
      reference={kase.ref}
      title={title}
      state={STATE_WORDS[meeting.state]}
      when={spanWords(meeting, ctx.now)}
      notice={Object.hasOwn(DONE, done) ? DONE[done] : undefined}
      facts={[
        { key: 'Where', value: whereWords(meeting) },
        { key: 'Private', value: meeting.is_private ? 'Yes, nobody else can hear' : 'Not looked at yet' },
        { key: 'Leads', value: staff.get(meeting.lead_id ?? '') ?? meeting.lead_name },
        { key: 'What for', value: meeting.purpose },
        { key: 'Who tells whom', value: meeting.telling },
      ].filter(({ value }) => value)}
      coming={coming.map(({ id, side, called, part }) => ({ id, side, called, part }))}
      mayWrite={mayDo(ctx.actor, 'cases.write')}
    />
  );
  return deskPage({ title: `${title}, ${kase.ref}`, section: 'cases', width: 'form', body });
}
