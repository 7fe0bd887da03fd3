import type { Case } from '../cases/index.ts';
import { listStaff, permissionsOf, type Staff } from '../identity/index.ts';
import { findPerson, type Person, peopleByIds } from '../people/index.ts';
import type { Permission } from '../platform/access.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, form, id } from '../platform/forms.ts';
import { mayHold } from '../platform/holds.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { localDate, shortDate } from '../platform/time.ts';
import { endForm, planForm } from './plans.forms.ts';
import { planLine, planState, usualDates } from './plans.rules.ts';
import {
  approvePlan,
  changeOfficer,
  endPlan,
  findPlan,
  listPlans,
  maybeAgreed,
  notePlan,
  proposePlan,
} from './plans.ts';
import { NewPlanPage, PlanBlock } from './plans.tsx';

export function planRoutes(r: Router) {
  const write = { may: 'people.write' } as const;
  r.get('/desk/people/:id/plans/new', write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const today = localDate(ctx.now);
    const usual = usualDates(today);
    const words = (day: string) => shortDate(day, '0001-01-01');
    const known = {
      starts_on: words(usual.starts_on),
      review_on: words(usual.review_on),
      ends_on: words(usual.ends_on),
      officer: actorId(ctx),
    };
    return planPage(ctx, person, planForm(today).of(known));
  });

  r.post('/desk/people/:id/plans', write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const filled = planForm(localDate(ctx.now)).submit(req.body);
    const refused = await attempt(
      filled,
      async ({ officer = '', letter_on = null, starts_on = '', review_on = '', ends_on = '', ...rest }) => {
        if (rest.reasons.length === 0) throw new RuleError('Choose at least one reason', 'reasons');
        if (officer === '') throw new RuleError('Choose a colleague', 'officer');
        await proposePlan(ctx, person, { ...rest, officer, letter_on, starts_on, review_on, ends_on });
      },
    );
    return refused ? planPage(ctx, person, refused) : redirect(`/desk/people/${person.id}?done=plan`);
  });

  const act = (
    path: string,
    work: (ctx: Ctx, plan: Awaited<ReturnType<typeof findPlan>>, body: string) => Promise<void>,
    who: { may: Permission } = write,
  ) =>
    r.post(`/desk/people/:id/plans/:plan/${path}`, who, async (ctx, req) => {
      const person = await findPerson(ctx, req.params.id ?? '');
      const plan = await findPlan(ctx, person, req.params.plan ?? '');
      const filled = endForm.submit(path === 'ending' ? req.body : { reason: '-' });
      const refused = await attempt(filled, (values) => work(ctx, plan, values.reason));
      return refused ? refusal(person, refused) : redirect(`/desk/people/${person.id}?done=plan`);
    });
  r.post('/desk/people/:id/plans/:plan/officer', write, async (ctx, req) => {
    const person = await findPerson(ctx, req.params.id ?? '');
    const plan = await findPlan(ctx, person, req.params.plan ?? '');
    const filled = officerForm.submit(req.body);
    const refused = await attempt(filled, async ({ officer }) => {
      if (!officer) throw new RuleError('Choose a colleague', 'officer');
      await changeOfficer(ctx, plan, officer);
    });
    return refused ? refusal(person, refused) : redirect(`/desk/people/${person.id}?done=plan`);
  });
  act('approval', (ctx, plan) => approvePlan(ctx, plan), { may: 'cases.share_out' });
  act('telling', (ctx, plan) => notePlan(ctx, plan, { challenge_told: true, letter_on: plan.letter_on }));
  act('ending', (ctx, plan, reason) => endPlan(ctx, plan, reason));
}

const officerForm = form({ officer: id({ label: 'One officer' }) });

function refusal(person: Person, { errors }: Filled): Reply {
  const body = (
    <>
      <h1>This was not done</h1>
      <p>{errors[0]?.message}</p>
      <p>
        <a href={`/desk/people/${person.id}`}>Back to this person</a>
      </p>
    </>
  );
  return deskPage({ title: 'Contact plan', section: 'people', width: 'form', status: 422, body });
}

async function planPage(ctx: Ctx, person: Person, filled: Filled): Promise<Reply> {
  const staff = await listStaff(ctx);
  const colleagues = staff.filter((one) => !one.disabled_at && permissionsOf(one.role).has('cases.write'));
  const body = <NewPlanPage id={person.id} name={person.name} filled={filled} colleagues={colleagues} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Contact plan', section: 'people', width: 'form', status, body });
}

/** The block on the page of a person. */
export async function planBlock(ctx: Ctx, person: Person) {
  const today = localDate(ctx.now);
  const all = await listStaff(ctx);
  const staff = new Map(all.map((one) => [one.id, one]));
  const plans = (await listPlans(ctx, person.id)).map((plan) => ({
    plan,
    state: planState(plan, today),
    officer: officerWords(staff.get(plan.officer_id)),
    proposer: staff.get(plan.proposed_by)?.name ?? 'a colleague',
    approver: staff.get(plan.approved_by ?? '')?.name ?? '',
  }));
  const colleagues = all.filter((one) => !one.disabled_at && permissionsOf(one.role).has('cases.write'));
  const may = {
    write: mayDo(ctx.actor, 'people.write'),
    approve: ({ proposed_by }: { proposed_by: string }) =>
      mayDo(ctx.actor, 'cases.share_out') && proposed_by !== ctx.actor.id,
  };
  return <PlanBlock id={person.id} plans={plans} may={may} today={today} colleagues={colleagues} />;
}

/** What is agreed with a person, as an instruction: for the bar of a case and for a call. */
export async function agreedLine(ctx: Ctx, person: Person): Promise<string | undefined> {
  if (!mayHold(ctx, person, 'contact_plans')) return undefined;
  const plan = await maybeAgreed(ctx, person.id);
  const officer = plan && (await listStaff(ctx)).find(({ id: known }) => known === plan.officer_id);
  return plan && planLine(plan, officerWords(officer), localDate(ctx.now));
}

/** "Sam", "Sam (who has left)": whoever reads it knows that somebody else has to be named. */
function officerWords(officer: Staff | undefined): string {
  if (!officer) return 'a colleague';
  return officer.disabled_at ? `${officer.first_name} (who has left)` : officer.first_name;
}

export async function planInBar(ctx: Ctx, kase: Case) {
  const caller = (await peopleByIds(ctx, [kase.caller_id])).get(kase.caller_id ?? '');
  const line = caller && (await agreedLine(ctx, caller));
  return line ? [{ text: line, icon: 'contact' as const, strong: true }] : [];
}
