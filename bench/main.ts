import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { type DayResult, simulateDay } from './day.ts';
import { measureDirectory } from './directory.ts';
import { type Drawing, measureDrawing } from './drawing.ts';
import { measureFiles } from './files.ts';
import { type FloodResult, measureFlood } from './flood.ts';
import { measureLetters } from './letters.ts';
import { type Limits, measureLimits } from './limits.ts';
import { measureMails } from './mails.ts';
import { measurePublic, type PublicResult } from './public.ts';
import { measureReplies, type Replies } from './replies.ts';
import { type Desk, expectAnswer, measure, openConnection, readable, type Timing, throughput } from './requests.ts';
import { fillTrust } from './rows.ts';
import { pageOf } from './table.ts';
import { COMMON, inventNames, misspell, RARE, RARE_NOTES } from './words.ts';
import { type App, memoryOf, openWorld, signIn, startApp, type World } from './world.ts';

// npm run bench -- [--million] [--only=1000,10000] [--services=5000,50000] [--turns=300] [--seconds=5] [--write]

export type Result = {
  cases: number;
  timings: Record<string, Timing>;
  eight: Record<string, number>;
  memory: { app: number | undefined; database: number | undefined };
  startMs: number;
  megabytes: number;
  /** Of the misspelt names that were searched, the share that was found. */
  namesFound: number;
  limits: Limits;
  drawing: Drawing;
  /** Seconds for 500 letters as PDF. */
  letters: number;
  /** The page of a question, by its link. */
  replies: Replies;
  /** Emails stored, read and placed in a minute. */
  mails: number;
  /** The public pages, as a phone meets them. */
  visitors: PublicResult;
  /** Ten thousand messages at the public pages, and My day meanwhile. */
  flood: FloodResult;
  /** A team's day pressed into minutes, after everything else. */
  day: DayResult;
};

// The bundle lies in node_modules/.cache/openpals.
const root = dirname(dirname(dirname(import.meta.dirname)));
const options = new Map(
  process.argv.slice(2).map((arg) => [arg.replace(/^--/, '').split('=')[0] ?? '', arg.split('=')[1] ?? 'yes']),
);
const turns = Number(options.get('turns') ?? 300);
const seconds = Number(options.get('seconds') ?? 5);
const usual = [1000, 10_000, 100_000, ...(options.has('million') ? [1_000_000] : [])];
const sizes = options.get('only')?.split(',').filter(Boolean).map(Number) ?? usual;

const services = (options.get('services') ?? '5000,50000').split(',').map(Number);

const say = (line: string) => process.stderr.write(`${line}\n`);
const none = async () => undefined;

async function benchSize(cases: number): Promise<Result> {
  say(`${cases.toLocaleString('en-GB')} cases: making them …`);
  const world = await openWorld(root, new Date());
  let app: App | undefined;
  try {
    const { trust, officers, places } = world;
    await fillTrust(world.client, { trust: trust.id, officers, places, cases }, say);
    app = await startApp(root, world);
    say('  measuring …');
    return await measureAll(world, app, cases);
  } finally {
    await app?.stop();
    await world.stop();
  }
}

type Sample = { id: string; ref: string; name: string; body: string };

/** Closed cases of all ages, with what their pages must show. */
async function drawCases({ client, trust }: World): Promise<Sample[]> {
  const found = await client.query<Sample>(
    `select k.id, k.ref, p.name,
       (select n.body from notes n where n.trust_id = k.trust_id and n.case_id = k.id order by n.id limit 1) as body
     from cases k join people p on p.trust_id = k.trust_id and p.id = k.caller_id
     where k.trust_id = $1 and k.status = 'closed' and not k.walled order by md5(k.ref) limit 200`,
    [trust.id],
  );
  return found.rows;
}

