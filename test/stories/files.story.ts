import { afterAll, beforeAll, expect, test } from 'vitest';
import { JPEG, PDF } from '../../src/files/files.examples.ts';
import { seenBy, shoot } from '../browser.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';

// A letter is added to a case with a keyboard, a phone and without script; a print for a day without computers.

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const letter = { name: 'Letter from Grace.pdf', mimeType: 'application/pdf', buffer: PDF };
const photo = { name: 'fall.jpg', mimeType: 'image/jpeg', buffer: JPEG };

test('a letter is chosen and added, a refused one is told on the page', async () => {
  const { sam, kase } = await newWorld();
  const page = await desk.visit(sam, { width: 1280, height: 900 });
  await page.goto(`/desk/cases/${kase.ref}`);
  await page
    .getByLabel('Add files')
    .setInputFiles([{ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') }]);
  await page.getByRole('button', { name: 'Add the files' }).click();
  await page.locator('#files-block').getByText('a.svg was not added').waitFor();
  await page.getByLabel('Add files').setInputFiles([letter]);
  await page.getByRole('button', { name: 'Add the files' }).click();
  await page.waitForURL(/files\?done=1/);
  expect(await page.locator('.app-banner').innerText()).toContain('The file is added.');
  expect(await seenBy(page)).toEqual([]);
  await shoot(page, 'files-1280');
  await page.goto(`/desk/cases/${kase.ref}`);
  expect(await seenBy(page)).toEqual([]);
  await shoot(page, 'files-case-1280');
  await page.goto('/desk/downtime/print');
  expect(await seenBy(page)).toEqual([]);
  await shoot(page, 'downtime-1280');
});

test('on a phone and without script the same form sends the same files', async () => {
  const { sam, kase } = await newWorld();
  const page = await desk.visit(sam, { width: 320, height: 700, script: false });
  await page.goto(`/desk/cases/${kase.ref}`);
  await page.getByLabel('Add files').setInputFiles([letter, photo]);
  await page.getByRole('button', { name: 'Add the files' }).click();
  await page.waitForURL(/files\?done=2/);
  await shoot(page, 'files-320');
  await page.goto('/desk/downtime');
  await shoot(page, 'downtime-320');
});
