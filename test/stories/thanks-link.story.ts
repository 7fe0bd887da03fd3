import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCase } from '../../src/cases/index.ts';
import { expectQuiet, seenBy } from '../browser.ts';
import { type MailServer, sendBy, startMailServer } from '../mail.ts';
import { mailTo, sendByNothing, wordsOf } from '../meeting.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
let server: MailServer;
beforeAll(async () => {
  [desk, server] = await Promise.all([openDesk(), startMailServer()]);
});
afterAll(async () => {
  await desk.close();
  sendByNothing(server);
  await server.stop();
});

for (const [width, script] of [
  [320, true],
  [1280, false],
] as const)
  test(`thanks go to a nurse by a link, and her line comes back, ${width} wide, ${script ? 'with' : 'without'} script`, async () => {
    sendBy(server);
    server.mails.length = 0;
    const { sam, grace, clock, runJobs } = await newWorld();
    const kase = await sam.as((ctx) =>
      openCase(ctx, { type: 'thanks', owner: sam.id, caller: grace.id, receivedAt: ctx.now }),
    );
    const page = await desk.visit(sam, { width, script });
    await page.goto(`/desk/cases/${kase.ref}/thanks`);
    expect(await seenBy(page)).toEqual([]);
    await page.getByRole('link', { name: 'Send it by email instead' }).click();
    await page.getByLabel('Who is thanked?').fill('Nurse Ade');
    await page.getByLabel('Their email').fill('ade@anytown.example');
    await page.getByLabel('What they said').fill('Nurse Ade sat with my mother all night.\nWe will not forget it.');
    await page.getByLabel('No, without the name').check();
    expect(await seenBy(page)).toEqual([]);
    await page.getByRole('button', { name: 'See what they will see' }).click();
    await page.getByText('This is exactly what Nurse Ade will see.').waitFor();
    expect(await seenBy(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByText('By email to Nurse Ade').first().waitFor();
    expect(await seenBy(page)).toEqual([]);
    clock.now = new Date(clock.now.getTime() + 60_000);
    await runJobs();
    const path = /\/thanks\/\S+/.exec(wordsOf(mailTo(server, 'ade@anytown.example').at(-1) ?? ''))?.[0] ?? '';
    const nurse = await desk.stranger({ width, script });
    await nurse.goto(path);
    await nurse.getByRole('heading', { name: 'Thank you, Nurse Ade' }).waitFor();
    expect(await seenBy(nurse)).toEqual([]);
    await nurse.getByLabel('A line back (optional)').fill('It made my week.');
    await nurse.getByRole('button', { name: 'I have read this' }).click();
    await nurse.getByText('You wrote back: It made my week.').waitFor();
    await page.goto('/desk/thanks');
    await page.getByText('It made my week.').waitFor();
    expect(await seenBy(page)).toEqual([]);
    expectQuiet(page);
    expectQuiet(nurse);
    await Promise.all([page.context().close(), nurse.context().close()]);
  });
