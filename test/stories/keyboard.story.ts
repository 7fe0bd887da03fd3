import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUser, hashPassword } from '../../src/identity/index.ts';
import { addWay } from '../../src/people/index.ts';
import { expectQuiet, seenBy } from '../browser.ts';
import { open } from '../harness.ts';
import { sendBy, startMailServer } from '../mail.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';

// The whole way without a mouse. At every stop the focus is plain to see and not under a bar.

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const PASSWORD = 'correct horse battery staple';
const MOST_STOPS = 90;

/** Somebody with a password, who has just opened the sign-in page. */
async function arrive() {
  const world = await newWorld();
  const email = `ola.${world.trust.id}@test.example`;
  const passwordHash = await hashPassword(PASSWORD);
  await world.asSystem((ctx) => createUser(ctx, { email, name: 'Ola Hill', role: 'officer', passwordHash }));
  const page = await desk.stranger();
  await page.goto('/sign-in');
  return { page, email, world };
}

/** What is wrong with where the focus is: nothing is, if the text is empty. */
function troubleWithFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return '';
    const what = focused.outerHTML.slice(0, 100);
    if (!focused.matches(':focus-visible')) return `The focus does not show at ${what}`;
    // A radio button or a checkbox of nhsuk-frontend is painted by its label.
    const painted = focused.matches('[type="radio"], [type="checkbox"]')
      ? (focused.parentElement?.querySelector('label') ?? focused)
      : focused;
    const { left, top, right, bottom, height } = painted.getBoundingClientRect();
    const middle = { x: (left + right) / 2, y: height > innerHeight ? top + 5 : (top + bottom) / 2 };
    if (middle.y < 0 || middle.y > innerHeight) return `The focus is out of sight at ${what}`;
    const seen = document.elementFromPoint(middle.x, middle.y);
    const isCovered = seen?.closest('.app-savebar, .app-idbar') && !painted.closest('.app-savebar, .app-idbar');
    return isCovered ? `The focus is under a bar at ${what}` : '';
  });
}

/** Goes on with the Tab key until this thing has the focus. */
async function tabTo(page: Page, thing: Locator) {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    expect(await troubleWithFocus(page)).toBe('');
    if (await thing.evaluateAll((all) => all.some((one) => one === document.activeElement))) return;
  }
  throw new Error(`${MOST_STOPS} stops, and never at ${thing}.`);
}

async function press(page: Page, thing: Locator) {
  await tabTo(page, thing);
  await page.keyboard.press('Enter');
}

/** A radio button: the Tab key leads to its group, the arrows to itself. */
async function choose(page: Page, radio: Locator) {
  const name = await radio.getAttribute('name');
  await tabTo(page, page.locator(`[type="radio"][name="${name}"]`));
  await page.keyboard.press('Space');
  for (let steps = 0; steps < 8 && !(await radio.isChecked()); steps += 1) await page.keyboard.press('ArrowDown');
  expect(await radio.isChecked()).toBe(true);
}

/** Runs in the page: what a choice opened is not under the bar at the bottom. */
function isOpenedInSight() {
  const opened = document.querySelector('.app-choices--tiles > :has(:checked) + .nhsuk-radios__conditional');
  const bar = document.querySelector('.app-savebar');
  return opened && bar && opened.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top;
}

async function fill(page: Page, thing: Locator, words: string) {
  await tabTo(page, thing);
  await page.keyboard.type(words);
}

