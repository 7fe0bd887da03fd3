import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPerson } from '../../src/people/index.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

for (const script of [true, false]) {
  test(`two officers change the same thing and keep both texts, ${script ? 'with' : 'without'} script`, async () => {
    const { sam, staff, grace } = await newWorld();
    const priya = await staff('officer', 'Priya Nair');
    const [mine, theirs] = [
      await desk.visit(sam, { width: script ? 1280 : 320, height: 720, script }),
      await desk.visit(priya, { width: 1280, height: 720, script }),
    ];
    for (const page of [mine, theirs]) await page.goto(`/desk/people/${grace.id}/edit`);
    await theirs.getByLabel('How to contact them').fill('Mornings only.');
    await theirs.getByRole('button', { name: 'Save details' }).click();
    await theirs.getByText('The details are saved.').waitFor();
    await mine.getByLabel('How to contact them').fill('Text, please.');
    await mine.getByRole('button', { name: 'Save details' }).click();
    await mine.getByText('Priya changed this while you were typing').waitFor();
    for (const words of ['Nothing is lost', 'Mornings only.', 'Text, please.'])
      await expect.poll(() => mine.locator('main').innerText()).toContain(words);
    await expect.poll(() => mine.getByLabel('Keep both').isChecked()).toBe(true);
    await mine.getByRole('button', { name: 'Save' }).click();
    await mine.getByText('The details are saved.').waitFor();
    const kept = await sam.as((ctx) => findPerson(ctx, grace.id));
    expect(kept.contact_rule).toBe('Mornings only.\nText, please.');
    for (const page of [mine, theirs]) await page.context().close();
  });
}
