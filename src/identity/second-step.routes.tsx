import { attempt, type Filled } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { plainPage, type Reply, redirect } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { alongOf, cookiesOf, deviceOf, readKept, signedIn } from './coming-back.routes.tsx';
import { codeForm, squaresOf } from './second-factor.forms.ts';
import { type Along, EnterCode, RecoveryCodes, SetUpApp } from './second-factor.tsx';
import {
  giveCode,
  maybeStep,
  type Passed,
  STEP_COOKIE,
  STEP_SECONDS,
  type Step,
  setUpAndEnter,
} from './second-step.ts';
import { SendAgain } from './sign-in.tsx';
import { signInOver } from './sign-in-page.routes.tsx';

const CODE = '/sign-in/code';

/** From the password to the second step. Words that were kept are too long for an address: the page carries them. */
export async function goToStep(house: House, req: Req, passed: Extract<Passed, { step: string }>): Promise<Reply> {
  const along = alongOf(req);
  const cookies = [{ name: STEP_COOKIE, value: passed.step, maxAge: STEP_SECONDS }];
  const step = along.kept ? await maybeStep(house, passed.step) : undefined;
  if (step) return { ...stepPage(step, codeForm.blank(), along, 200), cookies };
  return redirect(`${CODE}?next=${encodeURIComponent(along.next)}`, { cookies });
}

/** The second step of a sign-in: a code, or setting up the app that makes codes. */
export function secondStepRoutes(r: Router, house: House) {
  r.open('GET', CODE, async (req) => {
    const step = await maybeStep(house, req.cookies[STEP_COOKIE]);
    return step ? stepPage(step, codeForm.blank(), alongOf(req), 200) : signInOver(house, req);
  });

  r.open('POST', CODE, async (req) => {
    const token = req.cookies[STEP_COOKIE] ?? '';
    const step = await maybeStep(house, token);
    const along = alongOf(req);
    if (!step) return signInOver(house, req);
    const filled = codeForm.submit(req.body);
    if (!filled.ok) return stepPage(step, filled, along, 422);
    const given = { token, code: filled.values.code, address: req.address, device: deviceOf(req) };
    let reply: Reply | undefined;
    const refused = await attempt(filled, async () => {
      reply = step.enrolment
        ? withCodes(along, await setUpAndEnter(house, step, given))
        : signedIn(along, await giveCode(house, step, given));
    });
    return reply ?? stepPage(step, refused ?? filled, along, 422);
  });
}

function stepPage(step: Step, filled: Filled, along: Along, status: number): Reply {
  const { enrolment, shortName: trust } = step;
  const body = enrolment ? (
    <SetUpApp
      filled={filled}
      secret={enrolment.secret}
      squares={squaresOf(enrolment.uri)}
      action={CODE}
      along={along}
    />
  ) : (
    <EnterCode filled={filled} along={along} hasPasskey={step.hasPasskey} />
  );
  return plainPage({ title: enrolment ? 'Set up a second step' : 'Second step', status, trust, body });
}

function withCodes(along: Along, { session, codes }: { session: string; codes: string[] }): Reply {
  const again = readKept(along.kept);
  const body = (
    <>
      <RecoveryCodes codes={codes} go={again ? undefined : along.next} />
      {again && <SendAgain {...again} />}
    </>
  );
  return plainPage({ title: 'Recovery codes', body, cookies: cookiesOf(session) });
}
