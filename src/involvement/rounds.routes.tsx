// Telling several people: written, looked at, sent; and those who are told by hand.
import { originOutside, staffNames } from '../identity/index.ts';
import { calledName } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { eventsByIds, findEvent, type InvolvementEvent, listNewTimes } from './events.ts';
import { roundOf } from './messages.rules.ts';
import { findOpportunity, listOpportunities, type Opportunity } from './opportunities.ts';
import { listOwed, maybeOutcomeOf } from './outcomes.ts';
import { type Seen, seeRound, sendRound } from './round-sending.ts';
import { ROUND_WORDS } from './rounds.rules.ts';
import { isWaiting, listWaitingRounds, noteTold, type RoundTo } from './rounds.ts';
import { RoundPage } from './rounds.tsx';
import type { RoundKind } from './tables.ts';
import { ToTell } from './to-tell.tsx';
import { forgetAtEvent } from './withdrawing.ts';

const read = { may: 'involvement.read' } as const;
const write = { may: 'involvement.write' } as const;
const DESK = '/desk/involvement';

const roundForm = form({
  words: text({
    label: 'What they will read',
    required: 'Write what they will read',
    max: [4_000, 'Use 4,000 characters or fewer'],
  }),
});

export function roundRoutes(r: Router) {
  const ofOpportunity = (noun: string, kind: RoundKind) =>
    round(r, `${DESK}/opportunities/:opportunity/${noun}`, async (ctx, req) => ({
      ...{ kind, opportunity: await findOpportunity(ctx, req.params.opportunity ?? ''), event: undefined },
    }));
  const ofEvent = (noun: string, kind: RoundKind) =>
    round(r, `${DESK}/events/:event/${noun}`, async (ctx, req) => {
      const event = await findEvent(ctx, req.params.event ?? '');
      return { kind, event, opportunity: await findOpportunity(ctx, event.opportunity_id) };
    });
  ofOpportunity('news', 'news');
  ofOpportunity('outcome', 'outcome');
  ofEvent('invitation', 'invitation');
  ofEvent('new-time', 'changed');
  ofEvent('cancellation', 'cancellation');
  ofEvent('outcome', 'outcome');
  r.get(`${DESK}/to-tell`, read, toTellPage);
  r.post(`${DESK}/told/:told`, write, async (ctx, req) => {
    await noteTold(ctx, req.params.told ?? '');
    return redirect(`${DESK}/to-tell?done=told`);
  });
}

type Find = (ctx: Ctx, req: Req) => Promise<RoundTo>;

function round(r: Router, path: string, find: Find) {
  r.get(path, write, async (ctx, req) => {
    const to = await open(ctx, await find(ctx, req));
    return to
      ? roundPage(ctx, to, req, roundForm.of({ words: await firstWords(ctx, to, req) }))
      : redirect(backTo(await find(ctx, req)));
  });
  r.post(path, write, async (ctx, req) => {
    const to = await find(ctx, req);
    if (!(await open(ctx, to))) return redirect(backTo(to));
    const filled = roundForm.submit(req.body);
    const isSent = one(req.body, 'act') === 'send';
    let seen: Seen | undefined;
    const refused = await attempt(filled, async ({ words }) => {
      seen = await seeRound(ctx, to, words);
      if (isSent)
        await sendRound(ctx, to, { typed: words, key: one(req.body, 'seen'), origin: await originOutside(ctx, req) });
      if (isSent && to.event && to.kind === 'cancellation') await forgetAtEvent(ctx, to.event);
    });
    if (refused || !isSent) return roundPage(ctx, to, req, refused ?? filled, seen);
    return redirect(`${backTo(to)}?done=sent`);
  });
}

/** Undefined: it is over, so that nothing is told twice. @throws NotFound there is nothing that could be told */
async function open(ctx: Ctx, to: RoundTo): Promise<RoundTo | undefined> {
  if (to.kind === 'outcome') {
    const outcome = await maybeOutcomeOf(ctx, to.opportunity, to.event);
    if (!outcome) throw new NotFound('What came of it');
    return outcome.told_at || outcome.words !== '' ? undefined : to;
  }
  if (to.event) return to.event.state === 'planned' ? to : undefined;
  return to.opportunity.state === 'open' ? to : undefined;
}

