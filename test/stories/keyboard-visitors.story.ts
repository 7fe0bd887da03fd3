import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addWay } from '../../src/people/index.ts';
import { mails, newAsking, withMail } from '../../src/satisfaction/satisfaction.examples.ts';
import { expectQuiet } from '../browser.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';
import { choose, fill, press, tabTo, toWhatIsMissing } from './keyboard.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
withMail();

/** The Continue button, wherever the focus was left. */
const goOn = (page: Page) => press(page, page.getByRole('button', { name: 'Continue' }));

test('somebody without an account, from the first page over every question to a message that is sent', async () => {
  const world = await newWorld();
  const page = await desk.guest(world);
  await page.goto('/');
  await press(page, page.getByRole('link', { name: 'Tell us what happened' }));
  await page.waitForURL(/tell-us/);
  await press(page, page.getByRole('button', { name: 'Start' }));
  await page.waitForURL(/what/);
  await fill(page, page.getByLabel('What would you like to tell us?'), 'Nobody told us about the move.');
  await goOn(page);
  await page.waitForURL(/where/);
  await goOn(page);
  await page.waitForURL(/who/);
  await choose(page, page.getByLabel('Me', { exact: true }));
  await goOn(page);
  await page.waitForURL(/hope/);
  await goOn(page);
  await page.waitForURL(/route/);
  await goOn(page);
  await page.waitForURL(/contact/);
  await goOn(page);
  // What is missing is said first, and the focus is there.
  await page.getByText('There is a problem').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('nhsuk-error-summary');
  await press(page, page.locator('.nhsuk-error-summary a'));
  await page.keyboard.press('Shift+Tab');
  await choose(page, page.getByLabel('Email', { exact: true }));
  await goOn(page);
  await page.waitForURL(/reach/);
  await fill(page, page.getByLabel('What would you like us to call you?'), 'Grace');
  await fill(page, page.getByLabel('Email address'), 'grace@example.com');
  await goOn(page);
  await page.waitForURL(/needs/);
  await goOn(page);
  await page.waitForURL(/sharing/);
  await goOn(page);
  await page.waitForURL(/check/);
  world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  await press(page, page.getByRole('button', { name: 'Send' }));
  await page.getByRole('heading', { name: 'We have your message' }).waitFor();
  expectQuiet(page);
  await page.context().close();
});

test('somebody comes back with their number and the code, adds something, and says that they are not happy', async () => {
  const world = await newWorld();
  await world.asSystem((ctx) => addWay(ctx, world.grace, { kind: 'email', value: 'grace@example.com' }));
  // So tall that the field is wholly in the window: half of one is not scrolled to.
  const page = await desk.guest(world, { width: 1280, height: 900 });
  await page.goto('/');
  await press(page, page.getByRole('link', { name: 'Check what is happening' }));
  await page.waitForURL(/\/track$/);
  await press(page, page.locator('.nhsuk-skip-link'));
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
  await press(page, page.getByRole('button', { name: 'Send me a code' }));
  await toWhatIsMissing(page, page.getByLabel('Your number'));
  await page.keyboard.type(world.kase.ref);
  await fill(page, page.getByLabel('Your email address or mobile number'), 'grace@example.com');
  await press(page, page.getByRole('button', { name: 'Send me a code' }));
  await page.waitForURL(/code/);
  await world.runJobs();
  await world.runJobs();
  const code = /Your code is (\d{6})\./.exec(mails().at(-1)?.raw ?? '')?.[1] ?? '';
  await fill(page, page.getByLabel('Code', { exact: true }), code);
  await press(page, page.getByRole('button', { name: 'Continue' }));
  await page.getByRole('heading', { name: 'What is happening' }).waitFor();
  await press(page, page.getByRole('button', { name: 'Send' }));
  await toWhatIsMissing(page, page.getByLabel('Add something'));
  await page.keyboard.type('She is at home now.');
  await press(page, page.getByRole('button', { name: 'Send' }));
  await page.getByText('We have what you added.').waitFor();
  await press(page, page.getByRole('button', { name: 'I am not happy with how this is going' }));
  await page.getByText('We are sorry. Somebody will contact you about it').waitFor();
  expectQuiet(page);
  await page.context().close();
});

