import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { parseHTML } from 'linkedom';
import { inject } from 'vitest';
import { buildApp } from '../src/app.ts';
import { createUser, foundTrust, openSession, permissionsOf, type RoleName, reachOf } from '../src/identity/index.ts';
import { given } from '../src/modules.ts';
import { SYSTEM, type User } from '../src/platform/access.ts';
import { loadAssets } from '../src/platform/assets.ts';
import { type Ctx, inTransaction, type Trust } from '../src/platform/context.ts';
import { openDb, openPool } from '../src/platform/db.ts';
import type { House } from '../src/platform/house.ts';
import { runDueJobs, runSweepOf, waitingJobs } from './jobs.ts';

/** A Tuesday morning on which PALS is open: tests stand still here until they move the clock. */
export const TUESDAY = new Date('2026-11-24T10:00:00Z');

const ASSETS = join(import.meta.dirname, 'assets');

type Clock = { now: Date };
type App = Awaited<ReturnType<typeof buildApp>>;

let opened: { house: House; clock: Clock; app: Promise<App> } | undefined;

/** The one app of this worker, on the shared database, with a clock that tests set. */
export function open() {
  if (opened) return opened;
  const clock: Clock = { now: TUESDAY };
  const house: House = {
    db: openDb(openPool(inject('database'), 8)),
    now: () => clock.now,
    demo: false,
    secure: false,
    foundations: given('setDefaults'),
  };
  loadAssets(ASSETS);
  opened = { house, clock, app: buildApp({ house, assets: ASSETS, health: async () => ({ status: 'ok' }) }) };
  return opened;
}

/** As after a restart: what is kept in memory, such as how much was sent to the public pages, is forgotten. */
export async function startAnew() {
  const here = open();
  await (await here.app).close();
  here.app = buildApp({ house: here.house, assets: ASSETS, health: async () => ({ status: 'ok' }) });
  await here.app;
}

let trusts = 0;

/** A trust of its own for every test, with its defaults and no cases. */
export async function newTrust(at: Date = TUESDAY) {
  const { house, clock } = open();
  clock.now = at;
  trusts += 1;
  const name = `Trust ${trusts} of ${process.pid} NHS Trust`;
  const host = `trust-${randomBytes(6).toString('hex')}.localhost`;
  const trust = await foundTrust(house, { name, shortName: `Trust ${trusts}`, host }, at, async (ctx) => ctx.trust);
  return {
    trust,
    host,
    clock,
    house,
    /** Works as the system, in a transaction of its own. */
    asSystem: <T>(work: (ctx: Ctx) => Promise<T>) =>
      inTransaction(house.db, { actor: SYSTEM, trust, now: clock.now }, work),
    /** Runs the jobs of this trust that are due at the test's clock; the names in order. */
    runJobs: () => runDueJobs(house.db, trust.id, house.now),
    runSweep: (name: string) => runSweepOf(house.db, trust.id, house.now, name),
    waitingJobs: () => waitingJobs(trust.id),
    staff: (role: RoleName = 'officer', fullName = 'Sam Reid') => newStaff(trust, role, fullName),
  };
}

/** Somebody whom the demonstration knows by name, signed in. */
export async function signInAs(trust: Trust, name: string) {
  const { house, clock } = open();
  return inTransaction(house.db, { actor: SYSTEM, trust, now: clock.now }, async (ctx) => {
    const row = await ctx.db
      .selectFrom('users')
      .select('id')
      .where('trust_id', '=', trust.id)
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return { token: await openSession(ctx, row.id) };
  });
}

export type Desk = Awaited<ReturnType<typeof newStaff>>;

