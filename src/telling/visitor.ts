// Which browser it is that writes: a cookie on the addresses of these pages alone, until the browser is closed.
import type { Ctx } from '../platform/context.ts';
import type { Cookie, Reply } from '../platform/reply.ts';
import type { Req } from '../platform/routing.ts';
import { maybeTelling, type Telling } from './tellings.ts';

const COOKIE = 'pals_telling';
export const ROOT = '/tell-us';

export const secretOf = (req: Req): string | undefined => req.cookies[COOKIE] || undefined;

export function tellingOf(ctx: Ctx, req: Req, lock = false): Promise<Telling | undefined> {
  return maybeTelling(ctx, secretOf(req), lock);
}

export const remembered = (secret: string): Cookie => ({ name: COOKIE, value: secret, path: ROOT });
export const forgotten: Cookie = { name: COOKIE, value: '', path: ROOT, maxAge: 0 };

export const withCookie = (answer: Reply, cookie: Cookie): Reply => ({
  ...answer,
  cookies: [...(answer.cookies ?? []), cookie],
});