test('somebody finds help near them, and who helps them to complain', async () => {
  const world = await newWorld();
  const ada = await world.staff('administrator', 'Ada Bell');
  await ada.post('/desk/directory/help', {
    ...{ name: 'Riverside carers’ group', organisation: 'Riverside Together', area: 'Anytown', needs: 'carers' },
    ...{ summary: 'Meets each week for people who look after somebody.', phone: '020 7946 0021', shown: 'public' },
  });
  await ada.post('/desk/directory/advocates/E10000029', {
    ...{ name: 'Anytown Advocacy', phone: '020 7946 0303', from: 'today' },
  });
  const page = await desk.guest(world);
  await page.goto('/find-help');
  await fill(page, page.getByLabel('What do you need help with?'), 'carers');
  await page.keyboard.press('Enter');
  await page.waitForURL(/found/);
  await press(page, page.getByRole('link', { name: 'Riverside carers’ group' }));
  await page.getByRole('heading', { name: 'Riverside carers’ group', level: 1 }).waitFor();
  await press(page, page.getByRole('link', { name: 'Find other help' }));
  await page.waitForURL(/find-help$/);
  await page.goto('/complaints/free-help');
  await press(page, page.getByRole('link', { name: 'Find an advocate' }));
  await page.waitForURL(/find-an-advocate$/);
  await press(page, page.getByRole('button', { name: 'Find an advocate' }));
  await toWhatIsMissing(page, page.getByLabel('Where do you live?'));
  await page.keyboard.type('Ipswich');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Anytown Advocacy' }).waitFor();
  expectQuiet(page);
  await page.context().close();
});

test('somebody who signs books a call with an interpreter', async () => {
  const world = await newWorld();
  const page = await desk.guest(world);
  await page.goto('/bsl');
  await press(page, page.getByRole('link', { name: 'Choose times' }));
  await page.waitForURL(/bsl\/call/);
  await press(page, page.getByRole('button', { name: 'Send' }));
  const day = page.getByLabel('Day').first();
  await toWhatIsMissing(page, day);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => day.inputValue()).not.toBe('');
  await tabTo(page, page.getByLabel('Time', { exact: true }).first());
  await page.keyboard.press('ArrowDown');
  await fill(page, page.getByLabel('Email address'), 'bina@mail.example');
  await press(page, page.getByRole('button', { name: 'Send' }));
  await page.getByRole('heading', { name: 'We have your message' }).waitFor();
  expectQuiet(page);
  await page.context().close();
});

test('somebody signs up for a panel', async () => {
  const world = await newWorld();
  await world.sam.post('/desk/involvement/opportunities', {
    ...{ title: 'Ward 7B patient panel', kind: 'panel', does: 'Talk with the ward.', how_often: '2 hours each month' },
    ...{ how: 'in_person', place: 'Seminar room 2', access: 'Step-free', expenses: 'We pay your travel.' },
    ...{ ask: 'Priya at PALS', apply_by: '14/12/2026', places: '8', state: 'open', review_on: '1/6/2027' },
    owner: world.sam.id,
  });
  const page = await desk.guest(world, { width: 1280, height: 900 });
  await page.goto('/');
  await press(page, page.getByRole('link', { name: 'Get involved' }).first());
  await page.waitForURL(/get-involved$/);
  await press(page, page.getByRole('link', { name: 'Ward 7B patient panel' }));
  await press(page, page.getByRole('button', { name: 'Sign up' }));
  await page.getByLabel('What is your name?').waitFor();
  await goOn(page);
  await toWhatIsMissing(page, page.getByLabel('What is your name?'));
  await page.keyboard.type('Mina Patel');
  await goOn(page);
  await page.getByLabel('Email', { exact: true }).waitFor();
  await choose(page, page.getByLabel('Email', { exact: true }));
  await goOn(page);
  await page.getByLabel('Email address').waitFor();
  await fill(page, page.getByLabel('Email address'), 'mina@example.org');
  await choose(page, page.getByLabel('No', { exact: true }));
  await goOn(page);
  await page.getByLabel('Patient and carer panel').waitFor();
  await goOn(page);
  await page.getByLabel('Large print').waitFor();
  await tabTo(page, page.getByLabel('Large print'));
  await page.keyboard.press('Space');
  await goOn(page);
  await page.getByLabel('How would you travel?').waitFor();
  await choose(page, page.getByLabel('Yes', { exact: true }));
  await fill(page, page.getByLabel('How would you travel?'), 'By bus');
  await goOn(page);
  await page.getByLabel('How would you travel?').waitFor({ state: 'detached' });
  await choose(page, page.getByLabel('Yes', { exact: true }));
  await goOn(page);
  await page.getByRole('heading', { name: 'Check before you send' }).waitFor();
  world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  await press(page, page.getByRole('button', { name: 'Send' }));
  await page.getByRole('heading', { name: 'You have signed up' }).waitFor();
  expectQuiet(page);
  await page.context().close();
});

test('somebody says how PALS did', async () => {
  const asking = await newAsking();
  await asking.closeAndWait();
  const page = await desk.guest(asking, { width: 1280, height: 1400 });
  await page.goto(asking.path());
  await press(page, page.getByRole('button', { name: 'Send' }));
  const groups = page.getByRole('group').filter({ has: page.getByLabel('Does not apply') });
  await toWhatIsMissing(page, groups.first().getByRole('radio').first());
  await page.keyboard.press('Space');
  for (const group of (await groups.all()).slice(1)) await choose(page, group.getByLabel('No', { exact: true }));
  await fill(page, page.getByLabel('Is there anything you want to tell us?'), 'Nobody rang me back.');
  await press(page, page.getByRole('button', { name: 'Send' }));
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  expectQuiet(page);
  await page.context().close();
});
