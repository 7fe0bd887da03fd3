// Which browser it is that writes, and what it sent last: cookies on the addresses of these pages alone, until it is closed.
import type { Ctx } from '../platform/context.ts';
import { type Cookie, type Reply, redirect } from '../platform/reply.ts';
import type { Req } from '../platform/routing.ts';
import { maybeTelling, type Telling } from './tellings.ts';

const COOKIE = 'pals_telling';
/** Apart from what is being written: whoever asks for a call in the middle of it finds both again. */
const SENT_COOKIE = 'pals_sent';
export const ROOT = '/tell-us';

export const secretOf = (req: Req): string | undefined => req.cookies[COOKIE] || undefined;
/** Of what was sent last. */
export const sentSecretOf = (req: Req): string | undefined => req.cookies[SENT_COOKIE] || secretOf(req);

export function tellingOf(ctx: Ctx, req: Req, lock = false): Promise<Telling | undefined> {
  return maybeTelling(ctx, secretOf(req), lock);
}

/** What they sent last; where nothing was sent yet, what is being written. */
export function sentOf(ctx: Ctx, req: Req, lock = false): Promise<Telling | undefined> {
  return maybeTelling(ctx, sentSecretOf(req), lock);
}

export const remembered = (secret: string): Cookie => ({ name: COOKIE, value: secret, path: ROOT });
export const forgotten: Cookie = { name: COOKIE, value: '', path: ROOT, maxAge: 0 };
export const sentForgotten: Cookie = { ...forgotten, name: SENT_COOKIE };

export const withCookie = (answer: Reply, cookie: Cookie): Reply => ({
  ...answer,
  cookies: [...(answer.cookies ?? []), cookie],
});

export const sentRemembered = (secret: string): Cookie => ({ name: SENT_COOKIE, value: secret, path: ROOT });

/** To the page that says by when they hear from us. */
export const toSent = (secret: string): Reply => withCookie(redirect(`${ROOT}/sent`), sentRemembered(secret));
