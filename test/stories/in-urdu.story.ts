import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmText } from '../../src/tongues/checks.ts';
import { editionToCheck } from '../../src/tongues/languages.ts';
import { expectQuiet, looksRight } from '../browser.ts';
import { newWorld } from '../world.ts';
import { openDesk, refOn, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const GUESTS: Visit[] = [
  { width: 320, height: 640, script: false },
  { width: 320, height: 640, touch: true },
  { width: 1280, height: 720 },
];

const STORY = 'میری والدہ کو ایک رات میں تین بار منتقل کیا گیا اور کسی نے وجہ نہیں بتائی۔';

/** From right to left, and said to be Urdu. */
async function looksRightInUrdu(page: Page, name: string) {
  await page.locator('html[lang="ur"][dir="rtl"]').waitFor();
  await looksRight(page, `urdu-${name}`);
}

const goOn = (page: Page) => page.getByRole('button', { name: 'آگے بڑھیں' }).click();

describe.each(GUESTS)('somebody tells PALS in Urdu, on a screen of $width pixels, script: $script', (visit) => {
  test('from right to left, with errors in Urdu; the officer reads it as it was written', async () => {
    const world = await newWorld();
    await (await world.staff('manager', 'Mo Manager')).as((ctx) => {
      const edition = editionToCheck('ur');
      return confirmText(ctx, { text: 'ur', edition, by: 'Amina Yusuf', on: '2026-11-20' }, edition);
    });
    const guest = await desk.guest(world, visit);
    await guest.goto('/languages');
    await guest.getByRole('link', { name: 'اردو' }).first().click();
    await looksRightInUrdu(guest, 'language');
    await guest.getByRole('link', { name: 'ہمیں بتائیں کہ کیا ہوا' }).click();
    await looksRightInUrdu(guest, 'start');
    await guest.getByRole('button', { name: 'شروع کریں' }).click();
    await goOn(guest);
    await guest.getByText('ایک مسئلہ ہے').waitFor();
    await looksRightInUrdu(guest, 'what-missing');
    await guest.getByLabel('آپ ہمیں کیا بتانا چاہتے ہیں؟').fill(STORY);
    await goOn(guest);
    await looksRightInUrdu(guest, 'where');
    await goOn(guest);
    await guest.getByLabel('میں خود').check();
    await looksRightInUrdu(guest, 'who');
    await goOn(guest);
    await goOn(guest);
    await looksRightInUrdu(guest, 'route');
    await goOn(guest);
    await guest.getByLabel('ای میل', { exact: true }).check();
    await looksRightInUrdu(guest, 'contact');
    await goOn(guest);
    await guest.getByLabel('ای میل پتہ').fill('wrong');
    await goOn(guest);
    await guest.getByText('ای میل پتہ درج کریں، جیسے').first().waitFor();
    await looksRightInUrdu(guest, 'reach-wrong');
    await guest.getByLabel('ای میل پتہ').fill('amina@mail.example');
    await goOn(guest);
    await expect.poll(() => guest.getByLabel('ترجمان').isChecked()).toBe(true);
    await looksRightInUrdu(guest, 'needs');
    await goOn(guest);
    await goOn(guest);
    await looksRightInUrdu(guest, 'check');
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await guest.getByRole('button', { name: 'بھیجیں' }).click();
    await guest.getByRole('heading', { name: 'آپ کا پیغام ہمیں مل گیا ہے' }).waitFor();
    await looksRightInUrdu(guest, 'sent');
    const ref = await refOn(guest);
    expectQuiet(guest);
    const officer = await desk.visit(world.sam, { width: 1280, height: 900 });
    await officer.goto(`/desk/cases/${ref}`);
    await officer.getByText(STORY).first().waitFor();
    await expect.poll(() => officer.locator('main').textContent()).toContain('Written in: Urdu');
    await guest.context().close();
    await officer.context().close();
  });
});