async function measureAll(world: World, app: App, cases: number): Promise<Result> {
  const desk = openConnection(app.port, await signIn(world, new Date()));
  const sample = await drawCases(world);
  const paths = await checkPages(world, desk, sample);
  const timings: Record<string, Timing> = {};
  const look = async (name: string, path: (n: number) => string) => {
    timings[name] = await measure(turns, none, async (_, n) => expectAnswer(await desk.get(path(n)), 200));
  };
  const ref = (n: number) => sample[n % sample.length]?.ref ?? '';
  const list = (n: number) => paths.lists[n % paths.lists.length] ?? '';
  await look('My day', () => '/desk');
  await look('Case page', (n) => `/desk/cases/${ref(n)}`);
  await look('Cases list with a filter', list);
  await look('Search of a rare word', () => `/desk/search?q=${RARE}`);
  await look('Search of a common word', () => `/desk/search?q=${COMMON}`);
  await look('Search of a misspelt name', (n) => `/desk/search?q=${paths.misspelt[n % paths.misspelt.length]}`);
  timings['Finish call'] = await measure(
    turns,
    () => beginCall(desk),
    (path, n) => finishCall(desk, path, n),
  );
  timings.Autosave = await measureAutosave(desk);
  timings['Add note'] = await measure(turns, none, (_, n) => addNote(desk, ref(n), n));
  Object.assign(timings, await measureFiles(world, desk, turns, cases));
  const page = (await desk.get(`/desk/cases/${ref(0)}`)).body;
  const limits = await measureLimits(
    world,
    sample.map((each) => each.id),
    page,
    turns,
    seconds,
  );
  const drawing = await measureDrawing(root, world, { ref: ref(0), place: world.places[7] ?? '' }, turns);
  const eight = await measureEight(world, app, ref, list);
  const day = await simulateDay(world, app);
  const size = await world.client.query<{ bytes: string }>(
    'select pg_database_size(current_database())::text as bytes',
  );
  const own = await world.client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const memory = { app: memoryOf(app.pid), database: memoryOf(world.postgres.pid, own.rows[0]?.pid) };
  // After the memory was read: the thread that sets letters is there while somebody prints, and gone a minute later.
  const letters = await measureLetters(world, desk);
  const replies = await measureReplies(root, world, app, turns);
  const mails = await measureMails(world);
  const visitors = await measurePublic(app, seconds);
  const flood = await measureFlood(app, desk);
  desk.close();
  const megabytes = Number(size.rows[0]?.bytes) / 1e6;
  const { namesFound } = paths;
  return {
    cases,
    timings,
    eight,
    memory,
    startMs: app.startMs,
    megabytes,
    namesFound,
    limits,
    drawing,
    day,
    letters,
    replies,
    mails,
    visitors,
    flood,
  };
}

