import { statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectQuiet, newPage, noSidewaysScroll, openBrowser, seenBy, shoot } from '../browser.ts';
import { interactions } from '../interactions.ts';

// The eyes of the stories, tried on pages of a small server of its own: what they let pass, and what they notice.

const page = (body: string) => `<!doctype html><html lang="en"><title>Try</title><link rel="stylesheet" href="/s.css">
  <main><h1>Try</h1>${body}</main><script src="/s.js"></script></html>`;

const answers: Record<string, string> = {
  '/s.css':
    'body { font: 19px Arial, sans-serif; margin: 0 } .wide { width: 2000px } .scrolls { overflow-x: auto } .pale { color: #ccc }',
  '/s.js': "document.querySelector('main').append('script runs')",
  '/good': page(
    '<p>Hello <a href="/good">again</a></p><div class="scrolls" tabindex="0"><p class="wide">wide</p></div>',
  ),
  '/forms': page(`<form><label>Notes <textarea autofocus></textarea></label><label>Number <input></label>
    <label><input type="radio" name="next">Sorted</label><label>When <select><option>4pm</option><option>5pm</option></select></label>
    <button type="button">Finish</button></form>`),
  '/bad': page('<p class="pale">too pale</p><img src="/s.css"><noscript><button></button></noscript>'),
  '/wide': page('<p class="wide" id="culprit">wide</p>'),
  '/inline': page('<p style="color: red">red</p>'),
  '/abroad': page('<iframe title="elsewhere" src="http://localhost:9/"></iframe>'),
  '/gone': page('<link rel="stylesheet" href="/no-such.css">'),
  '/throws': page('<script src="/throws.js"></script>'),
  '/throws.js': "setTimeout(() => { throw new Error('oh dear') }); console.error('no good')",
  '/letters': page(
    `<p><span id="a">Grace Okafor was promised a call by 4pm</span></p><p><b id="b">Grace Okafor was promised a call by 4pm</b></p>`,
  ),
};

function answer(request: IncomingMessage, response: ServerResponse) {
  const body = answers[request.url ?? ''];
  const type = request.url?.endsWith('.css')
    ? 'text/css'
    : request.url?.endsWith('.js')
      ? 'text/javascript'
      : 'text/html';
  const policy = "default-src 'self'; frame-src *";
  response.writeHead(body ? 200 : 404, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy });
  response.end(body ?? page('<p>Not found</p>'));
}

const server = createServer(answer);
let browser: Browser;

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  server.close();
});

/** Shows a page to a new visitor, and says goodbye afterwards. */
async function visit(path: string, wanted: { width?: number; script?: boolean }, look: (page: Page) => Promise<void>) {
  const { port } = server.address() as AddressInfo;
  const shown = await newPage(browser, { baseURL: `http://localhost:${port}`, ...wanted });
  try {
    await shown.goto(path);
    await look(shown);
  } finally {
    await shown.context().close();
  }
}

describe.each([true, false])('with script: %s', (script) => {
  test('a good page is left in peace', async () => {
    await visit('/good', { script }, async (shown) => {
      await expect.poll(() => shown.getByText('script runs').count()).toBe(script ? 1 : 0);
      expect(await seenBy(shown)).toEqual([]);
      expect(await noSidewaysScroll(shown)).toEqual([]);
      expectQuiet(shown);
    });
  });

  test('a page that does not exist is a page as well', async () => {
    await visit('/nowhere', { script }, async (shown) => expectQuiet(shown));
  });

  test('pale words and a picture without words are seen', async () => {
    await visit('/bad', { script }, async (shown) => {
      const seen = (await seenBy(shown)).join('\n');
      expect(seen).toContain('color-contrast (serious) at p');
      expect(seen).toContain('image-alt (critical) at img');
      expect(seen.includes('button-name')).toBe(!script);
    });
  });

  test('a page that is too wide is told with its culprit', async () => {
    await visit('/wide', { script, width: 320 }, async (shown) => {
      const wide = await noSidewaysScroll(shown);
      expect(wide[0]).toBe('The page is 2000 wide in a window of 320.');
      expect(wide[1]).toContain('id="culprit"');
    });
  });

  test.each([
    ['/inline', /Content Security Policy/],
    ['/abroad', /localhost:9.* of another origin/],
    ['/gone', /no-such\.css got 404/],
  ])('%s is not quiet', async (path, noise) => {
    await visit(path, { script }, async (shown) => {
      await shown.waitForLoadState('load');
      expect(() => expectQuiet(shown)).toThrow(noise);
      expect(() => expectQuiet(shown)).not.toThrow();
    });
  });
});

test('a script that throws, and a console that complains, are heard, unless the story meant it', async () => {
  await visit('/throws', {}, async (shown) => {
    await shown.waitForTimeout(100);
    expect(() => expectQuiet(shown, /no good/)).toThrow(/oh dear/);
    await shown.reload();
    await shown.waitForTimeout(100);
    expectQuiet(shown, /no good/, /oh dear/);
  });
});

test('clicks, choices, shortcuts and answers count, the words of the conversation do not', async () => {
  await visit('/forms', {}, async (shown) => {
    const person = interactions(shown);
    await person.typeNotes('Her mother goes home tomorrow', shown.getByLabel('Notes'));
    await expect.poll(() => shown.getByLabel('Notes').inputValue()).toBe('Her mother goes home tomorrow');
    expect(person.count).toBe(0);
    await person.answer(shown.getByLabel('Number'), '020 7946 0018');
    await person.choose(shown.getByLabel('Sorted'));
    await person.select(shown.getByLabel('When'), '5pm');
    await person.press('Control+Enter');
    await person.click(shown.getByRole('button', { name: 'Finish' }));
    expect(person.count).toBe(5);
    person.atMost(5);
    expect(() => person.atMost(4)).toThrow('5 interactions, at most 4 are allowed');
  });
});

test('one font stands in for all, so lines break alike everywhere', async () => {
  await visit('/letters', {}, async (shown) => {
    const widthOf = (id: string) =>
      shown.locator(id).evaluate((element) => Math.round(element.getBoundingClientRect().width));
    expect([await widthOf('#a'), await widthOf('#b')]).toEqual([360, 382]);
    expect(statSync(await shoot(shown, 'harness')).size).toBeGreaterThan(1000);
  });
});
