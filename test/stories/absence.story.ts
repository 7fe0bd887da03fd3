import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPromise } from '../../src/cases/index.ts';
import { expectQuiet, looksRight, noSidewaysScroll, seenBy, shoot } from '../browser.ts';
import { newTrust } from '../harness.ts';
import { at, promised } from '../promised.ts';
import { openDesk } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

for (const width of [320, 1280])
  for (const script of [true, false]) {
    const how = `at ${width}, ${script ? 'with' : 'without'} script`;
    test(`an absence is covered, and what is not done comes back, ${how}`, async () => {
      const { staff } = await newTrust();
      const [mo, priya, sam] = [
        await staff('manager', 'Mo Khan'),
        await staff('officer', 'Priya Shah'),
        await staff('officer', 'Sam Reid'),
      ];
      const { promise } = await promised(priya, 'Grace Okafor', { promise: { due: at('25', '11:00') } });
      const other = await promised(priya, 'Ada Hall', { promise: { due: at('26', '15:00') } });
      const page = await desk.visit(priya, { width, height: 720, script });
      const holder = async (id: string) => priya.as(async (ctx) => (await findPromise(ctx, id)).owner_id);

      await page.goto('/desk/me/away');
      await page.getByLabel('First day', { exact: true }).fill('25 November');
      await page.getByLabel('Last day', { exact: true }).fill('26 November');
      await page.getByRole('button', { name: 'Enter and choose who covers' }).click();
      await page.getByRole('heading', { name: 'Who covers for you?' }).waitFor();
      await looksRight(page, 'absence-cover');
      await page.getByLabel('All 2 to').selectOption(sam.id);
      await page.getByRole('button', { name: 'Show what will change' }).click();
      await page.getByText('Nothing has changed yet.').waitFor();
      expect(await holder(promise.id)).toBe(priya.id);
      await looksRight(page, 'absence-preview');
      await page.getByRole('button', { name: 'Hand on 2' }).click();
      await page.getByText(/2 .* handed on/).waitFor();
      await looksRight(page, 'absence-done');
      for (const { id } of [promise, other.promise]) expect(await holder(id)).toBe(sam.id);

      const team = await desk.visit(mo, { width, height: 720, script });
      await team.goto('/desk/team');
      const said = await team.locator('main').innerText();
      expect(said).not.toContain('needs cover');
      expect([await seenBy(team), await noSidewaysScroll(team)]).toEqual([[], []]);
      await shoot(team, `absence-${width}-${script ? '' : 'plain-'}team`, { fullPage: true });

      await page.getByRole('button', { name: /^Not away after all/ }).click();
      await page.getByText('has come back').waitFor();
      for (const { id } of [promise, other.promise]) expect(await holder(id)).toBe(priya.id);
      expectQuiet(page);
      for (const open of [page, team]) await open.context().close();
    });
  }
