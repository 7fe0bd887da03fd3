import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addWay, createPerson } from '../../src/people/index.ts';
import { createPlace, createSite } from '../../src/places/index.ts';
import { expectQuiet, looksRight } from '../browser.ts';
import { newTrust } from '../harness.ts';
import { openDesk, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Bina Shaw is Deaf. Her record says that she uses BSL, is not to be phoned, and that a ward may be told. */
async function bsl(visit: Visit) {
  const sam = await (await newTrust()).staff('officer', 'Sam Reid');
  const bina = await sam.as(async (ctx) => {
    const site_id = await createSite(ctx, { name: 'Anytown General' });
    const more = { aliases: [], phone: '4471', email: '', lead: 'Sister J Cole', answers_pals: '', visiting: '' };
    await createPlace(ctx, { site_id, kind: 'ward', name: 'Ward 7B', ...more });
    const person = await createPerson(ctx, {
      name: 'Bina Shaw',
      call_me: 'Bina',
      needs: ['bsl', 'not_by_phone'],
      needs_share: 'yes',
    });
    await addWay(ctx, person, { kind: 'phone', value: '07700 900456' });
    await addWay(ctx, person, { kind: 'email', value: 'bina@mail.example' });
    return person;
  });
  const page = await desk.visit(sam, visit);
  return { sam, bina, page, script: visit.script !== false };
}

type Told = Awaited<ReturnType<typeof bsl>>;

/** No link and no button offers to call, and her number is not one to be rung. */
async function offersNoCall(page: Page) {
  const words = await page
    .locator('main a, main button, main input[type=submit], main label')
    .evaluateAll((nodes) =>
      nodes.flatMap((node) => (node instanceof HTMLElement && node.checkVisibility() ? node.innerText : [])),
    );
  expect(words.filter((text) => /^\s*(call|ring|i will call)\b(?!-)/i.test(text))).toEqual([]);
  expect(await page.locator('main a[href^="tel:"][href$="900456"]').count()).toBe(0);
}

const says = (page: Page, words: string, where?: string) =>
  expect.poll(() => page.locator('main').textContent(), { message: where }).toContain(words);

async function herMessageIsTaken({ page, bina, script }: Told) {
  await page.goto(`/desk/people/${bina.id}`);
  await says(page, 'BSL user. Do not phone.');
  await offersNoCall(page);
  await looksRight(page, 'bsl-person');
  await page.getByRole('button', { name: 'New contact with this person' }).click();
  await page
    .getByLabel('What are they telling you?')
    .fill('Nobody signs with me on the ward. I do not know when I go home.');
  await page.getByText('Not a phone call, or not now?').click();
  await page.getByLabel('How did they contact us?').selectOption('video_relay');
  if (script) await page.getByRole('combobox', { name: /^Ward or service/ }).fill('Ward 7B');
  else await page.getByRole('textbox', { name: /^Ward or service/ }).fill('Ward 7B');
  await page.getByLabel('Book one after this').check();
  await page.getByLabel('Yes, use their name').check();
  await page.getByLabel('I will ask the ward').check();
  await offersNoCall(page);
  await looksRight(page, 'bsl-taken');
  await page.getByRole('button', { name: 'Finish call' }).last().click();
  await page.waitForURL(/\/desk\/cases\//);
  await says(page, 'Book a BSL visit for Bina');
}

async function everyPageKnows(told: Told, base: string) {
  const { page } = told;
  for (const address of [
    '/desk',
    '/desk/cases',
    '/desk/search?q=Bina',
    '/desk/promises?day=2026-11-26',
    base,
    `${base}/contacts/new`,
  ]) {
    await page.goto(address);
    await says(page, 'Do not phone.', address);
    await offersNoCall(page);
  }
  await page.goto('/desk');
  await says(page, 'Book BSL interpreter for Bina Shaw');
  await looksRight(page, 'bsl-day');
  await page.goto(base);
  await looksRight(page, 'bsl-case');
}

async function aBslVisitIsBooked({ page }: Told, base: string) {
  await page.goto(base);
  await page.getByRole('link', { name: 'Book a BSL visit for Bina' }).first().click();
  await expect.poll(() => page.getByLabel('For whom?').inputValue()).not.toBe('');
  await expect.poll(() => page.getByLabel('BSL interpreter').isChecked()).toBe(true);
  await page.getByRole('textbox', { name: 'Day' }).fill('tomorrow');
  await page.getByRole('textbox', { name: 'Time' }).fill('3pm');
  await page.getByLabel('On the ward').check();
  await page.getByLabel('Where (optional)').fill('Ward 7B');
  await looksRight(page, 'bsl-booking');
  await page.getByRole('button', { name: 'Save booking' }).click();
  await page.getByLabel('Their reference').fill('S-17');
  await looksRight(page, 'bsl-booked');
  await page.getByRole('button', { name: /^They confirmed/ }).click();
  await says(page, 'Confirmed');
}

async function theWardHearsOfHerNeed({ page }: Told, base: string) {
  await page.goto(base);
  await page.getByRole('link', { name: 'I have asked them' }).first().click();
  await page.getByLabel('What did you ask?').fill('When does she go home?');
  await page.getByRole('button', { name: 'See what they will see' }).click();
  const words = 'Bina Shaw needs a BSL interpreter on the ward. Do not phone.';
  await expect.poll(() => page.locator('.app-as-typed').textContent()).toContain(words);
  await looksRight(page, 'bsl-question');
  await page.getByRole('button', { name: 'Save the question' }).click();
  await expect.poll(() => page.locator('.app-timeline').textContent()).toContain(words);
}

async function whatCameOfIt({ page }: Told, base: string) {
  await page.goto(`${base}/bookings`);
  await page.getByLabel('Took place').check();
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByLabel('What happened? (optional)').fill('She asked all she wanted to ask.');
  await page.getByRole('button', { name: /^Save what came of it/ }).click();
  await says(page, 'Right for them');
  await looksRight(page, 'bsl-outcome');
  await page.goto(base);
  await says(page, 'took place');
}

describe('a Deaf BSL user is never phoned, an interpreter is booked, and the ward knows', () => {
  for (const visit of [
    { width: 1280, height: 720 },
    { width: 320, height: 640 },
    { width: 1280, height: 720, script: false },
    { width: 320, height: 640, script: false },
  ] satisfies Visit[]) {
    test(`${visit.width} wide${'script' in visit ? ', without script' : ''}`, async () => {
      const told = await bsl(visit);
      await herMessageIsTaken(told);
      const base = new URL(told.page.url()).pathname;
      await everyPageKnows(told, base);
      await aBslVisitIsBooked(told, base);
      await theWardHearsOfHerNeed(told, base);
      await whatCameOfIt(told, base);
      expectQuiet(told.page);
      await told.page.context().close();
    });
  }
});
