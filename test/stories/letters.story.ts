import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCase, makePromise } from '../../src/cases/index.ts';
import { changePerson, findPerson } from '../../src/people/index.ts';
import { expectQuiet, looksRight } from '../browser.ts';
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

/** Grace asked on the ward, reads large print, and was promised the answer by 4pm. */
async function promised() {
  const world = await newWorld();
  await world.sam.as(async (ctx) => {
    const person = await findPerson(ctx, world.grace.id);
    await changePerson(ctx, person, { needs: ['large_print'] }, person.version);
    const about = { case: world.kase.id, person: person.id, owner: world.sam.id };
    const due = new Date(ctx.now.getTime() + 6 * 3_600_000);
    await makePromise(ctx, { kind: 'tell_answer', due, ...about });
    return findCase(ctx, world.kase.ref);
  });
  return world;
}

describe.each(VISITS)('a letter in the words of the trust, at $width pixels', (visit) => {
  test('a manager says it in their words, and an officer writes, looks, prints and records it', async () => {
    const { staff, sam, kase } = await promised();
    const mia = await desk.visit(await staff('manager', 'Mia Long'), visit);
    await mia.goto('/desk/settings/templates');
    await looksRight(mia, 'letters-templates');
    await mia.getByRole('link', { name: 'Acknowledgement', exact: true }).click();
    const words = mia.getByLabel('Words');
    await expect.poll(() => words.inputValue()).toContain('Thank you for telling us');
    await words.fill((await words.inputValue()).replace('Thank you for telling us', 'It is good that you told us'));
    await looksRight(mia, 'letters-template');
    await mia.getByRole('button', { name: 'Save template' }).click();
    await mia.getByText('Letters that are written from then on say it.').waitFor();
    await mia.getByRole('link', { name: 'Former versions' }).click();
    await mia.getByRole('button', { name: 'Use this version again' }).waitFor();
    await looksRight(mia, 'letters-versions');
    expectQuiet(mia);
    await mia.context().close();

    const page = await desk.visit(sam, visit);
    await page.goto(`/desk/cases/${kase.ref}`);
    await page.getByRole('link', { name: 'Write a letter or message' }).click();
    await looksRight(page, 'letters-choose');
    await page.getByRole('link', { name: /^Letter : Acknowledgement to/ }).click();
    const body = page.getByLabel('Words');
    await looksRight(page, 'letters-write');
    await expect.poll(() => body.inputValue()).toContain('It is good that you told us');
    await page.getByRole('button', { name: 'See how it looks' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await looksRight(page, 'letters-refused');
    await body.fill((await body.inputValue()).replace(/\[\[[^\]]*\]\]/g, 'her going home'));
    await page.getByRole('button', { name: 'See how it looks' }).click();
    await page.getByText('Large print, 18 point.').waitFor();
    await looksRight(page, 'letters-look');
    const pdf = await page.getByRole('link', { name: 'Open as PDF' }).getAttribute('href');
    const paper = await page.request.get(pdf ?? '');
    expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await page.getByLabel('Yes: Call Grace').first().check();
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByRole('button', { name: 'Record as sent' }).click();
    await page.getByText('Recorded as sent.').waitFor();
    await looksRight(page, 'letters-recorded');
    await page.getByRole('link', { name: /Back to/ }).click();
    await page.getByText('It is good that you told us').first().waitFor();
    expectQuiet(page);
    await page.context().close();
  });
});
