import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectQuiet, looksRight } from '../browser.ts';
import { newWorld } from '../world.ts';
import { openDesk, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** The manager restricts a case; an officer opens it with a reason; the manager and information governance look into it. */
async function story(visit: Visit, name: string) {
  const world = await newWorld();
  const address = `/desk/cases/${world.kase.ref}`;
  const mia = await world.staff('manager', 'Mia Long');
  const ivy = await world.staff('information_governance', 'Ivy Stone');

  const boss = await desk.visit(mia, visit);
  await boss.goto(`${address}/access`);
  const restrict = boss.locator('form[action$="/restriction"]');
  await restrict.getByLabel('The patient is a colleague, or close to one').check();
  await restrict.getByLabel('Why?').fill('She is a nurse here');
  await looksRight(boss, `${name}-restrict`);
  await restrict.getByRole('button', { name: 'Restrict this case' }).click();
  await boss.getByText('Only those named here.').waitFor();

  const sam = await desk.visit(world.sam, visit);
  await sam.goto(address);
  await expect.poll(() => sam.locator('h1').textContent()).toBe(`Restricted case – ${world.kase.ref}`);
  expect(await sam.content()).not.toContain('Okafor');
  await sam.getByRole('button', { name: 'Open this case' }).click();
  await sam.getByText('Choose why').first().waitFor();
  await looksRight(sam, `${name}-refused`);
  await sam.getByLabel('The person is on the phone or at the desk now').check();
  await sam.getByLabel('In your own words').fill('She rings about tomorrow');
  await sam.getByRole('button', { name: 'Open this case' }).click();
  await sam.getByRole('heading', { level: 1, name: /Grace/ }).waitFor();

  await boss.goto('/desk');
  await expect
    .poll(() => boss.locator('main').textContent())
    .toContain('Look into why Sam Reid opened a restricted case');
  await looksRight(boss, `${name}-day`);

  const governance = await desk.visit(ivy, visit);
  await governance.goto('/desk/access-log/openings');
  const row = governance.locator('tbody tr').first();
  await expect.poll(() => row.textContent()).toContain('She rings about tomorrow');
  await looksRight(governance, `${name}-openings`);
  await row.getByRole('button', { name: 'Followed up' }).click();
  await governance.getByText('Looked into: followed up').waitFor();
  await governance.goto('/desk/access-log');
  await looksRight(governance, `${name}-reads`);
  // What they oversee they do not read.
  expect(await governance.content()).not.toContain('Okafor');
  for (const page of [boss, sam, governance]) {
    expectQuiet(page);
    await page.context().close();
  }
}

describe('a restricted case is opened with a reason, and somebody looks into it', () => {
  for (const [name, visit] of [
    ['at a desk', { width: 1280, height: 720 }],
    ['on a phone, without script', { width: 320, height: 640, script: false }],
  ] as const)
    test(name, () => story(visit, `break-glass-${name.replaceAll(/\W+/g, '-')}`), 120_000);
});
