import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { seenBy } from '../browser.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const BODY =
  '> I can tell you what it costs.\n\n## Who parks for free\n- People who come often\n- Parents who stay the night\n\n1. Ask at the desk.\n2. Show your letter.\n\n§ NHS car parking guidance\n\n[How to complain](/complaints)';

for (const [width, script] of [
  [1280, true],
  [1280, false],
  [320, true],
  [320, false],
] as const)
  test(`a guide is written, read by a second person, found on a call and told, ${width} wide, ${script ? 'with' : 'without'} script`, async () => {
    const world = await newWorld();
    const shot = (name: string) =>
      join(inject('pictures'), `guides-${name}-${width}-${script ? 'script' : 'plain'}.png`);
    const ada = await desk.visit(await world.staff('senior_officer', 'Ada Bell'), { width, script });
    await ada.goto('/desk/guides');
    expect(await seenBy(ada)).toEqual([]);
    await ada.screenshot({ path: shot('list'), fullPage: true });
    await ada.getByRole('link', { name: 'Write a guide' }).click();
    await ada.getByLabel('Title').fill('Parking: what it costs');
    await ada.getByLabel('In one sentence').fill('Who parks for free, and how to ask for money back.');
    await ada.getByLabel('What it says').fill(BODY);
    await ada.getByLabel('The public reads it as well').check();
    await ada.getByRole('button', { name: 'Look at it first' }).click();
    await ada.getByText(/It can be read at about age|It is too short/).waitFor();
    expect(await seenBy(ada)).toEqual([]);
    await ada.screenshot({ path: shot('edit'), fullPage: true });
    await ada.getByRole('button', { name: 'Save and mark as checked' }).click();
    await ada.getByText('A colleague has to read this edition').waitFor();
    expect(await seenBy(ada)).toEqual([]);
    const mo = await desk.visit(await world.staff('manager', 'Mo Khan'), { width, script });
    await mo.goto('/desk/guides/parking-what-it-costs');
    expect(await seenBy(mo)).toEqual([]);
    await mo.screenshot({ path: shot('guide'), fullPage: true });
    await mo.getByRole('button', { name: 'It is right: let the public read it' }).click();
    await mo.getByText('The public reads it now.').waitFor();
    await mo.getByRole('link', { name: 'Editions' }).click();
    expect(await seenBy(mo)).toEqual([]);
    const guest = await desk.guest(world, { width, script });
    await guest.goto('/guides');
    await guest.getByLabel('What do you want to know?').fill('parkin');
    await guest.getByRole('button', { name: 'Find advice' }).click();
    expect(guest.url()).not.toContain('parkin');
    expect(await seenBy(guest)).toEqual([]);
    await guest.getByRole('link', { name: 'Parking: what it costs' }).click();
    await guest.getByText('Parents who stay the night').waitFor();
    expect(await seenBy(guest)).toEqual([]);
    await guest.screenshot({ path: shot('public'), fullPage: true });
    const sam = await desk.visit(world.sam, { width, script });
    await sam.goto('/desk');
    await sam.getByRole('button', { name: 'New call' }).first().click();
    await sam
      .getByLabel('What are they telling you?')
      .fill('She asks what parking costs when her son stays the night.');
    await sam.getByText('Look up advice').click();
    await sam.getByRole('button', { name: 'Find advice for my notes' }).click();
    await sam.getByRole('button', { name: 'Parking: what it costs' }).click();
    await sam.getByText('Parents who stay the night').waitFor();
    await expect.poll(() => sam.getByLabel('What are they telling you?').inputValue()).toContain('what parking costs');
    expect(await seenBy(sam)).toEqual([]);
    await sam.screenshot({ path: shot('call'), fullPage: true });
    await sam.getByRole('button', { name: /I told them this/ }).click();
    await sam.getByLabel('Sorted on this call').check();
    await sam.getByRole('button', { name: 'Finish call' }).last().click();
    await sam.getByText('Parking: what it costs (edition 1)').first().waitFor();
    expect(await seenBy(sam)).toEqual([]);
    const address = new URL(sam.url()).pathname;
    await sam.goto(`${address}/guides?q=parking`);
    expect(await seenBy(sam)).toEqual([]);
    await sam.screenshot({ path: shot('case'), fullPage: true });
    for (const page of [ada, mo, guest, sam]) await page.context().close();
  }, 180_000);
