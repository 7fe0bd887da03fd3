import { beforeAll, expect, test } from 'vitest';
import { listRoutes } from '../src/app.ts';
import { makeLink } from '../src/links/index.ts';
import { AIM, longestSentence, readingAge } from '../src/platform/sentences.rules.ts';
import { open, readPage } from './harness.ts';
import { newVisitor } from './visitor.ts';
import { addressIn, newWholeWorld, type WholeWorld } from './world.ts';

/** Half the words of a page are names of help, buttons and dates; what is read are its sentences. */
const READ = 'main :is(p, li, dd, label, legend, h1, h2, h3, summary, .nhsuk-hint, .nhsuk-warning-callout)';

let world: WholeWorld;
beforeAll(async () => {
  world = await newWholeWorld();
});

/** What somebody answers who tells us something, so that every question of it stands there. */
const TOLD = {
  what: { what: 'My mother was moved three times in one night.' },
  where: { where: 'Willow' },
  who: { who: 'died' },
  hope: { hope: 'answer' },
  contact: { way: 'email' },
  reach: { name: 'Grace', email: 'grace@example.com', message: 'yes' },
  needs: {},
  sharing: {},
};

async function begin() {
  const visitor = newVisitor(world);
  await visitor.submit('/tell-us');
  for (const [step, fields] of Object.entries(TOLD)) await visitor.submit(`/tell-us/${step}`, fields);
  return visitor;
}

async function addresses(): Promise<string[]> {
  const progress = await world.asSystem((ctx) =>
    makeLink(ctx, {
      ...{ kind: 'progress', about: world.grace.id, case: world.kase.id, to: { name: '', email: '' }, code: false },
      ends: new Date(ctx.now.getTime() + 3_600_000),
    }),
  );
  const routes = listRoutes(open().house).filter(
    ({ method, path, public: isPublic }) => isPublic && method === 'GET' && path !== '/leave',
  );
  const steps = Object.keys(TOLD).map((step) => `/tell-us/${step}`);
  return [...routes.map(({ path }) => addressIn(world, path)), ...steps, progress.path];
}

/** The sentences of a page, each once, a line for each piece of text. */
function linesOf(html: string): string {
  const { document } = readPage(html);
  const pieces = [...document.querySelectorAll(READ)].filter(
    (piece) => !piece.querySelector('p, li, dd, label') && !piece.closest('[lang]:not([lang^="en"])'),
  );
  return [...new Set(pieces.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()))].join('\n');
}

/** Every public page that can be come to from the addresses of the routes, with its text. */
async function readAll(): Promise<Map<string, string>> {
  const visitor = await begin();
  const left = await addresses();
  const seen = new Set<string>();
  const pages = new Map<string, string>();
  for (let address = left.shift(); address !== undefined; address = left.shift()) {
    if (seen.has(address)) continue;
    seen.add(address);
    const answer = await visitor.get(address);
    if (answer.status !== 200 || !String(answer.headers['content-type']).includes('html')) continue;
    pages.set(address, linesOf(answer.body));
    const links = [...answer.page().document.querySelectorAll('main a[href^="/"]')];
    left.push(...links.map((link) => link.getAttribute('href') ?? '').filter(isPage));
  }
  const sent = await visitor.submit('/tell-us/sending');
  return pages.set('/tell-us/sent', linesOf(sent.body));
}

const isPage = (href: string) => !/^\/(desk|leave|sign-in|assets)\b|[?#]/.test(href);

/** Section 6 of the designs. */
const MOST_WORDS = 20;

test('every public page can be read at the age of eleven, and no sentence has more than twenty words', async () => {
  const pages = await readAll();
  const rows = [...pages].map(([address, text]) => ({
    address,
    age: readingAge(text),
    longest: longestSentence(text),
  }));
  process.stdout.write('Reading age, words of the longest sentence, public page\n');
  for (const { address, age, longest } of rows)
    process.stdout.write(`${String(age ?? '–').padStart(4)}${String(longest).padStart(4)}  ${named(address)}\n`);
  expect(rows.filter(({ age, longest }) => (age ?? 0) > AIM || longest > MOST_WORDS)).toEqual([]);
  expect([...pages.keys()]).toEqual(expect.arrayContaining(['/', '/tell-us/what', '/track', '/find-help']));
});

/** Without the ids and secrets of this run. */
const named = (address: string) =>
  address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\/[\w-]{40,}/, '/:token');
