import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { addWay } from '../../src/people/index.ts';
import { changePlaceEmail } from '../asked.ts';
import { expectQuiet, looksRight } from '../browser.ts';
import { until } from '../killing.ts';
import { CARRIED_BY, openPostOffice, type PostOffice } from '../mail/post-office.ts';
import { newWorld } from '../world.ts';
import { openDesk, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
let office: PostOffice;
const WARD = 'ward7b@anytown.example';
const GRACE = 'grace@anytown.example';
beforeAll(async () => {
  desk = await openDesk();
  office = await openPostOffice([WARD, GRACE]);
});
afterAll(async () => {
  await desk.close();
  await office.close();
});

/** Sends what is due, and gives the mail that then comes to this address. */
async function sent(address: string, send: () => Promise<unknown>): Promise<string> {
  const had = office.inboxOf(address).length;
  await send();
  await until(() => office.inboxOf(address).length > had);
  return (office.inboxOf(address).at(-1) ?? '').replace(/=\r?\n/g, '');
}

/** Its links lead to the address of the trust, without a port: the page is asked for where the desk of this story listens. */
const pathIn = (mail: string) => /https:\/\/[\w.-]+(\/q\/[\w-]+)/.exec(mail)?.[1] ?? '';

const WARDS: Visit[] = [
  { width: 375, height: 667, touch: true },
  { width: 320, height: 568, script: false },
];

/** The officer writes the same to her by email; gives its subject. */
async function emailTo(officer: Page, ref: string): Promise<string> {
  await officer.goto(`/desk/cases/${ref}`);
  await officer.getByRole('link', { name: 'Write a letter or message' }).click();
  await officer.getByRole('link', { name: /^Email : Where we are to Grace/ }).click();
  await officer.getByLabel('Words').fill('Hello Grace,\n\nas I said on the phone: A carer is booked from 4pm.\n\nSam');
  const subject = await officer.getByLabel('Subject').inputValue();
  await officer.getByRole('button', { name: 'See how it looks' }).click();
  await officer.getByRole('button', { name: 'Send email' }).click();
  await officer.getByText(`It goes to ${GRACE} in a few seconds.`).waitFor();
  return subject;
}

describe.each(WARDS)(
  `by ${CARRIED_BY}, an officer asks Ward 7B without a name, and the ward answers on a screen of $width pixels`,
  (ward) => {
    test('the officer tells the daughter what the ward answered, reads what she writes back, and closes', async () => {
      const { sam, kase, grace, place, trust, asSystem, clock, runJobs, host } = await newWorld();
      await sam.as((ctx) => addWay(ctx, grace, { kind: 'email', value: GRACE }));
      await asSystem((ctx) => changePlaceEmail(ctx, place, WARD));
      const wide = { width: 1280, height: 900 };
      const officer = await desk.visit(sam, wide);
      await officer.goto(`/desk/cases/${kase.ref}/sharing`);
      await officer.locator('[name="sharing"][value="no_name"]').check();
      await officer.getByLabel('Who said so, and how?').fill('Grace, by phone.');
      await officer.getByRole('button', { name: 'Save' }).click();
      await officer.getByText('Sharing changed.').waitFor();
      await officer.getByRole('link', { name: 'Ask a service' }).click();
      await looksRight(officer, 'ward-write');
      await officer.getByLabel('Your question').fill('What is planned for going home?');
      await officer
        .getByLabel('What they need to know (optional)')
        .fill('Grace does not know who will be at home. Her mother fell last week.');
      await officer.getByRole('button', { name: 'See what they will see' }).click();
      await officer.getByText('This is exactly what Ward 7B will see.').waitFor();
      await looksRight(officer, 'ward-look');
      await officer.getByRole('button', { name: 'Send it' }).click();
      await officer.getByText('The question goes in ten seconds.').waitFor();
      await looksRight(officer, 'ward-sent');
      clock.now = new Date(clock.now.getTime() + 60_000);
      const link = pathIn(await sent(WARD, runJobs));

      const nurse = await desk.guest({ host }, ward);
      await nurse.goto(link);
      await looksRight(nurse, 'ward-question');
      expect(await nurse.getByRole('main').innerText()).not.toContain('Grace');
      await nurse.getByRole('button', { name: 'Send answer' }).click();
      await nurse.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await looksRight(nurse, 'ward-refused');
      await nurse.getByLabel('Your answer').fill('A carer is booked from 4pm.');
      if (ward.script !== false) {
        await nurse.getByText('Kept, in case you are called away.').waitFor();
        await nurse.goto(link);
        await expect.poll(() => nurse.getByLabel('Your answer').inputValue()).toBe('A carer is booked from 4pm.');
      }
      // Besides typing: the link, a choice, the button.
      await nurse.getByLabel('Yes', { exact: true }).check();
      await nurse.getByLabel('Your name and role').fill('Sister J Cole, ward manager');
      await nurse.getByRole('button', { name: 'Send answer' }).click();
      await nurse.getByRole('heading', { name: 'Thank you. PALS has your answer.' }).waitFor();
      await looksRight(nurse, 'ward-thanks');
      await nurse.getByLabel('Add something').fill('He rings first.');
      expectQuiet(nurse);
      await nurse.context().close();

      await officer.goto(`/desk/cases/${kase.ref}`);
      await officer.getByText('A carer is booked from 4pm.').first().waitFor();
      await looksRight(officer, 'ward-answered');
      await officer
        .getByRole('link', { name: /^I have told/ })
        .first()
        .click();
      await expect.poll(() => officer.getByLabel('What did you say?').inputValue()).toBe('A carer is booked from 4pm.');
      await officer.locator('[name="identity"][value="checked"]').check();
      await officer.getByRole('button', { name: 'Save what you told them' }).click();
      await officer.getByText(/You told Grace/).waitFor();
      await looksRight(officer, 'ward-told');
      const fetching = office.fetchFor(trust);
      onTestFinished(() => fetching.stop());
      const letter = await emailTo(officer, kase.ref);
      clock.now = new Date(clock.now.getTime() + 60_000);
      const hers = await sent(GRACE, runJobs);
      expect(hers).toContain('A carer is booked from 4pm.');
      await office.write({
        ...{
          from: `Grace Okafor <${GRACE}>`,
          subject: `Re: ${letter}`,
          text: 'Thank you. That is a weight off my mind.',
        },
        inReplyTo: /^Message-ID: (<.+>)/m.exec(hers)?.[1] ?? '',
      });
      await until(async () => {
        await runJobs();
        await officer.goto(`/desk/cases/${kase.ref}`);
        return (await officer.getByText('That is a weight off my mind.').count()) > 0;
      });
      await officer.getByText('Email from Grace Okafor').first().waitFor();
      await looksRight(officer, 'ward-came-back');
      await officer
        .getByRole('link', { name: /^Close/ })
        .first()
        .click();
      await looksRight(officer, 'ward-closing');
      await officer.getByLabel('Done', { exact: true }).check();
      await officer.getByLabel('Explained').check();
      await officer.locator('[name="told"][value="yes"]').check();
      await officer.getByRole('button', { name: 'Close case' }).click();
      await officer.getByText(`${kase.ref} is closed.`).waitFor();
      expectQuiet(officer);
      await officer.context().close();
    });

    test('with a name a code comes first; more time and not for me are a page each', async () => {
      const { sam, kase, place, asSystem, clock, runJobs, host } = await newWorld();
      await asSystem((ctx) => changePlaceEmail(ctx, place, WARD));
      const officer = await desk.visit(sam, { width: 320, height: 640, script: false });
      await officer.goto(`/desk/cases/${kase.ref}/sharing`);
      await officer.locator('[name="sharing"][value="name"]').check();
      await officer.locator('[name="with"]').fill('Ward 7B');
      await officer.getByLabel('Who said so, and how?').fill('Grace, by phone.');
      await officer.getByRole('button', { name: 'Save' }).click();
      await officer.getByText('Sharing changed.').waitFor();
      await officer.goto(`/desk/cases/${kase.ref}/questions/new`);
      await looksRight(officer, 'ward-write-narrow');
      await officer.getByLabel('Your question').fill('What is planned for Ada Okafor going home?');
      await officer.getByRole('button', { name: 'See what they will see' }).click();
      await looksRight(officer, 'ward-look-narrow');
      await officer.getByRole('button', { name: 'Send it' }).click();
      await looksRight(officer, 'ward-sent-narrow');
      clock.now = new Date(clock.now.getTime() + 60_000);
      const link = pathIn(await sent(WARD, runJobs));
      const nurse = await desk.guest({ host }, ward);
      await nurse.goto(link);
      await looksRight(nurse, 'ward-code');
      await nurse.getByRole('button', { name: 'Email me a code' }).click();
      await nurse.getByRole('heading', { name: 'Enter the code' }).waitFor();
      await looksRight(nurse, 'ward-enter');
      const mail = await sent(WARD, runJobs);
      await nurse.getByLabel('Code').fill(/Your code is (\d{6})/.exec(mail)?.[1] ?? '');
      await nurse.getByRole('button', { name: 'Continue' }).click();
      await nurse.getByRole('heading', { name: 'What is planned for Ada Okafor going home?' }).waitFor();
      await nurse.getByRole('link', { name: 'This is not for me' }).click();
      await looksRight(nurse, 'ward-not-for-me');
      await nurse.getByRole('link', { name: 'Back to the question' }).click();
      await nurse.getByRole('link', { name: 'I need more time' }).click();
      await looksRight(nurse, 'ward-more-time');
      await nurse.getByLabel('Another day').check();
      await nurse.getByLabel('Day', { exact: true }).fill('1 December');
      await nurse.getByRole('button', { name: 'Ask for this time' }).click();
      await nurse.getByText(/You have until then/).waitFor();
      expectQuiet(nurse);
      await nurse.context().close();
      const look = await desk.visit(sam, { width: 1280, height: 900 });
      await look.goto(`/desk/cases/${kase.ref}`);
      await looksRight(look, 'ward-panel');
      await look.getByRole('link', { name: /^Look/ }).first().click();
      await looksRight(look, 'ward-one-question');
      expectQuiet(look);
      await look.context().close();
      await officer.context().close();
    });
  },
);
