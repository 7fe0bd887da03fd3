import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, plainPage, type Reply, redirect } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { one } from '../platform/routing.ts';
import { alongOf, deviceOf, signedIn } from './coming-back.routes.tsx';
import { originHere } from './origin.ts';
import { addPasskey, askForPasskey, offerPasskey, removePasskey, signInByPasskey } from './passkeys.ts';
import { NewPasskey, PASSKEYS, UsePasskey } from './passkeys.tsx';
import { codesPage, isFreshly } from './second-factor.routes.tsx';
import { factorsOf, renewCodes } from './second-factor.ts';
import { SECOND_FACTOR } from './second-factor.tsx';
import { signInForm, signInPage } from './sign-in-page.routes.tsx';

/** The answer of a browser, about 1,000 characters; the library reads it. */
const ANSWER: [number, string] = [20_000, 'The passkey was not made. Try again.'];
const passkeyForm = form({
  answer: text({ label: 'Answer', max: ANSWER }),
  name: text({
    label: 'Name',
    required: 'Enter what you call it',
    max: [60, 'The name must be 60 characters or fewer'],
  }),
});

export function passkeyRoutes(r: Router, house: House) {
  r.open('POST', '/sign-in/passkey', async (req) => {
    const options = await askForPasskey(house, { origin: originHere(house, req) });
    return plainPage({ title: 'Sign in', body: <UsePasskey options={options} along={alongOf(req)} /> });
  });

  r.open('POST', '/sign-in/passkey/answer', async (req) => {
    const site = { origin: originHere(house, req) };
    const who = { host: req.host, address: req.address, device: deviceOf(req) };
    try {
      return signedIn(alongOf(req), await signInByPasskey(house, { answer: one(req.body, 'answer'), site, ...who }));
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      const errors = [{ field: 'email', message: error.message }];
      return signInPage(house, req, { ...signInForm.blank(), errors }, 422);
    }
  });

  r.post(PASSKEYS, { may: 'desk.use' }, async (ctx, req) =>
    isFreshly(ctx) ? newPage(ctx, house, req, passkeyForm.blank()) : redirect(SECOND_FACTOR),
  );

  r.post(`${PASSKEYS}/new`, { may: 'desk.use' }, async (ctx, req) => {
    if (!isFreshly(ctx)) return redirect(SECOND_FACTOR);
    const filled = passkeyForm.submit(req.body);
    if (!filled.ok) return newPage(ctx, house, req, filled);
    const { answer, name } = filled.values;
    const site = { origin: originHere(house, req) };
    const refused = await attempt(filled, () => addPasskey(ctx, site, { answer, name: name.trim() }));
    if (refused) return newPage(ctx, house, req, refused);
    const me = actorId(ctx);
    if ((await factorsOf(ctx, me)).codesLeft > 0) return redirect(`${SECOND_FACTOR}?done=passkey`);
    return codesPage(await renewCodes(ctx, me));
  });

  r.post(`${PASSKEYS}/:id/removal`, { may: 'desk.use' }, async (ctx, req) => {
    if (!isFreshly(ctx)) return redirect(SECOND_FACTOR);
    await removePasskey(ctx, req.params.id ?? '');
    return redirect(`${SECOND_FACTOR}?done=removed`);
  });
}

/** Although it may say no, the new challenge stands: it is what the browser answers next. */
async function newPage(ctx: Ctx, house: House, req: Req, filled: Filled): Promise<Reply> {
  const options = await offerPasskey(ctx, { origin: originHere(house, req) });
  const body = <NewPasskey filled={filled} options={options} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Add a passkey', section: 'me', width: 'form', status, stands: true, body });
}
