import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRoutes } from '../../src/app.ts';
import { expectQuiet, noSidewaysScroll, seenBy, shoot } from '../browser.ts';
import { open } from '../harness.ts';
import { addressIn, newWorld, type World } from '../world.ts';
import { openDesk, SIZES } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
let world: World;
beforeAll(async () => {
  desk = await openDesk();
  world = await newWorld();
});
afterAll(() => desk.close());

/** Answers for scripts and pieces of pages are no pages. */
const NOT_PAGES = /suggestions|updates|fragment|\/cards|\/context|\/company|\/words|\?panel/;

async function look(address: string, size: { width: number; height: number }, script: boolean) {
  const sam = world.sam;
  const page = await desk.visit(sam, { ...size, script });
  const answer = await page.goto(address);
  const where = `${address} at ${size.width}${script ? '' : ' without script'}`;
  const html = answer?.headers()['content-type']?.includes('html') && !page.url().endsWith('?panel=1');
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

const addresses = listRoutes(open().house)
  .filter((route) => route.method === 'GET' && !NOT_PAGES.test(route.path) && route.path !== '/')
  .map((route) => route.path);

for (const path of [...addresses, '/desk/nothing']) {
  test(`${path} can be read and used by everybody, at every size, with and without script`, async () => {
    const address = addressIn(world, path);
    for (const size of SIZES) await look(address, size, true);
    await look(address, SIZES[0], false);
    await look(address, SIZES[1], false);
  });
}
