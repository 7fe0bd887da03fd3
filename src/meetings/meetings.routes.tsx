import { type Case, openableCase } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { attempt, type Filled, type Values } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Added, listComing } from './attending.ts';
import { MeetingsPage } from './list.tsx';
import { meetingRoutes } from './meeting.routes.tsx';
import { planForm } from './meetings.forms.ts';
import { KIND_WORDS, STATE_WORDS, spanWords, whereWords } from './meetings.rules.ts';
import { findMeeting, listMeetings, planMeeting } from './meetings.ts';
import { notesRoutes } from './notes.routes.tsx';
import { type Offered, offeredFor, planOf } from './offered.ts';
import { PlanPage } from './planning.tsx';
import { readingRoutes } from './reading.routes.tsx';

export function routes(r: Router, house: House) {
  const write = { may: 'cases.write' } as const;
  const path = '/desk/cases/:ref/meetings';
  r.get(path, { may: 'cases.read' }, async (ctx, req) => listPage(ctx, await openableCase(ctx, req.params.ref ?? '')));
  r.get(`${path}/new`, write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const offered = await offeredFor(ctx, kase);
    const like = one(req.query, 'like');
    const known = like ? await likeBefore(ctx, kase, like) : firstPlan(ctx, offered);
    return planPage(kase, offered, formFor(offered).of(known));
  });
  r.post(path, write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const offered = await offeredFor(ctx, kase);
    const filled = formFor(offered).submit(req.body);
    let id = '';
    const refused = await attempt(filled, async (values) => {
      const plan = planOf(values, offered, ctx.now);
      id = await planMeeting(ctx, kase, plan, comingOf(values, offered));
    });
    return refused ? planPage(kase, offered, refused) : redirect(`/desk/cases/${kase.ref}/meetings/${id}?done=planned`);
  });
  meetingRoutes(r, path);
  notesRoutes(r, path);
  readingRoutes(r, house);
}

function firstPlan(ctx: Ctx, { people }: Offered) {
  const first = people[0]?.value;
  return { minutes: '60', lead: actorId(ctx), people: first ? [first] : [] };
}

/** As one that did not take place was planned, but for its day and time. @throws NotFound */
async function likeBefore(ctx: Ctx, kase: Case, id: string) {
  const { kind, purpose, minutes, place, link, is_private, lead_id, lead_name, telling } = await findMeeting(
    ctx,
    kase,
    id,
  );
  const coming = await listComing(ctx, kase, id);
  return {
    ...{ kind, purpose, minutes: String(minutes), place, link, is_private: is_private ? 'yes' : '', telling },
    ...{ lead: lead_id ?? '', lead_name },
    people: coming.flatMap(({ person_id }) => person_id ?? []),
    wards: coming.flatMap(({ side, place_id }) => (side === 'service' && place_id ? [place_id] : [])),
  };
}

const formFor = ({ people, wards }: Offered) =>
  planForm(
    people.map(({ value }) => value),
    wards.map(({ value }) => value),
  );

function comingOf(values: Values<ReturnType<typeof planForm>['fields']>, { wards }: Offered): Added[] {
  const named = (side: Added['side'], name: string, rest: Partial<Added>): Added[] =>
    name.trim() === '' ? [] : [{ side, name, ...rest }];
  return [
    ...values.people.map((person): Added => ({ side: 'person', person })),
    ...named('person', values.with_name, { role: values.with_role }),
    ...wards
      .filter(({ value }) => values.wards.includes(value))
      .map(({ value, label, lead, email }): Added => ({ side: 'service', place: value, name: lead || label, email })),
    ...named('service', values.staff_name, { role: values.staff_role, email: values.staff_email }),
  ];
}

function planPage(kase: Case, offered: Offered, filled: Filled): Reply {
  const body = <PlanPage reference={kase.ref} offered={offered} filled={filled} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: `Plan a meeting, ${kase.ref}`, section: 'cases', width: 'form', status, body });
}

async function listPage(ctx: Ctx, kase: Case): Promise<Reply> {
  const lines = (await listMeetings(ctx, kase)).map((meeting) => ({
    id: meeting.id,
    title: KIND_WORDS[meeting.kind],
    state: STATE_WORDS[meeting.state],
    words: [spanWords(meeting, ctx.now), whereWords(meeting)].filter(Boolean).join('. '),
  }));
  const body = <MeetingsPage reference={kase.ref} lines={lines} mayWrite={mayDo(ctx.actor, 'cases.write')} />;
  return deskPage({ title: `Meetings, ${kase.ref}`, section: 'cases', width: 'form', body });
}
