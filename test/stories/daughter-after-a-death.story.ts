import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectQuiet, looksRight } from '../browser.ts';
import { newWorld, type World } from '../world.ts';
import { openDesk, refOn, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const VISITS: Visit[] = [
  { width: 320, height: 640, script: false },
  { width: 320, height: 640, touch: true, script: true },
  { width: 1280, height: 720, script: false },
  { width: 1280, height: 720, script: true },
];

const DAY = 86_400_000;
const STORY = 'My mother died on Ward 7B. I would like to know who was with her.';

const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

/** She reads, begins, and stops in the middle; what is given back is the address by which she comes back. */
async function begins(page: Page, _visit: Visit): Promise<string> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Someone has died' }).click();
  await looksRight(page, 'death-hub');
  await page.getByRole('link', { name: 'Talk to us when you are ready' }).click();
  await looksRight(page, 'death-slowly');
  await page.getByRole('link', { name: 'Write to us in your own time' }).click();
  await looksRight(page, 'death-start');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByLabel('What would you like to tell us?').fill(STORY);
  await goOn(page);
  await page.getByLabel('Where was this?').waitFor();
  await page.getByRole('link', { name: 'Come back later' }).click();
  return page.locator('.app-outside__secret').innerText();
}

/** Days later, on another telephone, by the link; she goes on where she was and sends it. */
async function sends(page: Page, _visit: Visit, world: World): Promise<string> {
  await page.getByLabel('Where was this?').fill('Ward 7B');
  await goOn(page);
  await expect.poll(() => page.getByLabel('Someone who has died').isChecked()).toBe(true);
  await page.getByLabel('Their name, if it is about somebody else').fill('Ada Okafor');
  await goOn(page);
  await page.getByLabel('An answer to a question').check();
  await looksRight(page, 'death-hope');
  await goOn(page);
  await page.getByLabel('Email', { exact: true }).check();
  await goOn(page);
  await page.getByLabel('Email address').fill('grace@example.com');
  await page.getByLabel('What would you like us to call you?').fill('Grace Okafor');
  await expect.poll(() => page.getByLabel('In about 2 weeks').isChecked()).toBe(true);
  await looksRight(page, 'death-pace');
  await goOn(page);
  await goOn(page);
  await goOn(page);
  world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Thank you for telling us' }).waitFor();
  await looksRight(page, 'death-sent');
  const main = page.locator('main');
  await expect.poll(() => main.innerText()).toContain('Thank you for telling us about Ada Okafor.');
  await expect.poll(() => main.innerText()).toContain('There is no rush.');
  return refOn(page);
}

/** An officer opens the pathway, sees what she wrote, and writes down what they agreed. */
async function agrees(page: Page, _visit: Visit, ref: string) {
  await page.goto(`/desk/cases/${ref}`);
  await page.getByText(STORY).first().waitFor();
  const block = page.locator('.app-rail__block', { hasText: 'After the death' });
  await block.getByRole('link', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: 'After Ada Okafor died' }).waitFor();
  await page.getByText('What they told us first').click();
  await page.getByText(STORY).waitFor();
  await looksRight(page, 'death-pathway');
  await page.getByRole('button', { name: 'I have said it' }).click();
  await page.getByText('It is said once.').waitFor();
  await page.getByRole('link', { name: 'Who died' }).click();
  await page.getByLabel('Date of death').fill('26 November');
  await page.getByLabel('Done', { exact: true }).check();
  await looksRight(page, 'death-who');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Medical examiner', exact: true }).click();
  await page.getByLabel('We do this').check();
  await page.getByLabel('By which day?').fill('tomorrow');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('We do this by').waitFor();
  await page.getByRole('link', { name: 'What to explain and give' }).click();
  await page.getByRole('button', { name: /^Said\s*: That there is no rush/ }).click();
  await looksRight(page, 'death-explained');
  await page.getByRole('link', { name: 'After the death: all steps' }).click();
  await page.getByRole('link', { name: 'Belongings', exact: true }).click();
  await page.getByRole('link', { name: 'Write down, or sign out' }).click();
  await page.getByLabel('What?').fill('A gold ring');
  await page.getByRole('button', { name: 'Add to the list' }).click();
  await page.locator('main li', { hasText: 'A gold ring' }).first().waitFor();
  await looksRight(page, 'death-belongings');
}

/** She wants a call at the anniversary, and then she does not. */
async function chooses(page: Page, _visit: Visit, ref: string) {
  await page.goto(`/desk/cases/${ref}/bereavement`);
  await page.getByRole('link', { name: 'Hearing from us again' }).click();
  await looksRight(page, 'death-follow-ups');
  await page.getByRole('button', { name: /^They want this\s*: At the anniversary/ }).click();
  await page.getByText('Saved as they chose.').waitFor();
  await page.getByRole('link', { name: 'Hearing from us again' }).click();
  await page.getByRole('button', { name: 'They want to hear nothing more' }).click();
  await page.getByText('Nobody contacts them about it.').waitFor();
  await looksRight(page, 'death-stopped');
}

describe.each(VISITS)('a daughter after a death, at her own pace, on $width pixels, script: $script', (visit) => {
  test('she stops in the middle, comes back days later, and hears from us only as she chose', async () => {
    const world = await newWorld();
    const first = await desk.guest(world, visit);
    const link = await begins(first, visit);
    expectQuiet(first);
    await first.context().close();
    world.clock.now = new Date(world.clock.now.getTime() + 5 * DAY);
    const later = await desk.guest(world, visit);
    await later.goto(new URL(link).pathname);
    const ref = await sends(later, visit, world);
    expectQuiet(later);
    await later.context().close();
    const officer = await world.staff('officer', 'Mo Khan');
    const page = await desk.visit(officer, visit);
    await agrees(page, visit, ref);
    await chooses(page, visit, ref);
    expectQuiet(page);
    await page.context().close();
    const { open, toHer } = await world.asSystem(async (ctx) => {
      const promises = ctx.db.selectFrom('promises').selectAll().where('trust_id', '=', world.trust.id);
      const outgoing = ctx.db.selectFrom('outgoing').selectAll().where('trust_id', '=', world.trust.id);
      const her = ctx.db
        .selectFrom('people')
        .select('id')
        .where('trust_id', '=', world.trust.id)
        .where('died', '=', true);
      const [found, sent, died] = await Promise.all([promises.execute(), outgoing.execute(), her.execute()]);
      const ids = died.map(({ id }) => id);
      return {
        open: found.filter(({ kind, state }) => kind === 'follow_up' && state === 'open'),
        toHer: [...sent, ...found].filter(({ person_id }) => person_id && ids.includes(person_id)),
      };
    });
    expect(open).toEqual([]);
    expect(toHer).toEqual([]);
  });
});
