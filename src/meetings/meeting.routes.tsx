import { openableCase } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled, type Shape, type Submitted } from '../platform/forms.ts';
import { deskPage, type Reply, redirect, text } from '../platform/reply.ts';
import { many, one, type Req, type Router } from '../platform/routing.ts';
import { localTime, shortDate } from '../platform/time.ts';
import { arrange, bookForMeeting } from './access.ts';
import { type Added, listComing, peopleOfCase } from './attending.ts';
import { cancelMeeting, changeMeeting, endMeeting, expectAlso, expectNoMore } from './changes.ts';
import { calendarOf } from './invites.rules.ts';
import { entryOf, invite } from './invites.ts';
import { addForm, cancelForm, changeForm, endForm } from './meetings.forms.ts';
import { findMeeting, lockMeeting, type Meeting } from './meetings.ts';
import { offeredFor, placeTyped, planOf } from './offered.ts';
import { ChangePage } from './planning.tsx';
import { type FormName, shownMeeting } from './shown.routes.tsx';

type Pressed = { ctx: Ctx; req: Req; kase: Awaited<ReturnType<typeof openableCase>>; meeting: Meeting };

export function meetingRoutes(r: Router, path: string) {
  const write = { may: 'cases.write' } as const;
  r.get(`${path}/:id`, { may: 'cases.read' }, async (ctx, req) => {
    const { kase, meeting } = await looked(ctx, req);
    return shownMeeting(ctx, kase, meeting, { done: one(req.query, 'done') });
  });
  r.get(`${path}/:id/calendar`, { may: 'cases.read' }, async (ctx, req) => {
    const { kase, meeting } = await looked(ctx, req);
    const entry = calendarOf(entryOf(ctx, kase, meeting), meeting.state === 'cancelled' ? 'cancel' : 'publish');
    const saved = { 'content-disposition': 'attachment; filename="meeting.ics"' };
    return { ...text(entry, 'text/calendar; charset=utf-8'), headers: saved };
  });
  r.get(`${path}/:id/change`, write, async (ctx, req) => {
    const { kase, meeting } = await looked(ctx, req);
    const known = {
      ...{ kind: meeting.kind, purpose: meeting.purpose, minutes: String(meeting.minutes), place: meeting.place },
      ...{ day: shortDate(meeting.starts_at, '0001-01-01'), time: localTime(meeting.starts_at), link: meeting.link },
      ...{ is_private: meeting.is_private ? 'yes' : '', lead: meeting.lead_id ?? '', lead_name: meeting.lead_name },
      ...{ telling: meeting.telling, version: String(meeting.version) },
    };
    return changePage({ ctx, req, kase, meeting }, changeForm.of(known));
  });
  const act = (name: string, press: (pressed: Pressed) => Promise<Reply>) =>
    r.post(`${path}/:id/${name}`, write, async (ctx, req) => {
      const kase = await openableCase(ctx, req.params.ref ?? '');
      return press({ ctx, req, kase, meeting: await lockMeeting(ctx, kase, req.params.id ?? '') });
    });
  act('change', change);
  act('invitations', (pressed) =>
    plainly(pressed, 'invited', () => invite(pressed.ctx, pressed.kase, pressed.meeting)),
  );
  act('access', ({ ctx, req, kase, meeting }) =>
    plainly({ ctx, req, kase, meeting }, 'access', () => arrange(ctx, kase, meeting, many(req.body, 'arranged'))),
  );
  act('cancellation', (pressed) => {
    const { ctx, req, kase, meeting } = pressed;
    return formed(pressed, 'cancel', cancelForm.submit(req.body), ({ by = 'pals', why }) =>
      cancelMeeting(ctx, kase, meeting, { by, why }),
    );
  });
  act('outcome', ended);
  act('people', added);
  const onPerson = (name: string, work: (pressed: Pressed, person: string) => Promise<unknown>) =>
    act(`people/:person/${name}`, (pressed) =>
      plainly(pressed, name, () => work(pressed, pressed.req.params.person ?? '')),
    );
  onPerson('booking', ({ ctx, kase, meeting }, person) => bookForMeeting(ctx, kase, meeting, person));
  onPerson('removal', ({ ctx, kase, meeting }, person) => expectNoMore(ctx, kase, meeting, person));
}

async function looked(ctx: Ctx, req: Req) {
  const kase = await openableCase(ctx, req.params.ref ?? '');
  return { kase, meeting: await findMeeting(ctx, kase, req.params.id ?? '') };
}

const pageOf = ({ kase, meeting }: Pick<Pressed, 'kase' | 'meeting'>, done: string) =>
  redirect(`/desk/cases/${kase.ref}/meetings/${meeting.id}?done=${done}`);

/** One button. What keeps it from being done stands above the page. */
async function plainly(pressed: Pressed, done: string, work: () => Promise<unknown>): Promise<Reply> {
  return formed(pressed, 'page', { ok: true, typed: {}, errors: [], values: {} }, work, done);
}

async function formed<S extends Shape>(
  pressed: Pressed,
  form: FormName,
  filled: Submitted<S>,
  work: Parameters<typeof attempt<S>>[1],
  done: string = form,
): Promise<Reply> {
  const refused = await attempt(filled, work);
  if (!refused) return pageOf(pressed, done);
  const { ctx, kase, meeting } = pressed;
  return shownMeeting(ctx, kase, await findMeeting(ctx, kase, meeting.id), { refused: { form, filled: refused } });
}

async function change(pressed: Pressed): Promise<Reply> {
  const { ctx, req, kase, meeting } = pressed;
  const filled = changeForm.submit(req.body);
  const offered = await offeredFor(ctx, kase);
  const refused = await attempt(filled, ({ version = 0, ...values }) =>
    changeMeeting(ctx, kase, meeting, planOf(values, offered, ctx.now), version),
  );
  return refused ? changePage(pressed, refused) : pageOf(pressed, 'changed');
}

async function changePage({ ctx, kase, meeting }: Pressed, filled: Filled): Promise<Reply> {
  const { leads } = await offeredFor(ctx, kase);
  const at = `/desk/cases/${kase.ref}/meetings/${meeting.id}`;
  const body = <ChangePage at={at} leads={leads} filled={filled} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: `Change the meeting, ${kase.ref}`, section: 'cases', width: 'form', status, body });
}

async function ended(pressed: Pressed): Promise<Reply> {
  const { ctx, req, kase, meeting } = pressed;
  const coming = await listComing(ctx, kase, meeting.id);
  const filled = endForm(coming.map(({ id }) => id)).submit(req.body);
  return formed(pressed, 'end', filled, ({ took = 'held', came, words }) =>
    endMeeting(ctx, kase, meeting, { took, came, words }),
  );
}

async function added(pressed: Pressed): Promise<Reply> {
  const { ctx, req, kase, meeting } = pressed;
  const people = (await peopleOfCase(ctx, kase)).map(({ id }) => id);
  return formed(pressed, 'add', addForm(people).submit(req.body), async (values) => {
    const { side = 'service', person, role } = values;
    if (person) return expectAlso(ctx, kase, meeting, { side: 'person', person, role });
    const place = await placeTyped(ctx, values);
    const added: Added = { side, name: values.name.trim() || (place?.lead ?? place?.name ?? ''), role };
    const email = values.email || (values.name.trim() === '' ? (place?.email ?? '') : '');
    return expectAlso(ctx, kase, meeting, { ...added, email, place: place?.id ?? null });
  });
}