const backTo = ({ opportunity, event }: RoundTo) =>
  event ? `${DESK}/events/${event.id}` : `${DESK}/opportunities/${opportunity.id}`;

const whenAndWhere = (ctx: Ctx, { starts_at, place, online }: InvolvementEvent) =>
  [dateTimeWords(starts_at, ctx.now), place, online && `online: ${online}`].filter(Boolean).join(', ');

/** What most would write; they change it. */
async function firstWords(ctx: Ctx, { kind, opportunity, event }: RoundTo, req: Req): Promise<string> {
  if (kind === 'news')
    return `There is a new way to get involved: ${opportunity.title}. ${opportunity.does}\n\nRead more and sign up: ${await originOutside(ctx, req)}/get-involved/${opportunity.id}`;
  if (kind === 'outcome' || !event) return '';
  if (kind === 'invitation')
    return `You can come to ${event.title}: ${whenAndWhere(ctx, event)}. Tell us if you can come, and what you need.`;
  if (kind === 'changed')
    return `${event.title} has a new day or place. It is now: ${whenAndWhere(ctx, event)}. Tell us if you can come, and what you need.`;
  return `${event.title}, ${whenAndWhere(ctx, event)}, is cancelled. We are sorry. `;
}

const MOVED = 'Saved. What said the earlier day or place and had not gone yet does not go.';

async function roundPage(ctx: Ctx, to: RoundTo, req: Req, filled: Filled, seen?: Seen): Promise<Reply> {
  const title = to.event?.title ?? to.opportunity.title;
  const body = (
    <RoundPage
      {...{ kind: to.kind, title, action: req.path, back: backTo(to), filled }}
      done={one(req.query, 'done') === 'moved' ? MOVED : undefined}
      seen={seen && { ...seen, mark: seen.key, preview: previewOf(ctx, to, seen) }}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: ROUND_WORDS[to.kind].title, section: 'involvement', width: 'form', status, body });
}

/** As the first of them reads it. */
function previewOf(ctx: Ctx, { kind }: RoundTo, { lines, words }: Seen): string {
  const first = lines.find(({ goes }) => 'to' in goes) ?? lines[0];
  const channel = first && 'to' in first.goes ? first.goes.how : 'email';
  const called = first ? calledName(first.member.person) : 'Sam';
  const { subject } = ROUND_WORDS[kind];
  return roundOf({ channel, called, words, trust: ctx.trust.name, subject }).body.replace(
    '[[secret]]',
    '(their own link)',
  );
}

async function toTellPage(ctx: Ctx, req: Req): Promise<Reply> {
  const [owed, moved, rounds, names, all] = await Promise.all([
    listOwed(ctx),
    listNewTimes(ctx),
    listWaitingRounds(ctx),
    staffNames(ctx),
    listOpportunities(ctx),
  ]);
  const events = await eventsByIds(
    ctx,
    owed.flatMap(({ event_id }) => event_id ?? []),
  );
  const title = (id: string) => all.find((it: Opportunity) => it.id === id)?.title ?? '';
  const waits = owed.filter(({ words }) => words === '');
  const body = (
    <ToTell
      {...{ names, now: ctx.now, mayWrite: mayDo(ctx.actor, 'involvement.write') }}
      owed={waits.map(({ id, opportunity_id, event_id }) => ({
        id,
        title: events.get(event_id ?? '')?.title ?? title(opportunity_id),
        href: event_id ? `${DESK}/events/${event_id}/outcome` : `${DESK}/opportunities/${opportunity_id}/outcome`,
      }))}
      moved={moved.map(({ id, title }) => ({ id, title, href: `${DESK}/events/${id}/new-time` }))}
      rounds={rounds.map(({ round: of, told }) => ({
        title: title(of.opportunity_id),
        line: { round: of, told: told.filter(isWaiting) },
      }))}
      done={one(req.query, 'done') === 'told' ? 'Noted: they have been told.' : undefined}
    />
  );
  return deskPage({ title: 'To tell', section: 'involvement', body });
}
