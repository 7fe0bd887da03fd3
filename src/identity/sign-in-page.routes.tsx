import { type Filled, form, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { plainPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req } from '../platform/routing.ts';
import { alongOf, keep } from './coming-back.routes.tsx';
import { LONGEST_PASSWORD, TOO_LONG } from './passwords.rules.ts';
import { listPersonas } from './sign-in.ts';
import { SignIn } from './sign-in.tsx';
import { providerAt } from './sso.ts';
import { maybeTrustAt } from './trusts.ts';

export const signInForm = form({
  email: text({ label: 'Email address', required: 'Enter your email address' }),
  password: text({ label: 'Password', required: 'Enter your password', max: [LONGEST_PASSWORD, TOO_LONG] }),
});

const WHYS = ['idle', 'out', 'made', 'chosen', 'over'] as const;

export async function signInPage(
  house: House,
  req: Req,
  filled: Filled,
  status: number,
  kept?: string,
): Promise<Reply> {
  const why = kept ? ('kept' as const) : WHYS.find((known) => known === one(req.query, 'why'));
  const along = alongOf(req);
  const props = {
    filled: { ...filled, typed: { ...filled.typed, password: '' } },
    why,
    next: along.next,
    kept: kept ?? along.kept,
    sso: (await providerAt(house, req.host))?.provider.label,
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
  return signInPage(house, { ...req, body: {}, query: { next: '/desk' } }, signInForm.blank(), 401, keep(req));
}

/** A second step that took too long: once more from the start, with all that is carried along. */
export async function signInOver(house: House, req: Req): Promise<Reply> {
  const { next, kept } = alongOf(req);
  if (!kept) return redirect(`/sign-in?why=over&next=${encodeURIComponent(next)}`);
  return signInPage(house, req, signInForm.blank(), 401, kept);
}
