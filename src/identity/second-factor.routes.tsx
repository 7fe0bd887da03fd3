import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateTimeWords, dateWords, localDate } from '../platform/time.ts';
import { listPasskeys } from './passkeys.ts';
import { MyPasskeys } from './passkeys.tsx';
import type { RoleName } from './permissions.ts';
import { codeForm, rolesForm, squaresOf } from './second-factor.forms.ts';
import { isFresh } from './second-factor.rules.ts';
import { confirmApp, factorsOf, maybeEnrolment, renewCodes, startApp, turnOff } from './second-factor.ts';
import { MySecondFactor, RecoveryCodes, RULES, SECOND_FACTOR, SetUpApp, SignInRules } from './second-factor.tsx';
import { changeRolesWithSecondFactor, rolesWithSecondFactor } from './sign-in-rules.ts';

const APP = `${SECOND_FACTOR}/app`;

export function secondFactorRoutes(r: Router, house: House) {
  r.get(SECOND_FACTOR, { may: 'desk.use' }, (ctx, req) => minePage(ctx, house, { done: one(req.query, 'done') }));

  r.post(SECOND_FACTOR, { may: 'desk.use' }, async (ctx) => {
    if (!isFreshly(ctx)) return redirect(SECOND_FACTOR);
    await startApp(ctx, actorId(ctx));
    return redirect(APP);
  });

  r.get(APP, { may: 'desk.use' }, (ctx) => appPage(ctx, codeForm.blank(), 200));

  r.post(APP, { may: 'desk.use' }, async (ctx, req) => {
    if (!isFreshly(ctx)) return redirect(SECOND_FACTOR);
    const filled = codeForm.submit(req.body);
    if (!filled.ok) return appPage(ctx, filled, 422);
    let codes: string[] = [];
    const refused = await attempt(filled, async () => {
      codes = await confirmApp(ctx, actorId(ctx), filled.values.code);
    });
    return refused ? appPage(ctx, refused, 422) : codesPage(codes);
  });

  r.post(`${SECOND_FACTOR}/codes`, { may: 'desk.use' }, async (ctx) => {
    const me = actorId(ctx);
    if (!isFreshly(ctx) || !(await factorsOf(ctx, me)).app) return redirect(SECOND_FACTOR);
    return codesPage(await renewCodes(ctx, me));
  });

  r.post(`${SECOND_FACTOR}/removal`, { may: 'desk.use' }, async (ctx) => {
    if (!isFreshly(ctx)) return redirect(SECOND_FACTOR);
    try {
      await turnOff(ctx, actorId(ctx), await isNeeded(ctx, house));
      return redirect(`${SECOND_FACTOR}?done=off`);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      return minePage(ctx, house, { problem: error.message });
    }
  });

  r.get(RULES, { may: 'settings.write' }, async (ctx, req) => {
    const roles = [...(await rolesWithSecondFactor(ctx, house))];
    return rulesPage(rolesForm.of({ roles }), one(req.query, 'done') === 'saved');
  });

  r.post(RULES, { may: 'settings.write' }, async (ctx, req) => {
    const filled = rolesForm.submit(req.body);
    if (!filled.ok) return rulesPage(filled);
    await changeRolesWithSecondFactor(ctx, await rolesWithSecondFactor(ctx, house), filled.values.roles);
    return redirect(`${RULES}?done=saved`);
  });
}

export function isFreshly(ctx: Ctx): boolean {
  return ctx.actor.kind === 'user' && isFresh(ctx.actor.signedInAt, ctx.now);
}

async function isNeeded(ctx: Ctx, house: House): Promise<boolean> {
  const role = ctx.actor.kind === 'user' ? (ctx.actor.role as RoleName) : undefined;
  return role !== undefined && (await rolesWithSecondFactor(ctx, house)).includes(role);
}

async function minePage(
  ctx: Ctx,
  house: House,
  { done, problem }: { done?: string; problem?: string },
): Promise<Reply> {
  const { app, codesLeft } = await factorsOf(ctx, actorId(ctx));
  const passkeys = (await listPasskeys(ctx, actorId(ctx))).map(({ id, name, created_at, last_used_at }) => ({
    id,
    name,
    made: dateWords(created_at, ctx.now),
    used: last_used_at ? dateTimeWords(last_used_at, ctx.now) : undefined,
  }));
  const body = (
    <MySecondFactor
      since={app ? dateWords(localDate(app), localDate(ctx.now)) : undefined}
      codesLeft={codesLeft}
      needed={await isNeeded(ctx, house)}
      fresh={isFreshly(ctx)}
      done={done}
      problem={problem}
      passkeys={<MyPasskeys rows={passkeys} fresh={isFreshly(ctx)} />}
    />
  );
  const status = problem ? 422 : 200;
  return deskPage({ title: 'Second step to sign in', section: 'me', width: 'form', status, body });
}

async function appPage(ctx: Ctx, filled: Filled, status: number): Promise<Reply> {
  const enrolment = isFreshly(ctx) ? await maybeEnrolment(ctx, actorId(ctx)) : undefined;
  if (!enrolment) return redirect(SECOND_FACTOR);
  const { secret, uri } = enrolment;
  const body = <SetUpApp filled={filled} secret={secret} squares={squaresOf(uri)} action={APP} />;
  return deskPage({ title: 'Set up a second step', section: 'me', width: 'form', status, body });
}

export function codesPage(codes: readonly string[]): Reply {
  const body = <RecoveryCodes codes={codes} go={SECOND_FACTOR} />;
  return deskPage({ title: 'Recovery codes', section: 'me', width: 'form', body });
}

function rulesPage(filled: Filled, done = false): Reply {
  const status = filled.errors.length > 0 ? 422 : 200;
  const body = <SignInRules filled={filled} done={done} />;
  return deskPage({ title: 'Signing in', section: 'settings', width: 'form', status, body });
}
