import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noSidewaysScroll, shoot } from '../browser.ts';
import { differing, paintOf } from '../pixels.ts';
import { newWorld, type World } from '../world.ts';
import { openDesk } from './desk.ts';

// With a person's own colours (Windows' contrast themes) backgrounds and shadows are gone. What they said must be said
// by lines and words.

let desk: Awaited<ReturnType<typeof openDesk>>;
let world: World;
beforeAll(async () => {
  desk = await openDesk();
  world = await newWorld();
});
afterAll(() => desk.close());

async function open(address: string): Promise<Page> {
  const page = await desk.visit(world.sam, { ownColours: true });
  await page.goto(address);
  return page;
}

async function openCall(): Promise<Page> {
  const page = await open('/desk');
  await page.getByRole('button', { name: 'New call' }).first().click();
  await page.waitForURL(/contacts/);
  return page;
}

/** More than a caret or the edge of a letter. */
const PLAIN_TO_SEE = 100;

/** How many pixels an act changes on and around a thing, the focus being elsewhere before. */
async function change(thing: Locator, act: () => Promise<unknown>) {
  const before = await paintOf(thing);
  await act();
  return differing(thing.page(), before, await paintOf(thing));
}

test('what has the focus is plain to see', async () => {
  const page = await open('/desk');
  const onDay = [
    page.getByRole('link', { name: 'Cases', exact: true }),
    page.getByRole('button', { name: 'New call' }).first(),
    page.getByRole('button', { name: 'Sign out' }),
    page.getByRole('button', { name: 'Search' }),
    page.locator('header input[name="q"]'),
    page.locator('.app-todo a').first(),
    page.locator('.app-todo summary').first(),
    page.locator('footer a').first(),
  ];
  for (const thing of onDay)
    expect([`${thing}`, await change(thing, () => thing.focus())]).toEqual([`${thing}`, expect.toSatisfy(isPlain)]);
  const call = await openCall();
  const onCall = [
    call.locator('.app-help__card').filter({ hasText: 'Someone has died' }),
    call.getByLabel('What are they telling you?'),
    call.getByLabel('Interpreter', { exact: true }),
    call.getByRole('button', { name: 'Finish call' }).last(),
    call.getByLabel('I will visit'),
  ];
  await call.locator('header a').first().focus();
  for (const thing of onCall)
    expect([`${thing}`, await change(thing, () => thing.focus())]).toEqual([`${thing}`, expect.toSatisfy(isPlain)]);
});

const isPlain = (pixels: number) => pixels >= PLAIN_TO_SEE;

test('what is chosen, open or current is plain to see', async () => {
  const page = await open('/desk');
  const cases = page.getByRole('link', { name: 'Cases', exact: true });
  expect(await change(cases, () => page.goto('/desk/cases'))).toBeGreaterThan(PLAIN_TO_SEE);
  const call = await openCall();
  const elsewhere = call.getByLabel('What are they telling you?');
  const tile = call.locator('.nhsuk-radios__item').filter({ hasText: 'I will visit' }).first();
  const card = call.locator('.app-help__card').filter({ hasText: 'Very upset' });
  const tick = call.locator('.nhsuk-checkboxes__item').filter({ hasText: 'Interpreter' }).first();
  for (const thing of [tile, card, tick]) {
    const choose = async () => {
      await (thing === card ? card : thing.locator('label')).click();
      await elsewhere.focus();
    };
    expect([`${thing}`, await change(thing, choose)]).toEqual([`${thing}`, expect.toSatisfy(isPlain)]);
  }
});

/** Buttons without a line around them and without the look of a link. */
function bareButtons(page: Page) {
  return page.evaluate(() => {
    const isShown = (element: Element) => element.getBoundingClientRect().width > 2;
    const hasLine = (style: CSSStyleDeclaration) =>
      Number.parseFloat(style.borderTopWidth) >= 1 && style.borderTopColor !== style.backgroundColor;
    return [...document.querySelectorAll('button, .nhsuk-button, .app-button-quiet')]
      .filter((element) => isShown(element) && element.checkVisibility())
      .filter((element) => {
        const style = getComputedStyle(element);
        return !hasLine(style) && !style.textDecorationLine.includes('underline');
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

test('buttons have a line around them, and what is late or soon differs by more than colour', async () => {
  const page = await open('/desk');
  const kase = await open(`/desk/cases/${world.kase.ref}`);
  const call = await openCall();
  for (const one of [page, kase, call]) {
    expect(await bareButtons(one)).toEqual([]);
    expect(await noSidewaysScroll(one)).toEqual([]);
  }
  const styles: string[] = [];
  for (const hours of [3, 0.5, -1]) {
    const due_at = new Date(world.clock.now.getTime() + hours * 3_600_000);
    const { id } = world.promise;
    await world.sam.as((ctx) => ctx.db.updateTable('promises').set({ due_at }).where('id', '=', id).execute());
    await page.reload();
    const row = page.locator('.app-todo').filter({ hasText: 'Call Grace' });
    styles.push(await row.evaluate((element) => getComputedStyle(element).borderLeftStyle));
  }
  expect(styles).toEqual(['solid', 'dashed', 'double']);
  await shoot(page, 'own-colours-day');
});
