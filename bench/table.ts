import type { DirectoryResult } from './directory.ts';
import type { Result } from './main.ts';
import type { PageResult } from './public.ts';
import type { Timing } from './requests.ts';

type About = { machine: string; version: string; turns: number; seconds: number };

/** What we aim at with 100,000 cases on 2 cores, p50 in ms; p95 not above three times that. */
const AIMS: Record<string, number> = {
  'My day': 5,
  'Case page': 3,
  'Cases list with a filter': 5,
  'Search of a rare word': 3,
  'Search of a common word': 9,
  'Search of a misspelt name': 5,
  'Finish call': 8,
  Autosave: 4,
  'Add note': 5,
};
const AIMS_EIGHT: Record<string, number> = { 'Cases list': 400, 'Case page': 600, 'Add note': 300 };

/** The results as the page docs/performance.md. */
export function tableOf(
  results: readonly Result[],
  directory: readonly DirectoryResult[],
  { machine, version, turns, seconds }: About,
): string {
  const sizes = results.map((result) => result.cases.toLocaleString('en-GB'));
  const row = (name: string, cells: readonly string[], aim = '') => `| ${name} | ${aim} | ${cells.join(' | ')} |`;
  const head = (name: string, aim: string) => [
    row(name, sizes, aim),
    `|---|---:|${sizes.map(() => '---:').join('|')}|`,
  ];
  const names = Object.keys(results[0]?.timings ?? {});
  const limits = {
    'Rows of a cases list, bare pg': 'list',
    'Rows of a case page, bare pg, six queries': 'page',
    'Rows of a cases list, row level security on': 'guardedList',
    'Rows of a case page, row level security on': 'guardedPage',
    'Insert a note, bare pg': 'note',
    'A question that reads nothing, bare pg': 'ask',
    'The same when the database has slept for 5 ms': 'askAsleep',
    'The case page from memory, bare http': 'http',
    'The same when the server has slept for 5 ms': 'httpAsleep',
  } as const;
  const publicRows = (name: string) => {
    const of = (figure: keyof PageResult) => results.map(({ visitors }) => visitors.pages[name]?.[figure]);
    return [
      row(`${name}: largest piece after, ms`, of('lcp').map(whole), '1,800'),
      row(
        `${name}: jumps`,
        of('cls').map((value) => value?.toFixed(3) ?? '–'),
        '0.02',
      ),
      row(`${name}: first visit, KB`, of('kilobytes').map(whole), '60'),
      row(`${name}: accessibility, of 100`, of('accessibility').map(whole), '100'),
    ];
  };
  return [
    '# Performance',
    '',
    'Made by `npm run bench -- --write`; do not edit. It fills a database of its own with so many cases (each with a person, a phone number, two contacts, two notes, a promise, three clocks and 20 events; 2 % of the cases are restricted, 1 % of the people were merged into another; 5 % have a file of 200 KB, at 100,000 cases and more of 20 KB), checks that the pages show them, starts the built desk beside it and asks over real HTTP, signed in as an officer.',
    '',
    `Version ${version} on ${machine}. The client, the desk and the database share these cores. ${turns} requests each after a warm-up, one connection: milliseconds, p50 / p95. The aims are for 100,000 cases on 2 cores.`,
    '',
    ...head('One connection, ms', 'aim p50'),
    ...names.map((name) =>
      row(
        name,
        results.map((result) => timing(result.timings[name])),
        AIMS[name] ? `${AIMS[name]}` : '',
      ),
    ),
    row(
      'Misspelt names found, of 100',
      results.map((result) => whole(result.namesFound * 100)),
    ),
    '',
    `Eight connections, requests a second over ${seconds} seconds:`,
    '',
    ...head('Eight connections, a second', 'aim'),
    ...Object.keys(AIMS_EIGHT).map((name) =>
      row(
        name,
        results.map((result) => whole(result.eight[name])),
        `${AIMS_EIGHT[name]}`,
      ),
    ),
    '',
    '500 letters that were written, each opened as PDF one after the other:',
    '',
    ...head('Letters', 'aim'),
    row(
      '500 letters as PDF, seconds',
      results.map(({ letters }) => ms(letters)),
      '10',
    ),
    '',
    'The page of a question, opened by its link without an account:',
    '',
    ...head('Answering by link', 'aim'),
    row(
      'Page of a question, ms, p95',
      results.map(({ replies }) => ms(replies.timing.p95)),
      '20',
    ),
    row(
      'Page of a question with its style sheet and script, KB, compressed',
      results.map(({ replies }) => ms(replies.kilobytes)),
      '45',
    ),
    '',
    '1,000 emails that come in at once, each stored whole, read, threaded and placed:',
    '',
    ...head('Emails', 'aim'),
    row(
      'Emails a minute',
      results.map(({ mails }) => whole(mails)),
      '1,000',
    ),
    '',
    'Public pages on slow 4G with a processor four times as slow (Lighthouse 12, simulated):',
    '',
    ...head('Public pages', ''),
    ...Object.keys(results[0]?.visitors.pages ?? {}).flatMap((name) => publicRows(name)),
    row(
      'First page, eight connections, a second',
      results.map(({ visitors }) => whole(visitors.homeEight)),
      '300',
    ),
    '',
    'Ten thousand messages at the public pages, as fast as they are answered, while an officer opens My day again and again:',
    '',
    ...head('A flood at the door', ''),
    row(
      'Told to try again',
      results.map(({ flood }) => whole(flood.refused)),
    ),
    row(
      'Seconds',
      results.map(({ flood }) => whole(flood.seconds)),
    ),
    row(
      'My day meanwhile p50 / p95, ms',
      results.map(({ flood }) => timing(flood.day)),
    ),
    '',
    'What it takes (memory is PSS after the measurement, shared pages divided among those who share them; the connection of the benchmark itself is left out):',
    '',
    ...head('Resources', 'aim'),
    row(
      'Memory of the app, MiB',
      results.map((result) => whole(result.memory.app)),
    ),
    row(
      'Memory of the database, MiB',
      results.map((result) => whole(result.memory.database)),
    ),
    row(
      'Both, MiB',
      results.map((result) => whole((result.memory.app ?? Number.NaN) + (result.memory.database ?? Number.NaN))),
      '300',
    ),
    row(
      'Start until /health answers, ms',
      results.map((result) => whole(result.startMs)),
      '3000',
    ),
    row(
      'Size of the database, MB',
      results.map((result) => whole(result.megabytes)),
    ),
    '',
    'A simulated day, pressed together: five officers at once, each with 8 new cases (each finished twice, as by a double click), 12 quick logs and 20 touches. Every answer is checked, and the rows are counted afterwards.',
    '',
    ...head('A day of five officers', ''),
    row(
      'Requests, all answered as they are meant to be',
      results.map(({ day }) => whole(day.acts)),
    ),
    row(
      'Seconds',
      results.map(({ day }) => whole(day.seconds)),
    ),
    row(
      'Answer p50 / p95, ms',
      results.map(({ day }) => timing(day)),
    ),
    row(
      'Slowest, ms',
      results.map(({ day }) => whole(day.slowest)),
    ),
    '',
    'The limit on the same machine: the same rows without row level security and without pages, and a page of the same size without a database.',
    '',
    ...head('Limits, ms', ''),
    ...Object.entries(limits).map(([name, key]) =>
      row(
        name,
        results.map((result) => timing(result.limits[key])),
      ),
    ),
    row(
      'The case page from memory, eight connections, a second',
      results.map((result) => whole(result.limits.httpEight)),
    ),
    '',
    ...directoryTable(directory),
    '',
  ].join('\n');
}

