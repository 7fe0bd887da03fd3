import { afterAll, beforeAll, expect, test } from 'vitest';
import { shoot } from '../browser.ts';
import { newWholeWorld, type WholeWorld } from '../world.ts';
import { openDesk } from './desk.ts';

// A sheet of A4 is as wide as a small tablet: what folds on such a screen is a plain list or table on paper.

let desk: Awaited<ReturnType<typeof openDesk>>;
let world: WholeWorld;
beforeAll(async () => {
  desk = await openDesk();
  world = await newWholeWorld();
});
afterAll(() => desk.close());

async function onPaper(address: string, who: { token: string } = world.sam) {
  const page = await desk.visit(who, { width: 794, height: 1123 });
  await page.goto(address);
  await page.emulateMedia({ media: 'print' });
  return page;
}

test('a printed case shows what is folded on the screen, and nothing to be filled in', async () => {
  const page = await onPaper(`/desk/cases/${world.kase.ref}`);
  const working = page.locator('.app-rail__block .app-mini:not(:has(form)) li').first();
  await expect.poll(() => working.isVisible()).toBe(true);
  const fields = page.locator(':is(input, textarea, select):not([type=hidden])');
  expect(await Promise.all((await fields.all()).map((field) => field.isVisible()))).not.toContain(true);
  expect(await page.getByText('Close case').isVisible()).toBe(false);
  await shoot(page, 'paper-case');
  await page.context().close();
});

test('a printed list is a table with its headings', async () => {
  const mia = await world.staff('manager', 'Mia Long');
  for (const address of ['/desk/cases?view=team', '/desk/complaints', '/desk/team']) {
    const page = await onPaper(address, mia);
    const cells = await page.locator('tbody tr').first().locator('td').all();
    const tops = await Promise.all(cells.map(async (cell) => (await cell.boundingBox())?.y));
    expect([address, new Set(tops.filter((top) => top !== undefined)).size]).toEqual([address, 1]);
    expect([address, await page.locator('thead th').last().isVisible()]).toEqual([address, true]);
    await page.context().close();
  }
});
