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

/** One line of a table: its name, our aim, and what stands in the column of each result. */
type Row<T> = [name: string, aim: string, of: (one: T) => string];

/** The results as the page docs/performance.md. What was not measured is left out. */
export function pageOf(results: readonly Result[], directory: readonly DirectoryResult[], about: About): string {
  const { machine, version, turns, seconds } = about;
  return [
    '# Performance',
    'Made by `npm run bench -- --write`; do not edit. It fills a database of its own with so many cases (each with a person, a phone number, two contacts, two notes, a promise, three clocks and 20 events; 2 % of the cases are restricted, 1 % of the people were merged into another; 5 % have a file of 200 KB, at 100,000 cases and more of 20 KB), checks that the pages show them, starts the built desk beside it and asks over real HTTP, signed in as an officer.',
    `Version ${version} on ${machine}. The client, the desk and the database share these cores. ${turns} requests each after a warm-up, one connection: milliseconds, p50 / p95. The aims are for 100,000 cases on 2 cores.`,
    ...(results.length > 0 ? ofCases(results, seconds) : []),
    ...(directory.length > 0 ? ofServices(directory) : []),
    '',
  ].join('\n\n');
}

const table = <T>(columns: readonly T[], head: Row<T>, rows: readonly Row<T>[]): string => {
  const line = ([name, aim, of]: Row<T>) => `| ${name} | ${aim} | ${columns.map(of).join(' | ')} |`;
  return [line(head), `|---|---:|${columns.map(() => '---:').join('|')}|`, ...rows.map(line)].join('\n');
};

/** The columns are numbers of cases. */
function ofCases(results: readonly Result[], seconds: number): string[] {
  const over = (name: string, aim: string, ...rows: Row<Result>[]) =>
    table(results, [name, aim, ({ cases }) => cases.toLocaleString('en-GB')], rows);
  return [
    over(
      'One connection, ms',
      'aim p50',
      ...Object.keys(results[0]?.timings ?? {}).map(
        (name): Row<Result> => [name, `${AIMS[name] ?? ''}`, ({ timings }) => timing(timings[name])],
      ),
      ['Misspelt names found, of 100', '', ({ namesFound }) => whole(namesFound * 100)],
    ),
    `Eight connections, requests a second over ${seconds} seconds:`,
    over(
      'Eight connections, a second',
      'aim',
      ...Object.entries(AIMS_EIGHT).map(
        ([name, aim]): Row<Result> => [name, `${aim}`, ({ eight }) => whole(eight[name])],
      ),
    ),
    '500 letters that were written, each opened as PDF one after the other:',
    over('Letters', 'aim', ['500 letters as PDF, seconds', '10', ({ letters }) => ms(letters)]),
    'The page of a question, opened by its link without an account:',
    over(
      'Answering by link',
      'aim',
      ['Page of a question, ms, p95', '20', ({ replies }) => ms(replies.timing.p95)],
      [
        'Page of a question with its style sheet and script, KB, compressed',
        '45',
        ({ replies }) => ms(replies.kilobytes),
      ],
    ),
    '1,000 emails that come in at once, each stored whole, read, threaded and placed:',
    over('Emails', 'aim', ['Emails a minute', '1,000', ({ mails }) => whole(mails)]),
    'Public pages on slow 4G with a processor four times as slow (Lighthouse 12, simulated):',
    over('Public pages', 'aim', ...Object.keys(results[0]?.visitors.pages ?? {}).flatMap(ofPublicPage), [
      'First page, eight connections, a second',
      '300',
      ({ visitors }) => whole(visitors.homeEight),
    ]),
    'Ten thousand messages at the public pages, as fast as they are answered, while an officer opens My day again and again:',
    over(
      'A flood at the door',
      '',
      ['Told to try again', '', ({ flood }) => whole(flood.refused)],
      ['Seconds', '', ({ flood }) => whole(flood.seconds)],
      ['My day meanwhile p50 / p95, ms', '', ({ flood }) => timing(flood.day)],
    ),
    'What it takes (memory is PSS after the measurement, shared pages divided among those who share them; the connection of the benchmark itself is left out):',
    over(
      'Resources',
      'aim',
      ['Memory of the app, MiB', '', ({ memory }) => whole(memory.app)],
      ['Memory of the database, MiB', '', ({ memory }) => whole(memory.database)],
      ['Both, MiB', '300', ({ memory }) => whole((memory.app ?? Number.NaN) + (memory.database ?? Number.NaN))],
      ['Start until /health answers, ms', '3,000', ({ startMs }) => whole(startMs)],
      ['Size of the database, MB', '', ({ megabytes }) => whole(megabytes)],
    ),
    'A simulated day, pressed together: five officers at once, each with 8 new cases (each finished twice, as by a double click), 12 quick logs and 20 touches. Every answer is checked, and the rows are counted afterwards.',
    over(
      'A day of five officers',
      '',
      ['Requests, all answered as they are meant to be', '', ({ day }) => whole(day.acts)],
      ['Seconds', '', ({ day }) => whole(day.seconds)],
      ['Answer p50 / p95, ms', '', ({ day }) => timing(day)],
      ['Slowest, ms', '', ({ day }) => whole(day.slowest)],
    ),
    'The limit on the same machine: the same rows without row level security and without pages, a page of the same size without a database, and pages drawn again and again from an answer that is there, without a database and without HTTP.',
    over(
      'Limits, ms',
      '',
      ...Object.entries(LIMITS).map(([name, key]): Row<Result> => [name, '', ({ limits }) => timing(limits[key])]),
      ['The case page from memory, eight connections, a second', '', ({ limits }) => whole(limits.httpEight)],
      ['My day, drawn', '', ({ drawing }) => timing(drawing.day)],
      ['The case page, drawn', '', ({ drawing }) => timing(drawing.page)],
      ['The cases list, drawn', '', ({ drawing }) => timing(drawing.list)],
    ),
  ];
}

