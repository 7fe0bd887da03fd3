import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { looksRight } from '../browser.ts';
import { ask, open } from '../harness.ts';
import { type MailServer, sendBy, startMailServer } from '../mail.ts';
import { newWorld } from '../world.ts';
import { openDesk, refOn, saidOn, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
  sendBy(server);
  desk = await openDesk();
});
afterAll(async () => {
  await desk.close();
  await server.stop();
  delete open().house.senders;
  delete open().house.mailFrom;
});

const GUESTS: Visit[] = [
  { width: 320, height: 640, script: false },
  { width: 320, height: 640, touch: true },
  { width: 1280, height: 720, script: false },
  { width: 1280, height: 720 },
];

const STORY = 'My husband reads my letters. The ward rang him about me.';
const ANSWER = 'The ward will not ring him again.';
const HOUR = 3_600_000;

/** Nothing in the title says what the page is about. */
async function looksHarmless(page: Page, name: string) {
  await expect.poll(() => page.title(), { message: name }).toMatch(/^Your contact/);
  await looksRight(page, `not-found-out-${name}`);
}

const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

describe.each(GUESTS)('a person who must not be found out, on a screen of $width pixels, script: $script', (visit) => {
  test('leaves quickly, sends, and comes back by a number alone to what PALS wrote', async () => {
    const world = await newWorld();
    const guest = await desk.guest(world, visit);
    // There is no weather here: the server answers, and where it leads is not gone to.
    const leave = await ask(undefined, 'GET', '/leave', { headers: { host: world.host } });
    expect(leave.to).toContain('weather');
    expect(leave.headers['clear-site-data']).toBe('"cookies"');
    const taken = [leave.headers['set-cookie'] ?? []].flat().join('\n');
    await guest.route('**/leave', (route) => {
      const headers = { 'content-type': 'text/html', 'set-cookie': taken };
      return route.fulfill({ headers, body: '<title>Weather</title><p>Rain later</p>' });
    });
    await guest.goto('/tell-us');
    await guest.getByRole('link', { name: 'Someone might see this' }).click();
    await looksHarmless(guest, 'stay-safe');
    await guest.getByRole('link', { name: 'Tell us what happened' }).click();
    await guest.getByRole('button', { name: 'Start' }).click();
    await guest.getByLabel('What would you like to tell us?').fill(STORY);
    await goOn(guest);
    await guest.getByRole('link', { name: 'Come back later' }).click();
    await looksHarmless(guest, 'later');
    const secret = await saidOn(guest, /\/tell-us\/back\/[\w-]+/);
    await guest.getByRole('link', { name: 'Go on now' }).click();
    await guest.getByRole('link', { name: 'Leave this page quickly' }).click();
    await guest.getByText('Rain later').waitFor();
    expect((await guest.context().cookies()).filter(({ name }) => name.startsWith('pals'))).toEqual([]);
    // Whoever presses "back" reads nothing of it.
    await guest.goBack().catch(() => null);
    expect(await guest.locator('body').innerText()).not.toContain('reads my letters');

    await guest.goto(secret);
    await guest.goto('/tell-us/what');
    await expect.poll(() => guest.getByLabel('What would you like to tell us?').inputValue()).toBe(STORY);
    await goOn(guest);
    await guest.getByLabel('Where was this?').waitFor();
    await guest.goto('/tell-us/contact');
    await guest.getByLabel('Email', { exact: true }).check();
    await goOn(guest);
    await guest.getByLabel('Email address').fill('ann@example.com');
    await guest.getByLabel('No', { exact: true }).check();
    await looksHarmless(guest, 'reach');
    await goOn(guest);
    await goOn(guest);
    await goOn(guest);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByText('We will not leave a message there.').waitFor();
    await looksHarmless(guest, 'sent');
    const ref = await refOn(guest);
    const receipt = await saidOn(guest, /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/);
    expect(await guest.getByRole('link', { name: 'Check what is happening' }).count()).toBe(0);
    await guest.getByRole('button', { name: 'I have kept my number' }).click();
    await guest.getByText('Your number was shown here.').waitFor();
    await looksHarmless(guest, 'kept');

    const officer = await desk.visit(world.sam, { width: visit.width, script: visit.script ?? true });
    await officer.goto(`/desk/cases/${ref}`);
    await officer.getByRole('link', { name: 'Write to them' }).click();
    await officer.getByText('It is not safe to leave a message for them.').waitFor();
    await officer.getByLabel('Write to them').fill(ANSWER);
    await officer.getByLabel('Nothing more is to come').check();
    await officer.getByRole('button', { name: 'Save for them to read' }).click();
    await officer.getByText('Saved. They read it when they come back.').waitFor();

    await guest.getByRole('link', { name: 'Come back with your number' }).click();
    await looksHarmless(guest, 'receipt');
    await guest.getByLabel('Your number').fill(receipt);
    await guest.getByRole('button', { name: 'Continue' }).click();
    await guest.getByText(ANSWER).waitFor();
    await looksHarmless(guest, 'messages');
    expect(guest.url()).not.toContain(receipt);
    await guest.getByLabel('Write to us').fill('I can talk on Tuesday mornings.');
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByText('We have what you wrote.').waitFor();
    await officer.goto(`/desk/cases/${ref}`);
    await officer.getByText('I can talk on Tuesday mornings.').waitFor();
    await officer.context().close();
    // Whatever is late: to somebody of whom others read the messages, nothing goes by itself.
    world.clock.now = new Date(world.clock.now.getTime() + 48 * HOUR);
    await world.runSweep('delays.tell');
    await world.runJobs();
    await world.runJobs();
    expect(server.mails.map(({ raw }) => raw).filter((raw) => raw.includes('ann@example.com'))).toEqual([]);
    await guest.context().close();
  });
});
