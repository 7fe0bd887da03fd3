import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectQuiet, seenBy } from '../browser.ts';
import { fetchFrom, fetchNothing } from '../web.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
afterEach(fetchNothing);

const FEED = JSON.stringify([
  { id: 'a', name: 'Lunch club', status: 'active', organization: { id: 'b', name: 'Anytown Council' } },
  { id: 'c', name: 'No owner', status: 'active' },
]);

for (const [width, script] of [
  [320, true],
  [320, false],
  [1280, true],
] as const)
  test(`help is checked here, found outside, told to Grace and taken in from a feed, ${width} wide, ${script ? 'with' : 'without'} script`, async () => {
    const { asSystem, trust, staff, sam, kase, runJobs } = await newWorld();
    fetchFrom({});
    const host = `${trust.id.slice(-12)}.localhost`;
    await asSystem((ctx) =>
      ctx.db.updateTable('trusts').set({ host, pals_phone: '020 7946 0000' }).where('id', '=', trust.id).execute(),
    );
    const page = await desk.visit(await staff('manager', 'Ada Bell'), { width, script });
    await page.goto('/desk/directory/help?q=greif');
    expect(await seenBy(page)).toEqual([]);
    await page.getByRole('link', { name: 'Cruse Bereavement Support' }).click();
    expect(await seenBy(page)).toEqual([]);
    await page.getByRole('button', { name: 'Details are right' }).click();
    await page.getByText('Marked as checked today.').waitFor();
    const out = await desk.stranger({ width, script });
    await out.goto(`http://${host}:${new URL(desk.baseURL).port}/find-help`);
    expect(await seenBy(out)).toEqual([]);
    await out.getByLabel('What do you need help with?').fill('bereavment');
    await out.getByRole('button', { name: 'Find help' }).click();
    await out.getByRole('link', { name: 'Cruse Bereavement Support' }).click();
    await out.getByText('Last checked Tuesday 24 November.').waitFor();
    expect(await seenBy(out)).toEqual([]);
    await out.getByRole('link', { name: 'Large print' }).click();
    await out.getByRole('link', { name: 'Usual size' }).waitFor();
    expect(await seenBy(out)).toEqual([]);
    expect(await out.context().cookies()).toEqual([]);
    const case_ = await desk.visit(sam, { width, script });
    await case_.goto(`/desk/cases/${kase.ref}/help?q=cruse`);
    expect(await seenBy(case_)).toEqual([]);
    await case_.getByLabel('Cruse Bereavement Support').check();
    await case_.getByLabel('I told them').check();
    await case_.getByRole('button', { name: 'Keep it with the case' }).click();
    await case_.getByText('Kept with the case.').waitFor();
    expect(await seenBy(case_)).toEqual([]);
    await page.goto('/desk/directory/help/imports');
    expect(await seenBy(page)).toEqual([]);
    await page.getByLabel('Name of the feed').fill('Anytown Council');
    await page
      .getByLabel('Files')
      .setInputFiles({ name: 'feed.json', mimeType: 'application/json', buffer: Buffer.from(FEED) });
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByText('It is being read.').waitFor();
    expect(await seenBy(page)).toEqual([]);
    await runJobs();
    await page.getByRole('link', { name: 'Look again' }).click();
    await page.getByText('Service 2 (No owner)').waitFor();
    expect(await seenBy(page)).toEqual([]);
    for (const each of [page, case_]) expectQuiet(each);
    expectQuiet(out, new RegExp(`^http://${host}`));
    await Promise.all([page, out, case_].map((each) => each.context().close()));
  });
