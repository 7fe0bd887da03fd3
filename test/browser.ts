import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type ConsoleMessage,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { expect, inject } from 'vitest';
import { seenBy, withoutScript } from './axe.ts';
import { launchOptions } from './chromium.ts';

export { seenBy };

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder for pictures. */
    pictures: string;
  }
}

/** Chromium itself dies of its start once in some hundred times: then it is started once more. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions()).catch(() => chromium.launch(launchOptions()));
}

type Wanted = {
  baseURL: string;
  /** In CSS pixels. */
  width?: number;
  height?: number;
  /** False: script is off, as for a person whose network lost it. */
  script?: boolean;
  /** A screen to be tapped. */
  touch?: boolean;
  /** The colours of the person's own system, as in Windows' contrast themes. */
  ownColours?: boolean;
};

/**
 * A page of a new visitor (no cookies of others), in British English and London time. All that it and later pages of
 * the same visitor do wrong is written down for `expectQuiet`. The caller closes it: `page.context().close()`.
 */
export async function newPage(browser: Browser, wanted: Wanted): Promise<Page> {
  const { baseURL, width = 1280, height = 720, script = true, touch = false, ownColours = false } = wanted;
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    javaScriptEnabled: script,
    hasTouch: touch,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    forcedColors: ownColours ? 'active' : 'none',
  });
  if (!script) withoutScript.add(context);
  context.setDefaultTimeout(10_000);
  listen(context, new URL(baseURL).origin);
  return context.newPage();
}

const noises = new WeakMap<BrowserContext, string[]>();

function listen(context: BrowserContext, origin: string) {
  const noise: string[] = [];
  noises.set(context, noise);
  context.on('console', (message) => noise.push(...complaintsIn(message)));
  context.on('weberror', (error) => noise.push(`A script threw: ${error.error().message}`));
  context.on('request', (request) => noise.push(...abroad(request, origin)));
  context.on('requestfailed', (request) => noise.push(...failed(request)));
  context.on('response', (response) => {
    const limit = response.request().isNavigationRequest() ? 500 : 400; // a page may well say 404, 403 or 422
    if (response.status() >= limit)
      noise.push(`${response.request().method()} ${response.url()} got ${response.status()}.`);
  });
  context.on('page', (page) => page.on('crash', () => noise.push(`${page.url()} crashed.`)));
}

/** Errors and warnings that a page writes to its console, refusals of the content security policy among them. */
function complaintsIn(message: ConsoleMessage): string[] {
  const known = message.text().startsWith('Failed to load resource'); // told by its response, or as a failed request
  const { url, lineNumber, columnNumber } = message.location();
  const where = `${message.page()?.url() ?? 'no page'}, ${url || 'no file'}:${lineNumber}:${columnNumber}`;
  const heard = /^(error|warning|assert)$/.test(message.type()) && !known;
  return heard ? [`The console says: ${message.text()} (${where})`] : [];
}

function abroad(request: Request, origin: string): string[] {
  const url = new URL(request.url());
  const away = /^(https?|wss?):$/.test(url.protocol) && url.origin !== origin;
  return away ? [`${request.url()} was asked for, of another origin.`] : [];
}

function failed(request: Request): string[] {
  const why = request.failure()?.errorText ?? '';
  if (why === 'net::ERR_ABORTED') return []; // a page that is left drops what it was still fetching
  return [`${request.method()} ${request.url()} failed: ${why}`];
}

/**
 * Throws unless the pages of this visitor have done nothing wrong since the last time it was asked. `but` says what the
 * story brought about on purpose, such as a stopped server.
 */
export function expectQuiet(page: Page, ...but: RegExp[]) {
  const heard = noises.get(page.context())?.splice(0) ?? ['This page was not opened by newPage().'];
  const wrong = heard.filter((line) => !but.some((pattern) => pattern.test(line)));
  if (wrong.length > 0) throw new Error(`The page was not quiet:\n${wrong.join('\n')}`);
}

/** What is too wide for the window, a line for each element (the outermost ones). Nothing is: []. */
export async function noSidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const scrolls = (element: Element) => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
    const wide: Element[] = [];
    const visit = (element: Element) => {
      const { right, left, width } = element.getBoundingClientRect();
      const out = width > 0 && (right > root.clientWidth + 1 || left < -1);
      if (out && element !== document.body) wide.push(element);
      else if (!scrolls(element) || element === document.body) for (const child of element.children) visit(child);
    };
    visit(document.body);
    const lines = wide.map((element) => {
      const tag = element.cloneNode(false);
      const html = tag instanceof Element ? tag.outerHTML : '';
      return `reaches from ${Math.round(element.getBoundingClientRect().left)} to ${Math.round(element.getBoundingClientRect().right)}: ${html}`;
    });
    return [`The page is ${root.scrollWidth} wide in a window of ${root.clientWidth}.`, ...lines];
  });
}

/** A picture of the whole page, NAME.png: in docs/pictures by `npm run pictures`, else in the cache of node_modules. */
export async function shoot(
  page: Page,
  name: string,
  { fullPage = true, folder = inject('pictures') } = {},
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  // The caret stays: hidden, it is a style on the field, which a type-ahead that is just being made would take over, and
  // the page's policy refuses that aloud.
  await page.screenshot({ path, fullPage, animations: 'disabled', caret: 'initial' });
  return path;
}

/**
 * What every story asks of a page that it shows: axe finds nothing and nothing scrolls sideways. The picture is called
 * NAME-WIDTH, and NAME-WIDTH-plain without script.
 */
export async function looksRight(page: Page, name: string) {
  const plain = withoutScript.has(page.context()) ? '-plain' : '';
  const picture = `${name}-${page.viewportSize()?.width}${plain}`;
  expect([picture, await seenBy(page)]).toEqual([picture, []]);
  expect([picture, await noSidewaysScroll(page)]).toEqual([picture, []]);
  await shoot(page, picture);
}
