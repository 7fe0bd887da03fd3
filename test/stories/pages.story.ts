import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRoutes } from '../../src/app.ts';
import { permissionsOf } from '../../src/identity/index.ts';
import type { May } from '../../src/platform/access.ts';
import { expectQuiet, noSidewaysScroll, seenBy, shoot } from '../browser.ts';
import { doorsOf, newTeller, pagesBehind } from '../door.ts';
import { open } from '../harness.ts';
import { addressIn, type Desk, newWholeWorld, type WholeWorld } from '../world.ts';
import { openDesk, SIZES } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
let world: WholeWorld;
let manager: Desk;
let guest: Awaited<ReturnType<typeof newTeller>>;
beforeAll(async () => {
  desk = await openDesk();
  world = await newWholeWorld();
  manager = await world.staff('manager', 'Mia Long');
  guest = await newTeller(world);
});
afterAll(() => desk.close());

/** Answers for scripts, pieces of pages, downloads and the way back from a sign-on elsewhere are no pages. */
const NOT_PAGES =
  /^\/leave$|outgoing\/:id$|\/post\/:id\/(original|files)|meetings\/:id\/calendar|sso\/callback|\/letters\/.*\/(pdf|docx|txt)$|\/files\/:id(\/watch)?$|suggestions|updates|fragment|\/context|promises\/:id\/menu|contacts\/:id\/(patient|known|guide)|danger\/company$|\/company|\/words|\/matches|\?panel/;

/** An officer, or for what an officer may not open, the manager. */
const whoOpens = ({ may, public: isPublic }: Opened): Who =>
  isPublic ? 'guest' : may === 'anyone' || permissionsOf('officer').has(may) ? world.sam : manager;

/** Whom a page is for: somebody of the desk, or whoever comes to the public pages of the trust. */
type Who = Desk | 'guest';

type Size = { width: number; height: number };

async function look(who: Who, address: string, size: Size, script: boolean) {
  const visit = { ...size, script };
  const page = who === 'guest' ? await visitOf(guest, visit) : await desk.visit(who, visit);
  const answer = await page.goto(address);
  const where = `${address} at ${size.width}${script ? '' : ' without script'}`;
  const html = answer?.headers()['content-type']?.includes('html') && !page.url().endsWith('?panel=1');
  expect([where, answer?.status() === 403]).toEqual([where, false]);
  if (html) {
    expect([where, await seenBy(page)]).toEqual([where, []]);
    expect([where, await noSidewaysScroll(page)]).toEqual([where, []]);
    expect([where, await page.locator('h1').count()]).toEqual([where, 1]);
    expect([where, await page.title()]).toEqual([where, expect.not.stringMatching(/Grace|Okafor/)]);
    expectQuiet(page);
    await shoot(
      page,
      `page${address.replace(/[^a-z0-9]+/gi, '-').slice(0, 60)}-${size.width}${script ? '' : '-plain'}`,
      { fullPage: true },
    );
  }
  await page.context().close();
}

/** A browser with the cookies of somebody who is telling us something. */
async function visitOf({ jar }: typeof guest, visit: Size & { script: boolean }) {
  const page = await desk.guest(world, visit);
  const url = new URL(desk.baseURL);
  url.hostname = world.host;
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: url.href })));
  return page;
}

/** Every size with script, and beside it the two smaller ones without. */
async function lookAtAll(who: Who, address: string) {
  const inTurn = async (sizes: readonly Size[], script: boolean) => {
    for (const size of sizes) await look(who, address, size, script);
  };
  await Promise.all([inTurn(SIZES, true), inTurn(SIZES.slice(0, 2), false)]);
}

const pages = listRoutes(open().house).filter(({ method, path }) => method === 'GET' && !NOT_PAGES.test(path));
/** The public pages that are walked by their routes. */
const walked = new Set(
  pages.filter(({ path, public: isPublic }) => isPublic && !path.includes(':')).map(({ path }) => path),
);
type Opened = { path: string; may: May; public?: true };
const NOWHERE: readonly Opened[] = [
  { path: '/desk/nothing', may: 'anyone' },
  { path: '/nothing', may: 'anyone', public: true },
];

for (const opened of [...pages, ...NOWHERE]) {
  const { path } = opened;
  test(`${path} can be read and used by everybody, at every size, with and without script`, async () => {
    await lookAtAll(whoOpens(opened), addressIn(world, path));
  });
}

test('so can every page that somebody comes to by the links and questions of the public pages', async () => {
  const doors = await doorsOf(world, guest);
  const behind = [...(await pagesBehind(guest, doors)).keys()].filter((address) => !walked.has(address));
  expect(behind).toEqual(
    expect.arrayContaining(['/tell-us/needs', '/someone-has-died/support', '/languages/ur', '/easy-read/tell-us']),
  );
  for (const address of behind) await lookAtAll('guest', address);
}, 600_000);
