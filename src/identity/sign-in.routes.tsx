import { NotFound, RuleError } from '../platform/errors.ts';
import { attempt, email, type Field, form, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { plainPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Req, type Router } from '../platform/routing.ts';
import { endSession, SESSION_COOKIE } from './sessions.ts';
import { listPersonas, signIn, signInAs } from './sign-in.ts';
import { LinkIsOver, SendAgain, SetUp, SignIn } from './sign-in.tsx';
import { createFirstManager, isSetUpLink, maybeTrustAt } from './trusts.ts';

const LONGEST_PASSWORD = 1000;
const TOO_LONG = 'The password must be 1,000 characters or fewer';

const signInForm = form({
  email: text({ label: 'Email address', required: 'Enter your email address' }),
  password: text({ label: 'Password', required: 'Enter your password', max: [LONGEST_PASSWORD, TOO_LONG] }),
});

/** ASVS 5.0 V6.2: at least 15 characters where there is no second factor; no composition rules. */
const SHORTEST_PASSWORD = 15;

function newPassword(): Field<string> {
  return {
    label: 'Choose a password',
    blank: '',
    read(typed) {
      const value = typed as string;
      if ([...value].length < SHORTEST_PASSWORD)
        return { error: `Enter a password of ${SHORTEST_PASSWORD} characters or more` };
      return value.length > LONGEST_PASSWORD ? { error: TOO_LONG } : { value };
    },
  };
}

const setUpForm = form({
  trust: text({ label: 'Name of your trust', required: 'Enter the name of your trust' }),
  name: text({ label: 'Your name', required: 'Enter your name' }),
  email: email({ label: 'Your email address', required: 'Enter your email address' }),
  password: newPassword(),
});

export function routes(r: Router, house: House) {
  r.open('GET', '/', async () => redirect('/desk'));
  r.open('GET', '/sign-in', async (req) => signInPage(house, req, signInForm.blank(), 200));
  r.open('POST', '/sign-in', async (req) => {
    const filled = signInForm.submit(req.body);
    if (!filled.ok) return signInPage(house, req, filled, 422);
    let token = '';
    const refused = await attempt(filled, async () => {
      token = await signIn(house, {
        email: filled.values.email.trim(),
        password: filled.values.password,
        address: req.address,
        host: req.host,
      });
    });
    return refused ? signInPage(house, req, refused, 422) : signedIn(req, token);
  });
  r.open('POST', '/sign-in/persona', async (req) => {
    try {
      return signedIn(req, await signInAs(house, { email: one(req.body, 'email'), host: req.host }));
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
    try {
      await createFirstManager(house, req.params.token ?? '', filled.values);
      return redirect('/sign-in?why=made');
    } catch (error) {
      if (error instanceof NotFound) return linkIsOver();
      throw error;
    }
  });
}

type Page = ReturnType<typeof signInForm.blank>;

async function signInPage(house: House, req: Req, filled: Page, status: number, kept?: string): Promise<Reply> {
  const why = kept
    ? ('kept' as const)
    : (['idle', 'out', 'made'] as const).find((known) => known === one(req.query, 'why'));
  const next = localPath(one(req.body, 'next') || one(req.query, 'next'));
  const props = {
    filled: { ...filled, typed: { ...filled.typed, password: '' } },
    why,
    next,
    kept: kept ?? (one(req.body, 'kept') || undefined),
  };
  return plainPage({
    title: 'Sign in',
    status,
    trust: (await maybeTrustAt(house, req.host))?.shortName,
    signedOut: why === 'out',
    body: <SignIn {...props} personas={await listPersonas(house, req.host)} />,
  });
}

/** A form was sent with no session: the sign-in page carries its words along, so that nothing typed is lost. */
export async function signInAgain(house: House, req: Req): Promise<Reply> {
  if (req.path === '/sign-out') return redirect('/sign-in?why=out'); // wanted, and so already
  const kept = JSON.stringify({ action: req.path, fields: pairs(req.body) });
  return signInPage(house, { ...req, body: {}, query: { next: '/desk' } }, signInForm.blank(), 401, kept);
}

function signedIn(req: Req, token: string): Reply {
  const cookies = [{ name: SESSION_COOKIE, value: token }];
  const again = readKept(one(req.body, 'kept'));
  if (again) return plainPage({ title: 'Send again', body: <SendAgain {...again} />, cookies });
  return redirect(localPath(one(req.body, 'next')), { cookies });
}

function pairs(body: Fields): [string, string][] {
  return Object.entries(body).flatMap(([name, value]) => [value].flat().map((text): [string, string] => [name, text]));
}

/** What came back through the browser is not trusted: a path of the desk, and texts. */
function readKept(kept: string): { action: string; fields: [string, string][] } | undefined {
  if (kept === '') return undefined;
  try {
    const { action, fields } = JSON.parse(kept) as { action: unknown; fields: unknown };
    if (typeof action !== 'string' || !/^\/desk(\/[\w/-]*)?$/.test(action) || !Array.isArray(fields)) return undefined;
    const good = fields.every(
      (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'),
    );
    return good ? { action, fields: fields as [string, string][] } : undefined;
  } catch {
    return undefined;
  }
}

/** Only a path of this desk is gone to after signing in; anything else goes to My day. */
function localPath(next: string): string {
  return /^\/desk([/?#][^\\]*)?$/.test(next) && !next.startsWith('//') ? next : '/desk';
}

async function setUpPage(house: House, req: Req, filled: Page, status: number): Promise<Reply> {
  if (!(await isSetUpLink(house, req.params.token ?? ''))) return linkIsOver();
  return plainPage({ title: 'Set up', status, body: <SetUp filled={filled} action={req.path} /> });
}

function linkIsOver(): Reply {
  return plainPage({ title: 'Set up', status: 404, body: <LinkIsOver /> });
}
