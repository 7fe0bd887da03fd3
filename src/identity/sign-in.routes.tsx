import { NotFound, RuleError } from '../platform/errors.ts';
import { attempt, email, type Filled, form, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { plainPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { alongOf, deviceOf, localPath, signedIn } from './coming-back.routes.tsx';
import { isCommonPassword } from './common-passwords.ts';
import { LONGEST_PASSWORD, passwordComplaint, TOO_LONG } from './passwords.rules.ts';
import { goToStep } from './second-step.routes.tsx';
import type { Passed } from './second-step.ts';
import { endSession, SESSION_COOKIE } from './sessions.ts';
import { signIn, signInAs } from './sign-in.ts';
import { LinkIsOver, SetUp } from './sign-in.tsx';
import { signInForm, signInPage } from './sign-in-page.routes.tsx';
import { createFirstManager, isSetUpLink } from './trusts.ts';

const setUpForm = form({
  trust: text({ label: 'Name of your trust', required: 'Enter the name of your trust' }),
  name: text({ label: 'Your name', required: 'Enter your name' }),
  email: email({ label: 'Your email address', required: 'Enter your email address' }),
  password: text({ label: 'Password', required: 'Choose a password', max: [LONGEST_PASSWORD, TOO_LONG] }),
});

export function routes(r: Router, house: House) {
  r.open('GET', '/sign-in', async (req) => signInPage(house, req, signInForm.blank(), 200));
  r.open('POST', '/sign-in', async (req) => {
    const filled = signInForm.submit(req.body);
    if (!filled.ok) return signInPage(house, req, filled, 422);
    const { password } = filled.values;
    const who = { email: filled.values.email.trim(), password, address: req.address, host: req.host };
    let passed: Passed | undefined;
    const refused = await attempt(filled, async () => {
      passed = await signIn(house, { ...who, device: deviceOf(req) });
    });
    if (refused || !passed) return signInPage(house, req, refused ?? filled, 422);
    return 'session' in passed ? signedIn(alongOf(req), passed.session) : goToStep(house, req, passed);
  });
  r.open('POST', '/sign-in/persona', async (req) => {
    try {
      const who = { email: one(req.body, 'email'), host: req.host, device: deviceOf(req) };
      return signedIn(alongOf(req), await signInAs(house, who));
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      return signInPage(
        house,
        req,
        { ...signInForm.blank(), errors: [{ field: 'email', message: error.message }] },
        422,
      );
    }
  });
  r.post('/sign-out', { may: 'desk.use' }, async (ctx) => {
    await endSession(ctx);
    return redirect('/sign-in?why=out', { cookies: [{ name: SESSION_COOKIE, value: '', maxAge: 0 }] });
  });
  /** "Stay signed in": last-seen is written by the request itself. */
  r.post('/session/renewal', { may: 'desk.use' }, async (_, req) => redirect(localPath(one(req.body, 'next'))));

  r.open('GET', '/set-up/:token', async (req) => setUpPage(house, req, setUpForm.blank(), 200));
  r.open('POST', '/set-up/:token', async (req) => {
    const filled = setUpForm.submit(req.body);
    if (!filled.ok) return setUpPage(house, req, filled, 422);
    const complaint = passwordComplaint(filled.values.password, filled.values, await isCommonPassword());
    if (complaint)
      return setUpPage(house, req, { ...filled, errors: [{ field: 'password', message: complaint }] }, 422);
    try {
      await createFirstManager(house, req.params.token ?? '', filled.values);
      return redirect('/sign-in?why=made');
    } catch (error) {
      if (error instanceof NotFound) return linkIsOver();
      throw error;
    }
  });
}

async function setUpPage(house: House, req: Req, filled: Filled, status: number): Promise<Reply> {
  if (!(await isSetUpLink(house, req.params.token ?? ''))) return linkIsOver();
  return plainPage({ title: 'Set up', status, body: <SetUp filled={filled} action={req.path} /> });
}

function linkIsOver(): Reply {
  return plainPage({ title: 'Set up', status: 404, body: <LinkIsOver /> });
}
