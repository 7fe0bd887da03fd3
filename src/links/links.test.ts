import { afterAll, beforeAll, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { newWorld, type World } from '../../test/world.ts';
import { createPlace } from '../places/index.ts';
import { outsidePage, type Reply } from '../platform/reply.ts';
import { type Req, Router } from '../platform/routing.ts';
import { endLinks, type LinkPages, linkPages, listLinks, makeLink, passOn } from './index.ts';

const MINUTE = 60_000;

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
  sendBy(server);
});
afterAll(async () => {
  await server.stop();
  delete open().house.senders;
  delete open().house.mailFrom;
});

/** A page behind a link as a module gives it, and the codes that it was to send. */
async function newLinkWorld({ code = true, address = '203.0.113.1' } = {}) {
  const world = await newWorld();
  server.mails.length = 0;
  const pages: LinkPages = {
    kind: 'notes',
    title: 'Notes of a meeting',
    named: 'These notes name a patient.',
    show: async (ctx) => outsidePage({ title: 'Notes', trust: ctx.trust.name, body: { type: 'p' } as never }),
    acts: { agreement: async (_, { path }) => ({ kind: 'redirect', to: `${path}?done=yes`, status: 303 }) },
  };
  const router = new Router('links');
  linkPages(router, world.house, pages);
  const about = world.note;
  const made = await world.sam.as((ctx) =>
    makeLink(ctx, {
      kind: 'notes',
      about,
      case: world.kase.id,
      to: { name: 'Sister J Cole', email: 'sister.cole@anytown.example', role: 'Ward manager' },
      ends: new Date(ctx.now.getTime() + 30 * 24 * 60 * MINUTE),
      code,
    }),
  );
  const visit = async (method: string, path: string, { body = {}, cookie = '', from = address } = {}) => {
    const [, , token = '', act = ''] = path.split('/');
    const route = router.routes.find((one) => one.method === method && (one.path.split('/')[3] ?? '') === act);
    const req = { method, params: { token }, query: {}, body, path, address: from, cookies: { pals_link: cookie } };
    if (!route?.open) throw new Error(`No ${method} ${path}.`);
    return route.open({ ...req, headers: {}, json: undefined } as unknown as Req);
  };
  /** Codes of the mails that arrived, the last one last. */
  const codes = async () => {
    await world.runJobs();
    return server.mails.map(({ raw }) => /Your code is (\d{6})\./.exec(raw)?.[1] ?? '');
  };
  return { ...world, about, made, codes, visit };
}

type LinkWorld = Awaited<ReturnType<typeof newLinkWorld>>;

const cookieOf = (answer: Reply) => answer.cookies?.[0]?.value ?? '';
const codeOf = async ({ codes }: LinkWorld) => (await codes()).at(-1) ?? '';
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const statusOf = (answer: Reply) => answer.status;
const linkOf = async (world: World & { about: string }) =>
  (await world.sam.as((ctx) => listLinks(ctx, [world.about]))).at(-1) ?? expect.fail();

test('a program that opens a link ten times has not opened it, and it works as before', async () => {
  const world = await newLinkWorld({ code: false });
  for (let n = 0; n < 10; n += 1) expect(statusOf(await world.visit('GET', world.made.path))).toBe(200);
  expect((await linkOf(world)).opened_at).toBeNull();
  expect((await world.visit('POST', `${world.made.path}/agreement`)).kind).toBe('redirect');
  expect((await linkOf(world)).opened_at).toEqual(world.clock.now);
});

