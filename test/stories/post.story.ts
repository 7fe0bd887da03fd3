import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addWay } from '../../src/people/index.ts';
import { expectQuiet, looksRight } from '../browser.ts';
import { mailOf, takeRaw } from '../emails.ts';
import { newWorld } from '../world.ts';
import { openDesk, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const VISITS: Visit[] = [
  { width: 1280, height: 900 },
  { width: 320, height: 640, script: false },
];
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const QUOTED =
  'Yes, Friday suits me.\n\nOn Tue, 24 Nov 2026 at 10:02, PALS <pals@anytown.example> wrote:\n> Does Friday suit you?\n> Sam';

async function pile() {
  const world = await newWorld();
  await world.sam.as((ctx) => addWay(ctx, world.grace, { kind: 'email', value: 'grace.okafor@example.com' }));
  const files = [{ name: 'discharge letter.pdf', type: 'application/pdf', bytes: PDF }];
  const mails = [
    mailOf({ from: 'Grace Okafor <grace.okafor@example.com>', subject: 'Friday', text: QUOTED, files }),
    mailOf({
      from: 'Joan Hill <joan.hill@example.org>',
      subject: 'Lost glasses',
      text: 'My father left his glasses on Ward 7B last week. Nobody could tell me where lost things are kept, and he cannot read without them.',
    }),
    mailOf({
      from: 'Somebody Else <x@example.org>',
      subject: `About ${world.kase.ref}`,
      text: 'I would like to know more.',
    }),
    mailOf({
      from: 'news@example.org',
      subject: 'This month’s offers on office chairs',
      text: 'Buy now.',
      headers: ['List-Id: <news.example.org>'],
    }),
  ];
  for (const raw of mails) await world.asSystem((ctx) => takeRaw(ctx, raw));
  await world.runJobs();
  return world;
}

describe.each(VISITS)('the morning’s post, at $width pixels', (visit) => {
  test('an officer attaches, opens a case, and sorts the rest in one go', async () => {
    const { sam, kase } = await pile();
    const page = await desk.visit(sam, visit);
    await page.goto('/desk/post');
    await looksRight(page, 'post-list');
    await page.getByRole('link', { name: /^Friday/ }).click();
    await page.getByText('Yes, Friday suits me.').waitFor();
    expect(await page.getByText('Does Friday suit you?').isVisible()).toBe(false);
    await page.getByText('Earlier words').click();
    await expect.poll(() => page.getByText('Does Friday suit you?').isVisible()).toBe(true);
    await looksRight(page, 'post-email');
    await page.getByRole('button', { name: `Attach to ${kase.ref}` }).click();
    await page.getByText('It is with the case now.').waitFor();
    await page.getByRole('link', { name: /^Lost glasses/ }).click();
    await page.getByText('Open a case with these words').click();
    await page.getByLabel('Concern').check();
    await looksRight(page, 'post-new-case');
    await page.getByRole('button', { name: 'Open a case' }).click();
    await page.getByText('My father left his glasses').first().waitFor();
    await looksRight(page, 'post-case');
    await page.goto('/desk/post');
    await page.getByRole('link', { name: /^About PAL/ }).click();
    await looksRight(page, 'post-stranger');
    await page.goBack();
    await page.getByLabel(/office chairs/).check();
    await page.getByRole('button', { name: 'Ticked are not for us' }).click();
    await page.getByLabel('Advertising or spam').check();
    await looksRight(page, 'post-bulk');
    await page.getByRole('button', { name: 'Not for us' }).click();
    await page.getByText('1 piece is sorted.').waitFor();
    await page.goto('/desk/post/letters/new');
    await looksRight(page, 'post-letter');
    expectQuiet(page);
    await page.context().close();
  });
});