/** Somebody who works there, signed in: asks for pages and sends forms as a browser does. */
async function newStaff(trust: Trust, role: RoleName, name: string) {
  const { house, clock } = open();
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${randomUUID()}@test.example`;
  const { id, token } = await inTransaction(house.db, { actor: SYSTEM, trust, now: clock.now }, async (ctx) => {
    const made = await createUser(ctx, { email, name, role, passwordHash: null });
    return { id: made, token: await openSession(ctx, made) };
  });
  const firstName = name.split(' ')[0] ?? name;
  const user: User = {
    kind: 'user',
    id,
    name,
    firstName,
    role,
    may: permissionsOf(role),
    reach: reachOf(role),
    shortcuts: true,
    largerText: false,
  };
  const send = (
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    rest: { payload?: string | object; headers?: Record<string, string> } = {},
  ) => ask(token, method, url, rest);
  return {
    id,
    email,
    token,
    user,
    /** Calls a verb as this person. */
    as: <T>(work: (ctx: Ctx) => Promise<T>) => inTransaction(house.db, { actor: user, trust, now: clock.now }, work),
    get: (url: string, headers: Record<string, string> = {}) => send('GET', url, { headers }),
    post: (
      url: string,
      fields: Record<string, string | readonly string[]> = {},
      headers: Record<string, string> = {},
    ) =>
      send('POST', url, {
        payload: urlEncoded(fields),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
    patch: (url: string, body: object) =>
      send('PATCH', url, { payload: body, headers: { accept: 'application/json' } }),
    /** Sends a form with files, as a browser does without script. */
    upload: async (
      url: string,
      files: readonly Sent[],
      headers: Record<string, string> = {},
      fields: Record<string, string> = {},
    ) => send('POST', url, await withFiles(files, headers, fields)),
    postJson: (url: string, body: object) =>
      send('POST', url, { payload: body, headers: { accept: 'application/json' } }),
  };
}

/** One request as a browser on our own pages sends it; without a token, of somebody who is not signed in. */
export async function ask(
  token: string | undefined,
  method: 'GET' | 'POST' | 'PATCH' | 'HEAD',
  url: string,
  { payload, headers = {}, from }: { payload?: string | object; headers?: Record<string, string>; from?: string } = {},
) {
  const app = await open().app;
  const cookies: Record<string, string> = token ? { pals_session: token } : {};
  const request: InjectOptions = { method, url, cookies, headers: { 'sec-fetch-site': 'same-origin', ...headers } };
  if (payload !== undefined) request.payload = payload;
  if (from) request.remoteAddress = from;
  const answer = await app.inject(request);
  return {
    status: answer.statusCode,
    headers: answer.headers,
    cookies: answer.cookies,
    body: answer.body,
    bytes: answer.rawPayload,
    /** Where a redirect goes. */
    to: String(answer.headers.location ?? ''),
    json: () => JSON.parse(answer.body) as Record<string, unknown>,
    page: () => readPage(answer.body),
  };
}

export type Sent = { name: string; bytes: Buffer | string; field?: string };

/** A form with files in it, and what its headers say. */
export async function withFiles(
  files: readonly Sent[],
  headers: Record<string, string> = {},
  fields: Record<string, string> = {},
) {
  const form = new FormData();
  for (const { name, bytes, field = 'files' } of files) form.append(field, new Blob([bytes as BlobPart]), name);
  for (const [name, text] of Object.entries(fields)) form.append(name, text);
  const body = new Response(form);
  const type = body.headers.get('content-type') ?? '';
  return { payload: Buffer.from(await body.arrayBuffer()), headers: { 'content-type': type, ...headers } };
}

export function urlEncoded(fields: Record<string, string | readonly string[]>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((text): [string, string] => [name, text as string]),
  );
  return new URLSearchParams(pairs).toString();
}

/** A page as an officer reads it. */
export function readPage(html: string) {
  const { document } = parseHTML(html);
  const text = (node: { textContent: string | null } | null | undefined) =>
    (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return {
    document,
    title: text(document.querySelector('title')),
    heading: text(document.querySelector('h1')),
    text: text(document.querySelector('main')),
    all: (selector: string) => [...document.querySelectorAll(selector)].map((node) => text(node)),
    one: (selector: string) => text(document.querySelector(selector)),
    value: (name: string) =>
      document.querySelector(`[name="${name}"]`)?.getAttribute('value') ??
      text(document.querySelector(`textarea[name="${name}"]`)),
    errors: [...document.querySelectorAll('.nhsuk-error-summary li')].map((node) => text(node)),
  };
}