test('where somebody is named a code goes to whoever received the link, and opens it for half an hour in that browser', async () => {
  const world = await newLinkWorld();
  const first = await world.visit('GET', world.made.path);
  expect(await world.codes()).toEqual([]); // looking sends nothing
  expect(first.kind === 'page' && first.title).toBe('Notes of a meeting');
  await world.visit('POST', `${world.made.path}/codes`);
  const opened = await world.visit('POST', `${world.made.path}/visits`, {
    body: { code: ` ${(await codeOf(world)).slice(0, 3)} ${(await codeOf(world)).slice(3)}` },
  });
  expect([opened.kind, opened.cookies?.[0]?.path]).toEqual(['redirect', world.made.path]);
  const cookie = cookieOf(opened);
  const shown = await world.visit('GET', world.made.path, { cookie });
  expect(shown.kind === 'page' && shown.title).toBe('Notes');
  expect(shown.headers).toMatchObject({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  const again = await world.visit('POST', `${world.made.path}/visits`, { body: { code: await codeOf(world) } });
  expect(statusOf(again)).toBe(422); // a code is used once
  world.clock.now = new Date(world.clock.now.getTime() + 31 * MINUTE);
  const late = await world.visit('POST', `${world.made.path}/agreement`, { cookie });
  expect(statusOf(late)).toBe(422);
});

test('five wrong codes end it, and each next one takes longer to come', async () => {
  const world = await newLinkWorld();
  const codes = `${world.made.path}/codes`;
  await world.visit('POST', codes);
  expect(statusOf(await world.visit('POST', codes))).toBe(422); // a moment ago
  for (let n = 0; n < 5; n += 1)
    expect(
      statusOf(await world.visit('POST', `${world.made.path}/visits`, { body: { code: wrong(await codeOf(world)) } })),
    ).toBe(422);
  const right = await world.visit('POST', `${world.made.path}/visits`, { body: { code: await codeOf(world) } });
  expect(cookieOf(right)).toBe('');
  world.clock.now = new Date(world.clock.now.getTime() + MINUTE);
  await world.visit('POST', codes);
  expect(await world.codes()).toHaveLength(2);
  world.clock.now = new Date(world.clock.now.getTime() + MINUTE / 2);
  expect(statusOf(await world.visit('POST', codes))).toBe(422);
  const opened = await world.visit('POST', `${world.made.path}/visits`, { body: { code: await codeOf(world) } });
  expect(cookieOf(opened)).not.toBe('');
});

test('a code runs out after a quarter of an hour', async () => {
  const world = await newLinkWorld();
  await world.visit('POST', `${world.made.path}/codes`);
  world.clock.now = new Date(world.clock.now.getTime() + 16 * MINUTE);
  const late = await world.visit('POST', `${world.made.path}/visits`, { body: { code: await codeOf(world) } });
  expect([statusOf(late), cookieOf(late)]).toEqual([422, '']);
});

test('a link that is guessed, cut short or of another trust gets one and the same answer, and who tries many waits', async () => {
  const address = '203.0.113.77';
  const world = await newLinkWorld({ address });
  const other = await newLinkWorld({ address });
  const token = world.made.path.split('/').at(-1) ?? '';
  const foreign = `${other.trust.id.replaceAll('-', '')}${token.slice(32)}`;
  const answers: string[] = [];
  for (const bad of ['x', token.slice(0, -1), `${token}A`, foreign, '../q', '%00', 'a'.repeat(5000)])
    answers.push(JSON.stringify(await world.visit('GET', `/notes/${bad.replaceAll('/', '')}`)));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('"status":404');
  for (let n = answers.length; n < 31; n += 1) await world.visit('GET', '/notes/x');
  expect(statusOf(await world.visit('GET', '/notes/x'))).toBe(429);
  expect(statusOf(await world.visit('GET', world.made.path))).toBe(200); // the good one does not wait
});

test('passed on, a link stops and the colleague has one of their own; only people of the trust get it', async () => {
  const world = await newLinkWorld();
  const link = await linkOf(world);
  await world.sam.as((ctx) =>
    createPlace(ctx, {
      ...{ site_id: world.site, kind: 'ward', name: 'Ward 9', aliases: [], phone: '', lead: '', answers_pals: '' },
      ...{ visiting: '', email: 'ward9@anytown.example' },
    }),
  );
  const to = (email: string) =>
    world.asSystem((ctx) => passOn(ctx, link, { name: 'Ward 9', email, note: 'She moved.' }));
  await expect(to('someone@elsewhere.example')).rejects.toThrow('email address of this trust');
  await expect(to('Sister.Cole@anytown.example')).rejects.toThrow('your own address');
  const passed = await to('matron@anytown.example');
  expect(statusOf(await world.visit('GET', world.made.path))).toBe(410);
  expect(statusOf(await world.visit('GET', passed.path))).toBe(200);
  await expect(to('ward9@anytown.example')).rejects.toThrow('not found'); // a second press
  expect((await linkOf(world)).parent_id).toBe(link.id);
});

test('a recalled link says so, and a second recall changes nothing', async () => {
  const world = await newLinkWorld();
  expect(await world.sam.as((ctx) => endLinks(ctx, world.about, 'recalled'))).toBe(1);
  expect(await world.sam.as((ctx) => endLinks(ctx, world.about, 'recalled'))).toBe(0);
  expect(statusOf(await world.visit('GET', world.made.path))).toBe(410);
  expect(statusOf(await world.visit('POST', `${world.made.path}/codes`))).toBe(410);
  expect(await world.codes()).toEqual([]);
});

test('a manager sets the domains that links are passed to, from a day on', async () => {
  const world = await newLinkWorld();
  const mia = await world.staff('manager', 'Mia Cole');
  const page = '/desk/settings/link-domains';
  expect((await mia.get(page)).page().text).toContain('None: links go to addresses of the directory alone');
  expect((await mia.post(page, { domains: 'not a domain', from: 'today' })).page().errors).toEqual([
    'Enter what stands after the @, like anytown.nhs.uk, one on each line',
  ]);
  expect((await mia.post(page, { domains: '@anytown.example, Hospice.example', from: 'today' })).to).toContain(
    'done=saved',
  );
  const link = await linkOf(world);
  const passed = await world.asSystem((ctx) =>
    passOn(ctx, link, { name: 'Matron', email: 'matron@hospice.example', note: '' }),
  );
  expect(statusOf(await world.visit('GET', passed.path))).toBe(200);
  expect((await (await world.staff('officer', 'Ola Bank')).get(page)).status).toBe(403);
});
