import { plainPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Req } from '../platform/routing.ts';
import { deviceWords } from './devices.rules.ts';
import type { Along } from './second-factor.tsx';
import { STEP_COOKIE } from './second-step.ts';
import { SESSION_COOKIE } from './sessions.ts';
import { SendAgain } from './sign-in.tsx';

export type Kept = { action: string; fields: [string, string][] };

/** Where to go after signing in, and what was on its way, as the page carries them through every step. */
export function alongOf(req: Req): Along {
  return { next: localPath(one(req.body, 'next') || one(req.query, 'next')), kept: one(req.body, 'kept') || undefined };
}

export function cookiesOf(session: string) {
  return [
    { name: SESSION_COOKIE, value: session },
    { name: STEP_COOKIE, value: '', maxAge: 0 },
  ];
}

/** Signed in: on to the page that was asked for, or one press from sending what was kept. */
export function signedIn(along: Along, session: string): Reply {
  const again = readKept(along.kept);
  const cookies = cookiesOf(session);
  if (again) return plainPage({ title: 'Send again', body: <SendAgain {...again} />, cookies });
  return redirect(along.next, { cookies });
}

export function deviceOf(req: Req): string {
  return deviceWords(req.headers['user-agent']);
}

/** A form that came while nobody was signed in, to be carried along. */
export function keep(req: Req): string {
  return JSON.stringify({ action: req.path, fields: pairs(req.body) });
}

function pairs(body: Fields): [string, string][] {
  return Object.entries(body).flatMap(([name, value]) => [value].flat().map((text): [string, string] => [name, text]));
}

/** What came back through the browser is not trusted: a path of the desk, and texts. */
export function readKept(kept: string | undefined): Kept | undefined {
  if (!kept) return undefined;
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
export function localPath(next: string): string {
  return /^\/desk([/?#][^\\]*)?$/.test(next) && !next.startsWith('//') ? next : '/desk';
}
