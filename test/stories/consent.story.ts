import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePromise, openCase } from '../../src/cases/index.ts';
import { expectQuiet, looksRight } from '../browser.ts';
import { newWorld } from '../world.ts';
import { openDesk, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Grace rings about Ada, her mother, who has not been asked. */
async function relative(visit: Visit) {
  const world = await newWorld();
  const { sam, grace, ada, place } = world;
  const kase = await sam.as(async (ctx) => {
    const opened = await openCase(ctx, {
      type: 'concern',
      owner: sam.id,
      caller: grace.id,
      patient: ada.id,
      place,
      receivedAt: ctx.now,
    });
    const due = new Date(ctx.now.getTime() + 3_600_000);
    for (const kind of ['ask_service', 'call_back'] as const)
      await makePromise(ctx, { kind, case: opened.id, person: grace.id, owner: sam.id, due });
    return opened;
  });
  const page = await desk.visit(sam, visit);
  return { ...world, kase, page, base: `/desk/cases/${kase.ref}` };
}

type Told = Awaited<ReturnType<typeof relative>>;

async function nothingIsTold({ page, base }: Told) {
  await page.goto(base);
  await expect.poll(() => page.locator('main').textContent()).toContain('Grace is told nothing about Ada');
  await page.goto(`${base}?do=asked`);
  await page.getByLabel('What did you ask?').fill('Is a carer booked for Ada?');
  await page.getByRole('button', { name: 'Save the question' }).click();
  await expect
    .poll(() => page.locator('.nhsuk-error-summary').textContent())
    .toContain('You have not asked if we can share this.');
  await looksRight(page, 'consent-refused');
}

async function adaAgrees({ page, base }: Told) {
  await page.goto(base);
  await page
    .getByRole('link', { name: 'Who may be told what' })
    .or(page.locator(`a[href="${base}/consents"]`))
    .first()
    .click();
  await page.getByLabel('A relative, friend or carer').check();
  await page.getByLabel('Adult, can decide this').check();
  await looksRight(page, 'consent-guide');
  await page.getByRole('button', { name: 'Show what is needed' }).click();
  await page.getByLabel('Grace Okafor may be told').check();
  await page.getByLabel('Wards and services, with the name (optional)').fill('Ward 7B');
  await looksRight(page, 'consent-record');
  await page.getByLabel('How do you ask Ada?').selectOption('phone');
  await page.getByRole('button', { name: 'I have asked for it' }).click();
  await looksRight(page, 'consent-asked');
  await page.getByRole('button', { name: 'Ada said yes' }).click();
  await expect.poll(() => page.locator('main').textContent()).toContain('Grace Okafor may be told');
  await looksRight(page, 'consent-agreed');
}

async function theWardIsAsked({ page, base }: Told) {
  await page.goto(`${base}?do=asked`);
  await page.getByLabel('What did you ask?').fill('Is a carer booked for Ada Okafor?');
  await page.getByRole('button', { name: 'See what they will see' }).click();
  await expect.poll(() => page.locator('main').textContent()).toContain('This is exactly what Ward 7B will see.');
  await looksRight(page, 'consent-preview');
  await page.getByRole('button', { name: 'Save the question' }).click();
  await expect.poll(() => page.locator('.nhsuk-notification-banner').textContent()).toContain('Question saved.');
}

async function adaTakesItBack({ page, base }: Told) {
  await page.goto(`${base}/consents`);
  await page.getByText('They take it back').click();
  await page.getByLabel('Who said so, and how?').fill('Ada told the ward sister.');
  await page.getByRole('button', { name: 'Stop sharing' }).click();
  await expect
    .poll(() => page.locator('main').textContent())
    .toContain('Ward 7B was asked on Tuesday 24 November, 10am: tell them.');
  await looksRight(page, 'consent-stopped');
  await page.goto('/desk');
  await expect
    .poll(() => page.locator('main').textContent())
    .toContain('Permission taken back: tell those who were asked');
  await page.goto(base);
  await expect.poll(() => page.locator('main').textContent()).toContain('Keep it in PALS');
  await looksRight(page, 'consent-kept');
}

describe('a relative without consent is told nothing; the patient agrees, and takes it back', () => {
  for (const visit of [
    { width: 1280, height: 720 },
    { width: 320, height: 640 },
    { width: 1280, height: 720, script: false },
  ] satisfies Visit[]) {
    test(`${visit.width} wide${'script' in visit ? ', without script' : ''}`, async () => {
      const told = await relative(visit);
      await nothingIsTold(told);
      await adaAgrees(told);
      await theWardIsAsked(told);
      await adaTakesItBack(told);
      expectQuiet(told.page);
      await told.page.context().close();
    });
  }
});