const LIMITS = {
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

function ofPublicPage(name: string): Row<Result>[] {
  const of =
    (figure: keyof PageResult, written: (value: number | undefined) => string) =>
    ({ visitors }: Result) =>
      written(visitors.pages[name]?.[figure]);
  return [
    [`${name}: largest piece after, ms`, '1,800', of('lcp', whole)],
    [`${name}: jumps`, '0.02', of('cls', (value) => value?.toFixed(3) ?? '–')],
    [`${name}: first visit, KB`, '60', of('kilobytes', whole)],
    [`${name}: accessibility, of 100`, '100', of('accessibility', whole)],
  ];
}

/** The columns are services in the directory. */
function ofServices(directory: readonly DirectoryResult[]): string[] {
  return [
    'The directory of help, in a trust of its own: services taken in from a feed (kinds of help, 200 towns, words of 1,000 descriptions), swept by the database as it does a minute later, then found by visitors and read as open data. Aims: 100 searches a second at 5,000 services; a page of the list below 30 ms (p95) at 50,000.',
    table(
      directory,
      ['Directory of help, services', 'aim', ({ services }) => services.toLocaleString('en-GB')],
      [
        ['Find help, ms', '', ({ find }) => timing(find)],
        ['Find help, eight connections, a second', '100', ({ findEight }) => whole(findEight)],
        ['Page of the list of Open Referral UK, ms', '30 (p95)', ({ list }) => timing(list)],
        ['A feed is looked at, seconds', '', ({ look }) => ms(look)],
        ['A feed is taken in, seconds', '', ({ take }) => ms(take)],
        ['The last feed is taken back, seconds', '', ({ back }) => (back === undefined ? '–' : ms(back))],
      ],
    ),
  ];
}

const timing = (one: Timing | undefined) => (one ? `${ms(one.p50)} / ${ms(one.p95)}` : '–');

const ms = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
const whole = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? '–' : Math.round(value).toLocaleString('en-GB');
