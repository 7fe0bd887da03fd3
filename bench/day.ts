import { type Desk, expectAnswer, openConnection, readable } from './requests.ts';
import { type App, signIn, type World } from './world.ts';

// A day of a team, pressed into minutes: five officers at once, each with eight new cases, twelve quick logs and twenty
// touches. Every answer must be the one that an officer would see; afterwards the database is counted.

const OFFICERS = 5;
const NEW_CASES = 8;
const QUICK_LOGS = 12;
const TOUCHES = 20;
const TILES = ['where', 'visiting', 'phone_number', 'appointment', 'parking', 'lost_property'];

export type DayResult = { acts: number; seconds: number; p50: number; p95: number; slowest: number };
type Officer = { desk: Desk; number: number; refs: string[]; times: number[] };

export async function simulateDay(world: World, app: App): Promise<DayResult> {
  const before = await countRows(world);
  const started = performance.now();
  const officers = await Promise.all(Array.from({ length: OFFICERS }, (_, number) => workDay(world, app, number)));
  const seconds = (performance.now() - started) / 1000;
  const after = await countRows(world);
  const made = { cases: after.cases - before.cases, quickLogs: after.quickLogs - before.quickLogs };
  if (made.cases !== OFFICERS * NEW_CASES || made.quickLogs !== OFFICERS * QUICK_LOGS)
    throw new Error(`The day made ${made.cases} cases and ${made.quickLogs} quick logs, not what was sent.`);
  const times = officers.flatMap((one) => one.times).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { acts: times.length, seconds, p50: at(0.5), p95: at(0.95), slowest: at(1) };
}

async function workDay(world: World, app: App, number: number): Promise<Officer> {
  const officer: Officer = {
    desk: openConnection(app.port, await signIn(world, new Date(), number)),
    number,
    refs: [],
    times: [],
  };
  const plan = shuffled([
    ...Array.from({ length: NEW_CASES }, (_, n) => () => takeCall(officer, n)),
    ...Array.from({ length: QUICK_LOGS }, (_, n) => () => logQuestion(officer, n)),
    ...Array.from({ length: TOUCHES }, (_, n) => () => touch(officer, n)),
  ]);
  for (const act of plan) await act();
  officer.desk.close();
  return officer;
}

/** The same order every time, yet mixed: calls, questions and follow-ups come as they come. */
function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((one, at) => ({ one, key: (at * 17) % list.length }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

async function timed<T>(officer: Officer, act: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const answer = await act();
  officer.times.push(performance.now() - started);
  return answer;
}

async function takeCall(officer: Officer, n: number) {
  const { desk } = officer;
  const { to } = expectAnswer(await timed(officer, () => desk.post('/desk/contacts', {})), 303);
  const page = expectAnswer(await timed(officer, () => desk.get(to)), 200, 'What are they telling you?');
  const id = to.split('/').at(-1);
  let revision = Number(/data-draft-revision="(\d+)"/.exec(page.body)?.[1] ?? 0);
  for (let save = 0; save < 3; save += 1) {
    const fields = { notes: 'My mum is on ward 7 and nobody told us. '.repeat(save + 1) };
    const body = { revision, tab: `day-${officer.number}`, fields };
    const answer = expectAnswer(await timed(officer, () => desk.patch(`/desk/drafts/call/${id}`, body)), 200);
    revision = (JSON.parse(answer.body) as { revision: number }).revision;
  }
  const next: Record<string, string> =
    n % 2 === 0 ? { next: 'sorted', outcome: 'information' } : { next: 'call_back', call_when: offered(page.body) };
  const said = {
    notes: 'My mum is on ward 7 and nobody told us about her going home.',
    caller: `Day Caller${officer.number} Number${n}`,
    phone: '07700 900123',
    channel: 'phone',
    sharing: 'not_asked',
    ...next,
  };
  const done = expectAnswer(await timed(officer, () => desk.post(`${to}/finish`, said)), 303);
  const ref = /PAL-\d\d-\d+/.exec(done.to)?.[0];
  if (!ref) throw new Error(`Finishing a call led to ${done.to}.`);
  officer.refs.push(ref);
  // The double click: the same call again is the same case.
  const again = expectAnswer(await timed(officer, () => desk.post(`${to}/finish`, said)), 303);
  if (!again.to.includes(ref)) throw new Error(`Finishing ${ref} twice led to ${again.to}.`);
}

/** The first time that the page offers for a call-back. */
function offered(page: string): string {
  const radio = /<input[^>]*name="call_when"[^>]*>/.exec(page)?.[0] ?? '';
  return /value="([^"]+)"/.exec(radio)?.[1] ?? '';
}

async function logQuestion(officer: Officer, n: number) {
  const tile = TILES[n % TILES.length] ?? 'other';
  expectAnswer(await timed(officer, () => officer.desk.post('/desk/quick-log', { tile })), 303);
}

/** My day, one of its rows with its menu, and what is done about it; every fourth time a search or a note on a case of today. */
async function touch(officer: Officer, n: number) {
  const { desk } = officer;
  const day = expectAnswer(await timed(officer, () => desk.get('/desk')), 200, 'My day');
  const rows = [...day.body.matchAll(/"\/desk\/promises\/([0-9a-f-]{36})\/menu"/g)];
  const [, id] = rows[n % Math.max(1, rows.length)] ?? [];
  const ref = officer.refs.at(-1);
  if (n % 4 === 3 && ref) {
    expectAnswer(await timed(officer, () => desk.get('/desk/search?q=ward')), 200);
    expectAnswer(await timed(officer, () => desk.get(`/desk/cases/${ref}`)), 200, ref);
    expectAnswer(
      await timed(officer, () => desk.post(`/desk/cases/${ref}/notes`, { body: `Rang the ward (${n}).` })),
      303,
    );
    return;
  }
  if (!id) return;
  const menu = expectAnswer(await timed(officer, () => desk.get(`/desk/promises/${id}/menu`)), 200, 'Move');
  const version = /name="version" value="(\d+)"/.exec(menu.body)?.[1] ?? '';
  const acts: Record<string, Record<string, string>> = {
    attempts: { result: 'no_answer' },
    moves: { told: 'yes' },
    keeping: {},
  };
  const [act, fields] = Object.entries(acts)[n % 3] ?? ['keeping', {}];
  const when: Record<string, string> =
    act === 'keeping' ? {} : { when: timeIn(act === 'moves' ? menu.body : day.body, id, act) };
  const answer = await timed(officer, () => desk.post(`/desk/promises/${id}/${act}`, { version, ...when, ...fields }));
  if (answer.status !== 303)
    throw new Error(`${act} was answered ${answer.status}: ${readable(answer.body).slice(0, 300)}`);
}

/** A time that the row itself offers. */
function timeIn(page: string, id: string, act: string): string {
  const form = page.slice(page.indexOf(`/desk/promises/${id}/${act}`));
  const button = /<button[^>]*name="when"[^>]*>/.exec(form)?.[0] ?? '';
  const option = /<option[^>]*>/.exec(form)?.[0] ?? '';
  return /value="([^"]+)"/.exec(act === 'moves' ? button : option)?.[1] ?? '';
}

async function countRows({ client, trust }: World) {
  const found = await client.query<{ cases: number; quickLogs: number }>(
    `select (select count(*)::int from cases where trust_id = $1) as cases,
       (select count(*)::int from quick_logs where trust_id = $1) as "quickLogs"`,
    [trust.id],
  );
  return found.rows[0] ?? { cases: 0, quickLogs: 0 };
}