test('from signing in, over a call and its promise, to the closed case and signing out', async () => {
  const { page, email } = await arrive();
  await fill(page, page.getByLabel('Email address'), email);
  await fill(page, page.getByLabel('Password', { exact: true }), PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk$/);

  await press(page, page.locator('.nhsuk-skip-link'));
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.waitForFunction(() => document.querySelector('[title="Alt+N"]'));
  await page.keyboard.press('Alt+n');
  await page.waitForURL(/contacts/);
  await page.keyboard.type('Nobody has told us about her going home tomorrow.');
  await fill(page, page.getByLabel(/^Caller/), 'Mary Hall');
  await page.keyboard.press('Escape');
  await fill(page, page.getByLabel(/^Best number/), '07700 900456');
  await choose(page, page.getByRole('radio', { name: 'I will call back' }));
  await page.waitForFunction(isOpenedInSight);
  await choose(page, page.getByRole('radio', { name: 'By 4pm today' }).filter({ visible: true }));
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/desk\/cases\/PAL-26-\d{4}/);
  const done = page.locator('.nhsuk-notification-banner');
  expect(await done.textContent()).toMatch(/Next: call Mary/);

  await press(page, page.getByRole('link', { name: 'My day', exact: true }));
  await page.waitForURL(/\/desk$/);
  await press(page, page.locator('.app-todo').filter({ hasText: 'Mary Hall' }).getByRole('link', { name: /^Call/ }));
  await page.waitForURL(/\/desk\/cases\/PAL-26-\d{4}/);
  await press(page, page.locator('a, summary, button').filter({ hasText: 'I have told Mary' }));
  await page.waitForURL(/do=told/);
  await choose(page, page.getByRole('radio', { name: 'Yes: name and one more detail' }));
  await fill(page, page.getByLabel('What did you say?'), 'A carer comes at 4pm.');
  await press(page, page.getByRole('button', { name: 'Save what you told them' }));
  await page.waitForURL(/done=told/);

  await press(page, page.getByRole('link', { name: 'Close case' }));
  await page.waitForURL(/closure/);
  await choose(page, page.getByRole('radio', { name: 'Not needed any more' }));
  await choose(page, page.getByRole('radio', { name: 'Put right' }));
  await choose(page, page.getByRole('group', { name: 'Has Mary been told?' }).getByRole('radio').first());
  await press(page, page.getByRole('button', { name: 'Close case' }));
  await page.waitForURL(/done=closed/);
  expect(await page.locator('.nhsuk-tag').first().textContent()).toBe('Closed');

  await press(page, page.getByRole('button', { name: 'Sign out' }));
  await page.waitForURL(/why=out/);
  expect(await page.locator('main').textContent()).toContain('You are signed out.');
  expectQuiet(page);
});

test('keys of one’s own do what they are for, show as a hint, and the usual one is free again', async () => {
  const world = await newWorld();
  const page = await desk.visit(world.sam);
  await page.goto('/desk/me/keys');
  await page.getByLabel('New call', { exact: true }).fill('Alt+J');
  await page.getByLabel('In a live call: who').fill('F8');
  await page.getByLabel('The list of shortcuts').fill('F2');
  await page.getByRole('button', { name: 'Save your keys' }).click();
  await page.waitForURL(/done=keys/);
  await page.waitForFunction(() => document.querySelector('[title="Alt+J"]'));
  expect(await page.locator('footer').textContent()).toContain('Keyboard shortcuts (F2)');
  await page.keyboard.press('Alt+n');
  expect(page.url()).toMatch(/done=keys/);
  await page.keyboard.press('Alt+j');
  await page.waitForURL(/contacts/);
  await page.waitForFunction(() => document.querySelector('[title="Ctrl+Enter"]'));
  await page.keyboard.press('F8');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('caller');
  await page.keyboard.press('F2');
  await page.waitForURL(/\/desk\/me\/shortcuts/);
  await page.goto('/desk/me/keys');
  await page.getByLabel('Search', { exact: true }).last().fill('Alt+J');
  await page.getByRole('button', { name: 'Save your keys' }).click();
  const summary = page.locator('.nhsuk-error-summary');
  expect(await summary.textContent()).toContain('Alt+J is the key for “New call” already.');
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Use the usual keys' }).click();
  await page.waitForURL(/done=usual/);
  expectQuiet(page);
});

test('on a phone nobody tabs to a heading of a list that is not seen', async () => {
  const world = await newWorld();
  const page = await desk.visit(world.sam, { width: 320, height: 640 });
  await page.goto('/desk/cases?view=team');
  const first = page.locator('.app-cases__ref').first();
  await page.locator('h1').evaluate((title) => {
    title.tabIndex = -1;
    title.focus();
  });
  const stops: string[] = [];
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
    const box = await page.evaluate(() => document.activeElement?.getBoundingClientRect().left ?? 0);
    expect([stops.at(-1), box >= 0]).toEqual([stops.at(-1), true]);
    if (stops.at(-1) === (await first.textContent())) break;
  }
  expect(stops).toContain(await first.textContent());
  await page.context().close();
});