/** The pages show the rows that are there: names, notes, counts. Returns the addresses that are measured. */
async function checkPages(world: World, desk: Desk, sample: readonly Sample[]) {
  for (const { ref, name, body } of sample.slice(0, 10)) {
    expectAnswer(await desk.get(`/desk/cases/${ref}`), 200, name, ref, body.split(/['"’“.]/)[0] ?? '');
  }
  await checkDay(world, desk);
  const lists = await checkLists(world, desk);
  const names = await checkNames(world, desk);
  const rare = readable(expectAnswer(await desk.get(`/desk/search?q=${RARE}`), 200).body);
  const shown = new Set(rare.match(/PAL-\d\d-\d{4,7}/g));
  if (shown.size !== RARE_NOTES)
    throw new Error(`The rare word is in ${RARE_NOTES} cases, the search shows ${shown.size}.`);
  expectAnswer(await desk.get(`/desk/search?q=${COMMON}`), 200, 'PAL-');
  return { lists, misspelt: names.typed, namesFound: names.found };
}

async function checkDay({ client, trust, officers }: World, desk: Desk) {
  const mine = await client.query<{ name: string }>(
    `select p.name from promises o join people p on p.trust_id = o.trust_id and p.id = o.person_id
     where o.trust_id = $1 and o.owner_id = $2 and o.state = 'open' order by o.due_at limit 5`,
    [trust.id, officers[0]],
  );
  expectAnswer(await desk.get('/desk'), 200, 'My day', ...mine.rows.map(({ name }) => name));
}

async function checkLists({ client, trust, places }: World, desk: Desk): Promise<string[]> {
  const newest = await client.query<{ ref: string }>(
    `select ref from cases where trust_id = $1 and place_id = $2 and status = 'closed' order by last_at desc, id desc limit 3`,
    [trust.id, places[7]],
  );
  const refs = newest.rows.map((row) => row.ref);
  expectAnswer(await desk.get(`/desk/cases?view=closed&place=${places[7]}`), 200, ...refs);
  const byPlace = places.slice(0, 10).map((id) => `/desk/cases?view=closed&place=${id}`);
  return [...byPlace, ...['appointments', 'waiting', 'care'].map((code) => `/desk/cases?view=closed&subject=${code}`)];
}

/** Two letters the wrong way round, among thousands of names alike: most of those meant must be found. */
async function checkNames({ client, trust }: World, desk: Desk): Promise<{ typed: string[]; found: number }> {
  const long = inventNames('family', 4000).filter((name) => name.length >= 7);
  const known = await client.query<{ word: string }>(
    'select word from name_words where trust_id = $1 and word = any($2) order by md5(word) limit 40',
    [trust.id, long.map((name) => name.toLowerCase())],
  );
  let found = 0;
  for (const { word } of known.rows) {
    const page = readable(expectAnswer(await desk.get(`/desk/search?q=${misspell(word)}`), 200).body);
    if (page.toLowerCase().includes(word)) found += 1;
  }
  const share = found / known.rows.length;
  if (share < 0.5) throw new Error(`Of ${known.rows.length} misspelt names only ${found} are found.`);
  return { typed: known.rows.map((row) => misspell(row.word)), found: share };
}

const NOTES =
  'My mum is on ward 7 and nobody has told us about her going home tomorrow. She lives alone and the bed is upstairs.';

async function beginCall(desk: Desk): Promise<string> {
  return expectAnswer(await desk.post('/desk/contacts', {}), 303).to;
}

async function finishCall(desk: Desk, path: string, n: number) {
  const said = {
    notes: `${NOTES} Call ${n}.`,
    caller: `Bench Caller${n % 50}`,
    phone: '07700 900123',
    channel: 'phone',
  };
  const answer = await desk.post(`${path}/finish`, {
    ...said,
    sharing: 'not_asked',
    next: 'sorted',
    outcome: 'information',
  });
  if (!expectAnswer(answer, 303).to.startsWith('/desk/cases/'))
    throw new Error(`Finishing a call led to ${answer.to}.`);
}

async function measureAutosave(desk: Desk): Promise<Timing> {
  const call = (await beginCall(desk)).split('/').at(-1) ?? '';
  const opened = await desk.get(`/desk/contacts/${call}`);
  let revision = Number(/data-draft-revision="(\d+)"/.exec(opened.body)?.[1] ?? 0);
  return measure(turns, none, async (_, n) => {
    const body = { revision, tab: 'bench', fields: { notes: `${NOTES} ${n}` } };
    const answer = expectAnswer(await desk.patch(`/desk/drafts/call/${call}`, body), 200);
    revision = (JSON.parse(answer.body) as { revision: number }).revision;
  });
}

let noted = 0;
async function addNote(desk: Desk, ref: string, n: number) {
  noted += 1;
  expectAnswer(
    await desk.post(`/desk/cases/${ref}/notes`, { body: `Rang the ward, they look into it (${n}, ${noted}).` }),
    303,
  );
}

async function measureEight(world: World, app: App, ref: (n: number) => string, list: (n: number) => string) {
  const open = async (n: number) => openConnection(app.port, await signIn(world, new Date(), n));
  const desks = await Promise.all(Array.from({ length: 8 }, (_, n) => open(n)));
  const look = (path: (n: number) => string) =>
    throughput(desks, seconds, async (desk, n) => expectAnswer(await desk.get(path(n)), 200));
  const eight = {
    'Cases list': await look(list),
    'Case page': await look((n) => `/desk/cases/${ref(n)}`),
    'Add note': await throughput(desks, seconds, (desk, n) => addNote(desk, ref(n), n)),
  };
  for (const desk of desks) desk.close();
  return eight;
}

const results: Result[] = [];
for (const cases of sizes) results.push(await benchSize(cases));
const directory = await measureDirectory(root, { sizes: services, turns, seconds }, say);
const cores = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`;
const machine = `${cores}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const text = pageOf(results, directory, { machine, version, turns, seconds });
process.stdout.write(text);
if (options.has('write')) writeFileSync(join(root, 'docs/performance.md'), text);
