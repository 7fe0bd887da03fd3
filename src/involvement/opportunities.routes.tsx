// On the desk: what people can take part in, kept, and who signed up for it.
import { listStaff, staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, type Values } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { listEventsOf } from './events.ts';
import { type OpportunityForm, opportunityForm } from './opportunities.forms.ts';
import { heldBack } from './opportunities.rules.ts';
import {
  addOpportunity,
  changeOpportunity,
  confirmOpportunity,
  findOpportunity,
  listOpportunities,
  type Opportunity,
  usualReview,
} from './opportunities.ts';
import { EditOpportunity, OpportunityDesk, OpportunityList } from './opportunities.tsx';
import { maybeOutcomeOf, oweOutcome } from './outcomes.ts';
import { listRoundsOf, settleNews } from './rounds.ts';
import { ANSWERS, answerSignUp, countSignUps, findSignUp, listSignUps } from './sign-ups.ts';

const DESK = '/desk/involvement';
const AT = `${DESK}/opportunities`;
const read = { may: 'involvement.read' } as const;
const write = { may: 'involvement.write' } as const;

const DONE: Record<string, string> = {
  added: 'Added.',
  saved: 'Saved.',
  checked: 'You looked at it today: it still holds.',
  answered: 'Answer kept.',
  sent: 'On its way. Below is who gets it.',
  told: 'Noted: they have been told.',
  event: 'Event added.',
};

export function opportunityRoutes(r: Router) {
  r.get(DESK, read, async (ctx, req) => {
    const [all, counts, names] = await Promise.all([listOpportunities(ctx), countSignUps(ctx), staffNames(ctx)]);
    const today = localDate(ctx.now);
    const lines = all.map((it) => ({
      ...{ id: it.id, title: it.title, kind: it.kind, state: it.state, held: heldBack(it, today) },
      ...{ owner: names.get(it.owner_id) ?? '', ...(counts.get(it.id) ?? { asked: 0, taken: 0 }) },
    }));
    const closed = one(req.query, 'view') === 'closed';
    const body = <OpportunityList lines={lines} closed={closed} mayWrite={mayDo(ctx.actor, 'involvement.write')} />;
    return deskPage({ title: 'Get involved', section: 'involvement', body });
  });
  r.get(`${AT}/new`, write, async (ctx) => {
    const filled = opportunityForm(localDate(ctx.now)).of({
      state: 'draft',
      owner: actorId(ctx),
      review_on: shown(ctx, usualReview(ctx)),
    });
    return editPage(ctx, undefined, filled);
  });
  r.post(AT, write, (ctx, req) => save(ctx, req, undefined));
  r.get(`${AT}/:opportunity`, read, async (ctx, req) => deskOf(ctx, await asked(ctx, req), req));
  r.get(`${AT}/:opportunity/edit`, write, async (ctx, req) => {
    const opportunity = await asked(ctx, req);
    return editPage(ctx, opportunity, opportunityForm(localDate(ctx.now)).of(typedOf(ctx, opportunity)));
  });
  r.post(`${AT}/:opportunity`, write, async (ctx, req) => save(ctx, req, await asked(ctx, req)));
  r.post(`${AT}/:opportunity/checks`, write, async (ctx, req) => {
    const opportunity = await asked(ctx, req);
    await confirmOpportunity(ctx, opportunity);
    return redirect(`${AT}/${opportunity.id}?done=checked`);
  });
  r.post(`${AT}/:opportunity/sign-ups/:signup/answers`, write, async (ctx, req) => {
    const opportunity = await asked(ctx, req);
    const row = await findSignUp(ctx, opportunity, req.params.signup ?? '');
    const answer = ANSWERS.find((known) => known === one(req.body, 'answer'));
    const filled = { typed: { answer: '' }, errors: [], ok: true as const, values: {} };
    const refused = await attempt(filled, async () => {
      if (!answer) throw new RuleError('Choose an answer', 'answer');
      await answerSignUp(ctx, row, answer);
    });
    return refused ? deskOf(ctx, opportunity, req, refused) : redirect(`${AT}/${opportunity.id}?done=answered`);
  });
}

