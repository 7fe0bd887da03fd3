import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectQuiet, seenBy } from '../browser.ts';
import { type MailServer, startMailServer } from '../mail.ts';
import { mailTo, mediation, sendByNothing, wordsOf } from '../meeting.ts';
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

for (const script of [true, false])
  for (const width of [320, 1280])
    test(`a mediation goes from plan to notes that both agree, ${width} wide, ${script ? 'with' : 'without'} script`, async () => {
      const world = await mediation(server, { day: 'today', time: '10:10am', needs: ['bsl', 'quiet_room'] });
      const { sam, at, base, later } = world;
      const page = await desk.visit(sam, { width, script });
      await page.goto(`${base}/new`);
      expect(await seenBy(page)).toEqual([]);
      await page.goto(at);
      expect(await seenBy(page)).toEqual([]);
      await page.getByRole('button', { name: 'Book for this time' }).click();
      await page.getByText('BSL interpreter: to be booked').waitFor();
      await page.getByLabel('Quiet room, for Grace').check();
      await page.getByRole('button', { name: 'Save what is set up' }).click();
      await page.getByText('Saved what is set up.').waitFor();
      await page.getByRole('button', { name: 'Invite everybody' }).click();
      await page.getByText('They are invited.').waitFor();
      await later(11);
      await page.goto(at);
      await page.getByLabel('It took place').check();
      await page.getByRole('button', { name: 'Save what came of it' }).click();
      await page.getByLabel('What was said').fill('Grace said that nobody rang her.\nSister Cole said sorry.');
      await page.getByRole('button', { name: 'Save the notes' }).click();
      await page.getByText('Notes saved.').waitFor();
      await page.getByLabel('Who?', { exact: true }).fill('Ward 7B');
      await page.getByLabel('Does what?').fill('sends the discharge plan to Grace');
      await page.getByLabel('By when?').fill('Friday');
      await page.getByRole('button', { name: 'Add it' }).click();
      await page.getByRole('button', { name: 'Ask both sides' }).click();
      await page.getByText('They are asked.').waitFor();
      expect(await seenBy(page)).toEqual([]);
      await later(1);
      const path = /\/notes\/\S+/.exec(wordsOf(mailTo(server, 'grace@example.org').at(-1) ?? ''))?.[0] ?? '';
      const grace = await desk.stranger({ width, script });
      await grace.goto(path);
      await grace.getByRole('button', { name: 'Email me a code' }).click();
      await grace.getByLabel('Code').waitFor();
      await later(0);
      const code = /\b\d{6}\b/.exec(wordsOf(mailTo(server, 'grace@example.org').at(-1) ?? ''))?.[0] ?? '';
      await grace.getByLabel('Code').fill(code);
      await grace.getByRole('button', { name: 'Continue' }).click();
      await grace.getByRole('heading', { name: 'Are these notes right?' }).waitFor();
      expect(await seenBy(grace)).toEqual([]);
      await grace.getByRole('button', { name: 'I agree with these notes' }).click();
      await grace.getByText('You agreed with these notes').waitFor();
      await page.goto(base.replace(/\/meetings$/, ''));
      await page.getByText('1 thing agreed is still to be checked').first().waitFor();
      await expectQuiet(page);
      await expectQuiet(grace);
      await Promise.all([page.context().close(), grace.context().close()]);
      server.mails.length = 0;
    });
