import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCase } from '../../src/cases/index.ts';
import { addWay, createPerson } from '../../src/people/index.ts';
import { newTrust } from '../harness.ts';
import { openDesk } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

for (const script of [true, false]) {
  test(`a merge that was wrong is undone wholly, ${script ? 'with' : 'without'} script`, async () => {
    const home = await newTrust();
    const sam = await home.staff('officer', 'Sam Reid');
    const { grace, ada } = await sam.as(async (ctx) => {
      const one = await createPerson(ctx, { name: 'Grace Okafor', contact_rule: 'After 2pm.' });
      const other = await createPerson(ctx, { name: 'Grace Okafor-Bell', needs: ['bsl'] });
      await addWay(ctx, one, { kind: 'phone', value: '07700 900123' });
      await addWay(ctx, other, { kind: 'phone', value: '07700 900456' });
      for (const { id } of [one, other])
        await openCase(ctx, { type: 'concern', owner: sam.id, caller: id, receivedAt: ctx.now });
      return { grace: one, ada: other };
    });
    const page = await desk.visit(sam, { width: script ? 1280 : 320, height: 720, script });
    await page.goto(`/desk/people/${grace.id}`);
    await page.getByRole('link', { name: 'Merge with another record' }).click();
    await page.getByRole('link', { name: /Grace Okafor-Bell/ }).click();
    await page.getByText('Nothing is changed yet.').waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThan(1);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('You or a colleague can undo it at any time').waitFor();
    await page.getByRole('button', { name: 'Merge these records' }).click();
    await page.getByText('The two records are one person now.').waitFor();
    await expect.poll(() => page.locator('main').innerText()).toContain('07700 900456');
    await page.goto(`/desk/people/${ada.id}`);
    expect(page.url()).toContain(grace.id);
    await page.getByRole('button', { name: 'Undo this merge' }).click();
    await page.getByText('The merge is undone.').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('07700 900456');
    await page.goto(`/desk/people/${ada.id}`);
    expect(page.url()).toContain(ada.id);
    await expect.poll(() => page.locator('h1').innerText()).toBe('Grace Okafor-Bell');
    await page.context().close();
  });
}
