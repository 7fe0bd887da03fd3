import { setTimeout as sleep } from 'node:timers/promises';
import { createUser, openSession } from '../src/identity/index.ts';
import { SYSTEM } from '../src/platform/access.ts';
import { inTransaction } from '../src/platform/context.ts';
import { type Desk, expectAnswer, measure, openConnection, readable, type Timing, throughput } from './requests.ts';
import { inventNames, inventTexts, misspell } from './words.ts';
import { openWorld, startApp, type World } from './world.ts';

/** A directory of so many services, each taken in from a feed through the front. */
export type DirectoryResult = {
  services: number;
  /** Seconds until a feed of what was new was looked at, and until it was taken in. */
  look: number;
  take: number;
  /** Seconds until the last feed was taken back; undefined before it. */
  back?: number;
  /** One search after the other, and searches a second over eight connections. */
  find: Timing;
  findEight: number;
  /** A page of the list of open data, anywhere in it. */
  list: Timing;
};

const IMPORTS = '/desk/directory/help/imports';
const CONNECTIONS = 8;

/** One trust whose directory grows from size to size. */
export async function measureDirectory(
  root: string,
  { sizes, turns, seconds }: { sizes: readonly number[]; turns: number; seconds: number },
  say: (line: string) => void,
): Promise<DirectoryResult[]> {
  const world = await openWorld(root, new Date());
  try {
    const app = await startApp(root, world);
    const keeper = openConnection(app.port, await signInKeeper(world));
    const visitors = Array.from({ length: CONNECTIONS }, () => openConnection(app.port, ''));
    const results: DirectoryResult[] = [];
    for (const [at, services] of sizes.entries()) {
      say(`${services.toLocaleString('en-GB')} services: taking them in …`);
      const { path, ...times } = await takeIn(keeper, sizes[at - 1] ?? 0, services);
      // As the database does by itself, a minute after so many rows have come.
      await world.client.query('vacuum analyze');
      say('  measuring …');
      const visited = await measureVisitors(visitors, { services, turns, seconds });
      const back = services === sizes.at(-1) ? await takeBack(keeper, path) : undefined;
      results.push({ services, ...times, ...visited, ...(back !== undefined && { back }) });
    }
    for (const desk of [keeper, ...visitors]) desk.close();
    await app.stop();
    return results;
  } finally {
    await world.stop();
  }
}

function signInKeeper({ house, trust }: World): Promise<string> {
  const now = new Date();
  const keeper = {
    email: 'keeper@bench.example',
    name: 'Keeper One',
    role: 'administrator',
    passwordHash: null,
  } as const;
  return inTransaction(house.db, { actor: SYSTEM, trust, now }, async (ctx) =>
    openSession(ctx, await createUser(ctx, keeper)),
  );
}

type Taken = { path: string; look: number; take: number };

/** Looked at, then taken: seconds for each, and the page of the import. */
async function takeIn(keeper: Desk, from: number, to: number): Promise<Taken> {
  const body = JSON.stringify(Array.from({ length: to - from }, (_, n) => service(from + n)));
  const began = performance.now();
  const path = expectAnswer(await keeper.send(IMPORTS, formOf(`Feed ${to}`, body)), 303).to;
  await until(keeper, path, 'looked at, not taken yet');
  const looked = performance.now();
  expectAnswer(await keeper.post(`${path}/taking`, { vouched: 'yes' }), 303);
  await until(keeper, path, ': taken in');
  return { path, look: (looked - began) / 1000, take: (performance.now() - looked) / 1000 };
}

/** Seconds. */
async function takeBack(keeper: Desk, path: string): Promise<number> {
  const began = performance.now();
  expectAnswer(await keeper.post(`${path}/taking-back`, {}), 303);
  await until(keeper, path, ': taken back');
  return (performance.now() - began) / 1000;
}

async function until(keeper: Desk, path: string, words: string) {
  for (const end = performance.now() + 600_000; performance.now() < end; await sleep(100))
    if (readable(expectAnswer(await keeper.get(path), 200).body).includes(words)) return;
  throw new Error(`The import did not come to “${words}”.`);
}

function formOf(source: string, feed: string): { type: string; body: Buffer } {
  const edge = '----bench';
  const part = (head: string, value: string) =>
    `--${edge}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
  const file = 'name="files"; filename="feed.json"\r\nContent-Type: application/json';
  return {
    type: `multipart/form-data; boundary=${edge}`,
    body: Buffer.from(`${part('name="source"', source)}${part(file, feed)}--${edge}--\r\n`),
  };
}

const KINDS = 'Carers,Benefits,Housing,Dementia,Cancer,Hearing,Sight loss,Bereavement,Counselling,Travel'.split(',');
const TOWNS = inventNames('towns', 200);
const WORDS = inventNames('services', 3000);
const TEXTS = inventTexts(1000);

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const townOf = (n: number) => TOWNS[n % TOWNS.length] ?? '';
const kindOf = (n: number) => KINDS[n % KINDS.length] ?? '';

function service(n: number) {
  const town = townOf(n);
  const place = { address_1: `${(n % 90) + 1} High Street`, city: town, postal_code: `AN${(n % 40) + 1} ${n % 9}BC` };
  return {
    ...{ id: uuid(n), name: `${kindOf(n)} ${WORDS[n % WORDS.length]} ${town}`, status: 'active' },
    ...{ organization: { id: uuid(1_000_000 + Math.floor(n / 20)), name: `${town} Trust ${Math.floor(n / 20)}` } },
    description: TEXTS[n % TEXTS.length]?.slice(0, 160),
    contacts: [{ phones: [{ number: '020 7946 0031' }] }],
    schedules: [{ description: 'Monday to Friday, 9am to 5pm' }],
    service_areas: [{ name: town }],
    service_at_locations: [{ location: { name: `${town} Hall`, addresses: [place] } }],
  };
}

type Asked = { services: number; turns: number; seconds: number };

async function measureVisitors(visitors: readonly Desk[], { services, turns, seconds }: Asked) {
  const [visitor] = visitors as [Desk];
  const searches = await searchesOf(visitor);
  const find = (desk: Desk, n: number) => desk.get(searches[n % searches.length] ?? '');
  const pages = Math.ceil(services / 50);
  const none = async () => undefined;
  return {
    find: await measure(turns, none, async (_, n) => expectAnswer(await find(visitor, n), 200, 'results')),
    findEight: await throughput(visitors, seconds, async (desk, n) =>
      expectAnswer(await find(desk, n), 200, 'results'),
    ),
    list: await measure(turns, none, async (_, n) =>
      expectAnswer(
        await visitor.get(`/oruk/services?page=${((n * 7919) % pages) + 1}`),
        200,
        `"total_items":${services}`,
      ),
    ),
  };
}

/** Where their searches are answered: a kind of help, a kind in a town, a name nobody spelt so, a place alone. */
async function searchesOf(visitor: Desk): Promise<string[]> {
  const asked = Array.from({ length: 40 }, (_, n): Record<string, string> => {
    if (n % 4 === 0) return { q: kindOf(n) };
    if (n % 4 === 1) return { q: kindOf(n), where: townOf(n * 7) };
    return n % 4 === 2 ? { q: misspell(WORDS[n] ?? '') } : { where: `AN${(n % 40) + 1}` };
  });
  const paths: string[] = [];
  for (const fields of asked) paths.push(expectAnswer(await visitor.post('/find-help', fields), 303).to);
  return paths;
}
