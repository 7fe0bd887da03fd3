import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closeCase, findCase, openCase } from '../../src/cases/index.ts';
import { addWay, createPerson } from '../../src/people/index.ts';
import { seenBy } from '../browser.ts';
import { open } from '../harness.ts';
import { type MailServer, sendBy, startMailServer } from '../mail.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
let server: MailServer;
beforeAll(async () => {
  desk = await openDesk();
  server = await startMailServer();
  sendBy(server);
});
afterAll(async () => {
  delete open().house.senders;
  delete open().house.mailFrom;
  await server.stop();
  await desk.close();
});

for (const [width, script] of [
  [320, true],
  [320, false],
  [1280, true],
  [1280, false],
] as const)
  test(`somebody is asked how PALS did, and the manager reads it, ${width} wide, ${script ? 'with' : 'without'} script`, async () => {
    const world = await newWorld();
    server.mails.length = 0;
    const shot = (name: string) =>
      join(inject('pictures'), `satisfaction-${name}-${width}-${script ? 'script' : 'plain'}.png`);
    const mo = await desk.visit(await world.staff('manager', 'Mo Khan'), { width, script });
    await mo.goto('/desk/settings/satisfaction');
    expect(await seenBy(mo)).toEqual([]);
    await mo.getByLabel('Yes').check();
    await mo.getByRole('button', { name: 'Save' }).click();
    await mo.getByText('100 of 100 are asked').first().waitFor();
    expect(await seenBy(mo)).toEqual([]);
    await mo.screenshot({ path: shot('settings'), fullPage: true });
    const ref = await world.sam.as(async (ctx) => {
      const people = [
        ['Ivy Marsh', { kind: 'email' as const, value: 'ivy@example.org' }],
        ['Ben Cole', { kind: 'phone' as const, value: '020 7946 0044' }],
      ] as const;
      let last = '';
      for (const [name, way] of people) {
        const person = await createPerson(ctx, { name });
        await addWay(ctx, person, way);
        const { ref } = await openCase(ctx, {
          type: 'question',
          owner: world.sam.id,
          caller: person.id,
          receivedAt: ctx.now,
        });
        await closeCase(ctx, await findCase(ctx, ref), { outcome: 'explained', told: 'yes' });
        last = ref;
      }
      return last;
    });
    await world.runJobs();
    world.clock.now = new Date(world.clock.now.getTime() + 8 * 86_400_000);
    await world.runJobs();
    await world.runJobs();
    const raw = (server.mails.at(-1)?.raw ?? '').replace(/=\r?\n/g, '').replace(/=3D/g, '=');
    const path = /https:\/\/[\w.-]+\.localhost(\/how-we-did\/[\w?=.-]+)/.exec(raw)?.[1] ?? '';
    const guest = await desk.guest(world, { width, script });
    await guest.goto(path);
    expect(await seenBy(guest)).toEqual([]);
    await guest.screenshot({ path: shot('question'), fullPage: true });
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByText('There is a problem').waitFor();
    expect(await seenBy(guest)).toEqual([]);
    for (const group of await guest
      .getByRole('group')
      .filter({ has: guest.getByLabel('Does not apply') })
      .all())
      await group.getByLabel('No', { exact: true }).check();
    await guest.getByLabel('Is there anything you want to tell us?').fill('Nobody rang me. I cannot go on.');
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByRole('heading', { name: 'Thank you' }).waitFor();
    await guest.getByText('If you or someone else is in danger now').waitFor();
    expect(await seenBy(guest)).toEqual([]);
    await guest.screenshot({ path: shot('thanks'), fullPage: true });
    await guest.goto('/how-we-did');
    expect(await seenBy(guest)).toEqual([]);
    const later = await desk.visit(await world.staff('manager', 'Mo Later'), { width, script });
    for (const [name, address] of [
      ['answers', '/desk/satisfaction/answers'],
      ['to-ask', '/desk/satisfaction/to-ask'],
      ['counts', '/desk/satisfaction'],
      ['case', `/desk/cases/${ref}`],
    ] as const) {
      await later.goto(address);
      expect([address, await seenBy(later)]).toEqual([address, []]);
      await later.screenshot({ path: shot(name), fullPage: true });
    }
    await later.goto('/desk/satisfaction/to-ask');
    await later.getByRole('link', { name: 'Ask them Ben Cole' }).click();
    expect(await seenBy(later)).toEqual([]);
    await later.screenshot({ path: shot('ask'), fullPage: true });
    await later.goBack();
    await later.getByRole('link', { name: 'On paper for Ben Cole' }).click();
    expect(await seenBy(later)).toEqual([]);
    for (const page of [mo, guest, later]) await page.context().close();
  }, 180_000);