/** Its columns are services, not cases. */
function directoryTable(directory: readonly DirectoryResult[]): string[] {
  const row = (name: string, aim: string, of: (one: DirectoryResult) => string) =>
    `| ${name} | ${aim} | ${directory.map(of).join(' | ')} |`;
  return [
    'The directory of help, in a trust of its own: services taken in from a feed (kinds of help, 200 towns, words of 1,000 descriptions), then found by visitors and read as open data. Aims: 100 searches a second at 5,000 services; a page of the list below 30 ms (p95) at 50,000.',
    '',
    row('Directory of help, services', 'aim', ({ services }) => services.toLocaleString('en-GB')),
    `|---|---:|${directory.map(() => '---:').join('|')}|`,
    row('Find help, ms', '', ({ find }) => timing(find)),
    row('Find help, eight connections, a second', '100', ({ findEight }) => whole(findEight)),
    row('Page of the list of Open Referral UK, ms', '30 (p95)', ({ list }) => timing(list)),
    row('A feed is looked at, seconds', '', ({ look }) => ms(look)),
    row('A feed is taken in, seconds', '', ({ take }) => ms(take)),
  ];
}

const timing = (one: Timing | undefined) => (one ? `${ms(one.p50)} / ${ms(one.p95)}` : '–');

const ms = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
const whole = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? '–' : Math.round(value).toLocaleString('en-GB');
