// On the desk: events, who comes, what was arranged and paid back, and what came of it.
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, type Values } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { atLocal, dateWords, localDate, timeWords } from '../platform/time.ts';
import { askToCome, changeComing, findComing, listComings } from './comings.ts';
import { comingForm, type EventForm, eventForm } from './events.forms.ts';
import { addEvent, type EventDetails, findEvent, holdEvent, type InvolvementEvent, listEvents } from './events.ts';
import { EditEvent, EventList, EventPage } from './events.tsx';
import { findMember } from './members.ts';
import { findOpportunity, type Opportunity } from './opportunities.ts';
import { maybeOutcomeOf, oweOutcome } from './outcomes.ts';
import { changeAndTell } from './round-changing.ts';
import { listRoundsOf } from './rounds.ts';
import { listSignUps } from './sign-ups.ts';
import { forgetAtEvent, forgetIfSettled } from './withdrawing.ts';

const AT = '/desk/involvement/events';
const read = { may: 'involvement.read' } as const;
const write = { may: 'involvement.write' } as const;

const DONE: Record<string, string> = {
  added: 'Added. Ask those who take part to come.',
  saved: 'Saved.',
  asked: 'They are on the list.',
  held: 'Noted: it took place.',
  sent: 'On its way. Below is who gets it.',
};

export function eventRoutes(r: Router) {
  r.get(AT, read, async (ctx) => {
    const events = await listEvents(ctx);
    return deskPage({ title: 'Events', section: 'involvement', body: <EventList events={events} now={ctx.now} /> });
  });
  r.get('/desk/involvement/opportunities/:opportunity/events/new', write, async (ctx, req) => {
    const opportunity = await findOpportunity(ctx, req.params.opportunity ?? '');
    const known = { title: opportunity.title, place: opportunity.place, access: opportunity.access, minutes: '60' };
    return editPage(opportunity, undefined, eventForm(localDate(ctx.now)).of(known));
  });
  r.post('/desk/involvement/opportunities/:opportunity/events', write, async (ctx, req) => {
    const opportunity = await findOpportunity(ctx, req.params.opportunity ?? '');
    const filled = eventForm(localDate(ctx.now)).submit(req.body);
    let id = '';
    const refused = await attempt(filled, async (values) => {
      id = await addEvent(ctx, opportunity, detailsOf(values));
    });
    return refused ? editPage(opportunity, undefined, refused) : redirect(`${AT}/${id}?done=added`);
  });
  r.get(`${AT}/:event`, read, async (ctx, req) => eventPage(ctx, await asked(ctx, req), req));
  r.get(`${AT}/:event/edit`, write, async (ctx, req) => {
    const event = await asked(ctx, req);
    const { title, place, online, access, minutes, places, starts_at, version } = event;
    const known = {
      ...{ title, place, online, access, minutes: String(minutes), places: places ? String(places) : '' },
      ...{ on: dateWords(starts_at, ctx.now), at: timeWords(starts_at), version: String(version) },
    };
    return editPage(await opportunityOf(ctx, event), event, eventForm(localDate(ctx.now)).of(known));
  });
  r.post(`${AT}/:event`, write, async (ctx, req) => {
    const event = await asked(ctx, req);
    const filled = eventForm(localDate(ctx.now)).submit(req.body);
    const opportunity = await opportunityOf(ctx, event);
    let toTell = false;
    const refused = await attempt(filled, async (values) => {
      const to = { details: detailsOf(values), version: values.version ?? 0 };
      toTell = await changeAndTell(ctx, opportunity, event, to);
      await forgetAtEvent(ctx, event);
    });
    if (refused) return editPage(opportunity, event, refused);
    return redirect(toTell ? `${AT}/${event.id}/new-time?done=moved` : `${AT}/${event.id}?done=saved`);
  });
  r.post(`${AT}/:event/holding`, write, (ctx, req) => act(ctx, req, 'held', (event) => holdEvent(ctx, event)));
  r.post(`${AT}/:event/comings`, write, (ctx, req) =>
    act(ctx, req, 'asked', async (event) => {
      const id = one(req.body, 'member');
      if (id === '') throw new RuleError('Choose whom to ask', 'member');
      await askToCome(ctx, event, await findMember(ctx, id));
    }),
  );
  r.post(`${AT}/:event/comings/:coming`, write, saveComing);
}

