import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';
import { GUIDES } from './guides.ts';

const MONDAY_NIGHT = new Date('2026-11-23T19:30:00Z');
const TUESDAY_MORNING = new Date('2026-11-24T10:00:00Z');

test('the first page says what can be done here, and whether somebody answers now', async () => {
  const trust = await newTrust();
  const visitor = newVisitor(trust);
  trust.clock.now = TUESDAY_MORNING;
  const page = (await visitor.get('/')).page();
  expect(page.heading).toBe('How can we help?');
  expect(page.text).toMatch(/We are open until \d+(:\d\d)?pm today/);
  expect(page.text).toContain('call 999');
  trust.clock.now = MONDAY_NIGHT;
  expect((await visitor.get('/')).page().text).toMatch(/We are closed\. We open at \d+(:\d\d)?am tomorrow/);
});

test('no public page but those on which somebody writes sets a cookie', async () => {
  const visitor = newVisitor(await newTrust());
  for (const path of ['/', '/find-help', '/someone-has-died', '/complaints', '/stay-safe', '/call-me'])
    expect([path, (await visitor.get(path)).cookies]).toEqual([path, []]);
});

test('every link of the guides leads to a page, in the usual size and in large print', async () => {
  const visitor = newVisitor(await newTrust());
  for (const { path, pages } of GUIDES)
    for (const address of [path, ...pages.map(({ slug }) => `${path}/${slug}`)])
      for (const at of [address, `${address}?format=large`]) {
        const page = await visitor.get(at);
        expect([at, page.status]).toEqual([at, 200]);
        for (const link of page.page().document.querySelectorAll('main a')) {
          const href = link.getAttribute('href') ?? '';
          if (href.startsWith('/')) expect([at, href, (await visitor.get(href)).status]).toEqual([at, href, 200]);
        }
      }
});

test('the pages after a death say "died", and ask nobody how we did', async () => {
  const visitor = newVisitor(await newTrust());
  const pages = await Promise.all(
    ['', '/what-happens-now', '/support', '/talk-to-us-slowly'].map((at) => visitor.get(`/someone-has-died${at}`)),
  );
  const text = pages.map((answer) => answer.page().text).join(' ');
  expect(text).toContain('died');
  expect(text).not.toMatch(/loved one|deceased|passed away|unfortunately/i);
});

test('an address of nobody says so and how to go on, and no word of the desk', async () => {
  const visitor = newVisitor(await newTrust());
  const lost = await visitor.get('/someone-has-died/nothing');
  expect(lost.status).toBe(404);
  expect(lost.page().text).toContain('begin at the first page');
  expect(lost.page().text).not.toMatch(/My day|case/);
});
