// The page of one meeting: what is still to do for it, who comes, and what came of it.
import { STATE_WORDS as BOOKED_WORDS, bookedWords } from '../bookings/index.ts';
import type { Case } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { listAbout } from '../outbox/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import type { Filled } from '../platform/forms.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import { accessNeeded, interpretersOf } from './access.ts';
import { type Coming, listComing, peopleOfCase } from './attending.ts';
import { inviteText } from './invites.rules.ts';
import { howToTell, letterTo } from './invites.ts';
import { MeetingPage } from './meeting.tsx';
import { CANCELLED_WORDS, KIND_WORDS, STATE_WORDS, spanWords, whereWords } from './meetings.rules.ts';
import type { Meeting } from './meetings.ts';
import { notesDraft, notesOf } from './shown-notes.ts';
import { lineOf } from './told.ts';

export type FormName = 'page' | 'cancel' | 'end' | 'add' | 'notes' | 'ask' | 'agreement' | `said-${string}`;

const DONE: Record<string, string> = {
  planned: 'It is planned. Nobody is invited yet.',
  changed: 'Saved. Whoever was invited has the earlier time until you send them this one.',
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
      mail={await mailShown(ctx, kase, meeting, coming, lines)}
      needed={accessNeeded(coming, interpreters).map(({ key, words }) => ({ value: key, label: words }))}
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

function privateWords({ kind, is_private }: Meeting): string {
  if (is_private) return 'Yes, nobody else can hear';
  return kind === 'meeting' || kind === 'mediation' ? 'Nobody has looked yet' : '';
}

/** Exactly what the first of those who are invited now reads: the others read the same, with their own name. */
async function mailShown(
  ctx: Ctx,
  kase: Case,
  meeting: Meeting,
  coming: readonly Coming[],
  lines: readonly { id: string; waits: boolean }[],
) {
  const waits = new Set(lines.flatMap(({ id, waits }) => (waits ? [id] : [])));
  const one = coming.find((each) => waits.has(each.id) && howToTell(ctx, kase, each).by === 'email');
  return one && inviteText(await letterTo(ctx, kase, meeting, one), one.message_id !== null);
}