const asked = (ctx: Ctx, req: Req) => findEvent(ctx, req.params.event ?? '');
const opportunityOf = (ctx: Ctx, { opportunity_id }: InvolvementEvent) => findOpportunity(ctx, opportunity_id);

async function act(ctx: Ctx, req: Req, done: string, work: (event: InvolvementEvent) => Promise<void>): Promise<Reply> {
  const event = await asked(ctx, req);
  const filled = { typed: { state: '' }, errors: [], ok: true as const, values: {} };
  const refused = await attempt(filled, () => work(event));
  return refused ? eventPage(ctx, event, req, { of: '', filled: refused }) : redirect(`${AT}/${event.id}?done=${done}`);
}

function detailsOf({
  on = '',
  at = '',
  version: _,
  minutes = 60,
  places,
  ...rest
}: Values<EventForm['fields']>): EventDetails {
  return { ...rest, minutes, places: places ?? null, starts_at: atLocal(on, at) };
}

async function saveComing(ctx: Ctx, req: Req): Promise<Reply> {
  const event = await asked(ctx, req);
  const row = await findComing(ctx, event, req.params.coming ?? '');
  const filled = comingForm(localDate(ctx.now)).submit(req.body);
  const refused = await attempt(
    filled,
    async ({ state = 'asked', paid, paid_kind, paid_for, paid_on, version, ...said }) => {
      const kind = paid_kind ?? 'expenses';
      const money = { paidPence: paid ?? null, paidKind: kind, paidFor: paid_for, paidOn: paid_on ?? null };
      await changeComing(ctx, event, row, { state, ...said, ...money }, version ?? 0);
      await forgetIfSettled(ctx, row);
      // Said late that they came: they are owed what came of it as well.
      if (event.state === 'held') await oweOutcome(ctx, await opportunityOf(ctx, event), event);
    },
  );
  if (refused) return eventPage(ctx, event, req, { of: row.id, filled: refused });
  return redirect(`${AT}/${event.id}?done=saved#coming-${row.id}`);
}

async function editPage(opportunity: Opportunity, event: InvolvementEvent | undefined, filled: Filled): Promise<Reply> {
  const body = <EditEvent opportunity={opportunity} id={event?.id} filled={filled} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Event', section: 'involvement', width: 'form', status, body });
}

type Refused = { of: string; filled: Filled };

async function eventPage(ctx: Ctx, event: InvolvementEvent, req: Req, refused?: Refused): Promise<Reply> {
  const opportunity = await opportunityOf(ctx, event);
  const [comings, signUps, rounds, outcome, names] = await Promise.all([
    listComings(ctx, event),
    listSignUps(ctx, opportunity),
    listRoundsOf(ctx, opportunity),
    maybeOutcomeOf(ctx, opportunity, event),
    staffNames(ctx),
  ]);
  const here = new Set(comings.map(({ member_id }) => member_id));
  const body = (
    <EventPage
      {...{ event, opportunity, comings, outcome, names, refused, now: ctx.now }}
      canBeAsked={signUps.filter(({ state, member_id }) => state === 'taken_on' && !here.has(member_id))}
      rounds={rounds.filter(({ round }) => round.event_id === event.id)}
      done={refused ? undefined : DONE[one(req.query, 'done')]}
      mayWrite={mayDo(ctx.actor, 'involvement.write')}
    />
  );
  return deskPage({ title: 'Event', section: 'involvement', status: refused ? 422 : 200, body });
}