test('somebody known by their number is taken with one key, and the focus stays at the number', async () => {
  const world = await newWorld();
  const page = await desk.visit(world.sam);
  await page.goto('/desk');
  await page.getByRole('button', { name: 'New call' }).first().click();
  const number = page.getByLabel('Best number (optional)');
  await number.fill('07700 900123');
  const use = page.getByRole('button', { name: 'Use Grace Okafor' });
  await use.waitFor();
  await press(page, use);
  await use.waitFor({ state: 'detached' });
  expect(await page.locator('[name=caller]').inputValue()).toBe('Grace Okafor');
  expect(await number.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.context().close();
});

for (const script of [true, false]) {
  test(`on a phone the places stand in one row, and Menu opens the rest by keyboard${script ? '' : ', without script too'}`, async () => {
    const world = await newWorld();
    const manager = await world.staff('manager', 'Mia Long');
    const page = await desk.visit(manager, { width: 320, height: 640, script });
    await page.goto('/desk/cases');
    const row = page.locator('.app-nav__list > li, .app-nav__menu').filter({ visible: true });
    const tops = await row.evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(12);
    const menu = page.locator('.app-nav__menu summary');
    await menu.focus();
    await page.keyboard.press('Enter');
    const referrals = page.getByRole('link', { name: 'Referrals', exact: true });
    await referrals.waitFor();
    expect(await seenBy(page)).toEqual([]);
    await referrals.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/referrals/);
    expect(await page.locator('h1').textContent()).toBe('Referrals');
    expect(await menu.textContent()).toBe('Menu, you are in Team');
    expectQuiet(page);
    await page.context().close();
  });
}

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
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('nhsuk-error-summary');
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

/** What is missing is said first: the focus is there, and the first line leads to the field. */
async function toWhatIsMissing(page: Page, field: Locator) {
  await page.getByText('There is a problem').waitFor();
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('nhsuk-error-summary');
  await press(page, page.locator('.nhsuk-error-summary a').first());
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
}

test('somebody comes back with their number and the code, adds something, and says that they are not happy', async () => {
  const world = await newWorld();
  await world.asSystem((ctx) => addWay(ctx, world.grace, { kind: 'email', value: 'grace@example.com' }));
  const server = await startMailServer();
  sendBy(server);
  try {
    // So tall that the field is wholly in the window: half of one is not scrolled to.
    const page = await desk.guest(world, { width: 1280, height: 900 });
    await page.goto('/');
    await press(page, page.getByRole('link', { name: 'Check what is happening' }));
    await page.waitForURL(/\/track$/);
    await press(page, page.locator('.nhsuk-skip-link'));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await press(page, page.getByRole('button', { name: 'Send me a code' }));
    await toWhatIsMissing(page, page.getByLabel('Your number'));
    await page.keyboard.type(world.kase.ref);
    await fill(page, page.getByLabel('Your email address or mobile number'), 'grace@example.com');
    await press(page, page.getByRole('button', { name: 'Send me a code' }));
    await page.waitForURL(/code/);
    await world.runJobs();
    await world.runJobs();
    const code = /Your code is (\d{6})\./.exec(server.mails.at(-1)?.raw ?? '')?.[1] ?? '';
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
  } finally {
    await server.stop();
    delete open().house.senders;
    delete open().house.mailFrom;
  }
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
  expect(await day.inputValue()).not.toBe('');
  await tabTo(page, page.getByLabel('Time', { exact: true }).first());
  await page.keyboard.press('ArrowDown');
  await fill(page, page.getByLabel('Email address'), 'bina@mail.example');
  await press(page, page.getByRole('button', { name: 'Send' }));
  await page.getByRole('heading', { name: 'We have your message' }).waitFor();
  expectQuiet(page);
  await page.context().close();
});
