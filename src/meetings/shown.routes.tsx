// The page of one meeting: what is still to do for it, who comes, and what came of it.
import { STATE_WORDS as BOOKED_WORDS, bookedWords } from '../bookings/index.ts';
import type { Case } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { fateWords, listAbout, type Outgoing } from '../outbox/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import type { Filled } from '../platform/forms.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { accessNeeded, interpretersOf } from './access.ts';
import { type Coming, listComing, peopleOfCase } from './attending.ts';
import { howToTell, isTold, toldBy } from './invites.ts';
import { type ComingLine, MeetingPage } from './meeting.tsx';
import { CANCELLED_WORDS, KIND_WORDS, STATE_WORDS, spanWords, whereWords } from './meetings.rules.ts';
import type { Meeting } from './meetings.ts';

export type FormName = 'page' | 'cancel' | 'end' | 'add';

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
      mayWrite={mayDo(ctx.actor, 'cases.write')}
      refused={refused}
    />
  );
  const status = refused ? 422 : 200;
  return deskPage({ title: `${title}, ${kase.ref}`, section: 'cases', width: 'form', status, body });
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
  const told = await toldWords(ctx, kase, meeting, one, sent);
  const telling = howToTell(ctx, kase, one).by;
  const waits = !isTold(meeting, one) && (telling === 'email' || telling === 'other');
  return { id, side, called, part, told, came, waits: meeting.state === 'planned' && waits };
}

async function toldWords(ctx: Ctx, kase: Case, meeting: Meeting, one: Coming, sent: readonly Outgoing[]) {
  const message = sent.find(({ id }) => id === one.message_id);
  if (message) return `${isTold(meeting, one) ? '' : 'They have the earlier time. '}${fateWords(message, ctx.now)}`;
  const promise = await toldBy(ctx, one);
  if (promise?.state === 'open') return 'Somebody tells them: it is promised, in My day.';
  if (promise?.state === 'kept') return isTold(meeting, one) ? 'They know.' : 'They know the earlier time.';
  if (meeting.state !== 'planned') return '';
  const telling = howToTell(ctx, kase, one);
  if (telling.by === 'nobody') return telling.why;
  if (telling.by === 'with') return 'Comes with them.';
  return telling.by === 'email' ? `Not invited yet: by email, ${telling.to}.` : 'Not told yet: not by email.';
}
