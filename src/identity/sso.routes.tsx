import { EarlierSettings } from '../platform/components/earlier.tsx';
import type { Ctx } from '../platform/context.ts';
import { choices, form, readAs, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, plainPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { alongOf, deviceOf, signedIn } from './coming-back.routes.tsx';
import { originHere } from './origin.ts';
import { signInForm, signInPage } from './sign-in-page.routes.tsx';
import { isIssuer } from './sso.rules.ts';
import { beginVisit, endVisit, NotThisWay, ProviderDown, providerAt, SSO_COOKIE, VISIT_SECONDS } from './sso.ts';
import { NotSignedIn, OnTheWay, SSO_SETTINGS, SsoSettings } from './sso.tsx';
import { changeProvider, listEarlierProviders, maybeProvider } from './sso-providers.ts';
import { staffNames } from './users.ts';

const CALLBACK = '/sign-in/sso/callback';

export function ssoRoutes(r: Router, house: House) {
  r.open('POST', '/sign-in/sso', async (req) => {
    const found = await providerAt(house, req.host);
    if (!found) return redirect('/sign-in');
    const { next, kept } = alongOf(req);
    try {
      const leaving = { next, kept, callback: `${originHere(house, req)}${CALLBACK}` };
      const { url, browser } = await beginVisit(house, found, leaving);
      const cookies = [{ name: SSO_COOKIE, value: browser, maxAge: VISIT_SECONDS }];
      return plainPage({ title: 'Sign in', body: <OnTheWay url={url} label={found.provider.label} />, cookies });
    } catch (error) {
      if (!(error instanceof ProviderDown)) throw error;
      return isDown(house, req, found.provider.label);
    }
  });

  /** GET, since a provider sends the browser back so; it can be used once, and only in the browser that began. */
  r.open('GET', CALLBACK, async (req) => {
    const label = (await providerAt(house, req.host))?.provider.label ?? 'Single sign-on';
    const cookies = [{ name: SSO_COOKIE, value: '', maxAge: 0 }];
    try {
      const url = new URL(req.url, originHere(house, req));
      const { session, ...along } = await endVisit(house, {
        url,
        browser: req.cookies[SSO_COOKIE],
        device: deviceOf(req),
      });
      const answer = signedIn(along, session);
      return { ...answer, cookies: [...(answer.cookies ?? []), ...cookies] };
    } catch (error) {
      if (error instanceof ProviderDown) return { ...(await isDown(house, req, label)), cookies };
      if (!(error instanceof NotThisWay)) throw error;
      return plainPage({ title: 'Sign in', status: 403, body: <NotSignedIn label={label} />, cookies });
    }
  });

  r.get(SSO_SETTINGS, { may: 'settings.write' }, async (ctx, req) => {
    const provider = await maybeProvider(ctx);
    const options = provider ? (['active', 'vouches'] as const).filter((option) => provider[option]) : [];
    const filled = provider ? ssoForm.of({ ...textsOf(provider), options }) : ssoForm.blank();
    return settingsPage(ctx, house, req, filled);
  });

  r.post(SSO_SETTINGS, { may: 'settings.write' }, async (ctx, req) => {
    const filled = ssoForm.submit(req.body);
    if (!filled.ok) return settingsPage(ctx, house, req, filled);
    const { label, issuer = '', client_id, secret_name = '', options } = filled.values;
    const active = options.includes('active');
    const input = { label: label.trim(), issuer, client_id: client_id.trim(), secret_name, active };
    const on = await changeProvider(ctx, { ...input, vouches: options.includes('vouches') });
    return redirect(`${SSO_SETTINGS}?done=${on ? 'on' : active ? 'waits' : 'off'}`);
  });
}

const ssoForm = form({
  label: text({ label: 'Name on the button', required: 'Enter the name on the button' }),
  issuer: readAs({
    label: 'Address of the provider',
    required: 'Enter the address of the provider',
    read: (typed) => (isIssuer(typed) ? typed : undefined),
    wrong: 'Enter an address that begins with https://, like https://login.example.nhs.uk/tenant',
  }),
  client_id: text({ label: 'Client id', required: 'Enter the client id' }),
  secret_name: readAs({
    label: 'Name of the client secret',
    read: (typed) => (/^[A-Z0-9_]{1,40}$/.test(typed) ? typed : undefined),
    wrong: 'Enter a name of capital letters, digits and _, like ANYTOWN',
  }),
  options: choices({ label: 'How it is used', choices: ['active', 'vouches'] }),
});

function textsOf({
  label,
  issuer,
  client_id,
  secret_name,
}: Record<'label' | 'issuer' | 'client_id' | 'secret_name', string>) {
  return { label, issuer, client_id, secret_name };
}

function isDown(house: House, req: Req, label: string): Promise<Reply> {
  const message = `${label} does not answer at the moment. Sign in with your email address and password, or try again in a few minutes.`;
  return signInPage(house, req, { ...signInForm.blank(), errors: [{ field: 'email', message }] }, 503);
}

type FilledSso = Parameters<typeof SsoSettings>[0]['filled'];

async function settingsPage(ctx: Ctx, house: House, req: Req, filled: FilledSso): Promise<Reply> {
  const done = (['on', 'off', 'waits'] as const).find((known) => known === one(req.query, 'done'));
  const hasSecret = house.ssoSecrets?.has([filled.typed.secret_name].flat()[0] ?? '') ?? false;
  const callback = `${originHere(house, req)}${CALLBACK}`;
  const [names, rows] = [await staffNames(ctx), await listEarlierProviders(ctx)];
  const lines = rows.map(({ id, held, until, changed_by }) => {
    const words = [held.label, held.issuer, held.client_id, held.secret_name, held.active ? 'On' : 'Off'];
    return { id, words: words.filter(Boolean).join(' · '), until, by: names.get(changed_by ?? '') ?? 'a colleague' };
  });
  const before = <EarlierSettings lines={lines} now={ctx.now} of="Single sign-on" />;
  const body = <SsoSettings filled={filled} callback={callback} hasSecret={hasSecret} done={done} before={before} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Single sign-on', section: 'settings', width: 'form', status, body });
}