const asked = (ctx: Ctx, req: Req) => findOpportunity(ctx, req.params.opportunity ?? '');
const shown = (ctx: Ctx, day: string) => dateWords(day, localDate(ctx.now));

function typedOf(ctx: Ctx, it: Opportunity) {
  return {
    ...{ kind: it.kind, title: it.title, does: it.does, how_often: it.how_often, how: it.how, place: it.place },
    ...{
      access: it.access,
      expenses: it.expenses,
      ask: it.ask,
      website: it.website,
      state: it.state,
      owner: it.owner_id,
    },
    ...{ apply_by: it.apply_by ? shown(ctx, it.apply_by) : '', places: it.places ? String(it.places) : '' },
    ...{ payment: it.payment, dbs: it.dbs, ig_training: it.ig_training },
    ...{ review_on: shown(ctx, it.review_on), version: String(it.version) },
  };
}

function detailsOf({ owner, version: _, apply_by, places, website, ...said }: Values<OpportunityForm['fields']>) {
  const { kind = 'other', how = 'in_person', state = 'draft' } = said;
  const { payment = 'not_said', dbs = 'not_checked', ig_training = 'not_checked' } = said;
  if (!owner) throw new RuleError('Choose who looks after it', 'owner');
  const sums = { apply_by: apply_by ?? null, places: places ?? null };
  return { ...said, kind, how, state, owner_id: owner, website: website ?? '', ...sums, payment, dbs, ig_training };
}

async function save(ctx: Ctx, req: Req, opportunity: Opportunity | undefined): Promise<Reply> {
  const filled = opportunityForm(localDate(ctx.now)).submit(req.body);
  let id = opportunity?.id ?? '';
  const refused = await attempt(filled, async (values) => {
    const details = detailsOf(values);
    const { review_on, ...rest } = details;
    const to = review_on ? { ...rest, review_on } : rest;
    if (!opportunity) id = await addOpportunity(ctx, to);
    else await changeOpportunity(ctx, opportunity, to, values.version ?? 0);
    if (opportunity && opportunity.state !== to.state) await settleNews(ctx, opportunity);
    if (opportunity && opportunity.state !== 'closed' && to.state === 'closed')
      await oweOutcome(ctx, opportunity, undefined);
  });
  if (refused) return editPage(ctx, opportunity, refused);
  return redirect(`${AT}/${id}?done=${opportunity ? 'saved' : 'added'}`);
}

/** Somebody else saved meanwhile: what stands now is shown below what was typed. */
async function editPage(ctx: Ctx, opportunity: Opportunity | undefined, filled: Filled): Promise<Reply> {
  const staff = (await listStaff(ctx)).filter(({ id, disabled_at }) => !disabled_at || id === opportunity?.owner_id);
  const stale = opportunity && filled.errors.length > 0 && filled.typed.version !== String(opportunity.version);
  const theirs = stale ? typedOf(ctx, opportunity) : undefined;
  const body = (
    <EditOpportunity
      id={opportunity?.id}
      filled={theirs ? fresh(filled, theirs.version) : filled}
      staff={staff}
      theirs={theirs}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Get involved', section: 'involvement', width: 'form', status, body });
}

const fresh = (filled: Filled, version: string): Filled => ({ ...filled, typed: { ...filled.typed, version } });

async function deskOf(ctx: Ctx, it: Opportunity, req: Req, refused?: Filled): Promise<Reply> {
  const [signUps, names, events, rounds, outcome] = await Promise.all([
    listSignUps(ctx, it),
    staffNames(ctx),
    listEventsOf(ctx, it),
    listRoundsOf(ctx, it),
    maybeOutcomeOf(ctx, it, undefined),
  ]);
  const body = (
    <OpportunityDesk
      {...{ it, signUps, names, events, rounds, outcome, now: ctx.now, errors: refused?.errors ?? [] }}
      held={heldBack(it, localDate(ctx.now))}
      done={refused ? undefined : DONE[one(req.query, 'done')]}
      mayWrite={mayDo(ctx.actor, 'involvement.write')}
    />
  );
  return deskPage({ title: 'Get involved', section: 'involvement', status: refused ? 422 : 200, body });
}
