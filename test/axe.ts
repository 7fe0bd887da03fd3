import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, Result } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Visitors whose script is off: timers stand still there, so axe would never end. */
export const withoutScript = new WeakSet<BrowserContext>();

/** What axe finds wrong on a page as it stands when all of it has come, a readable line for each element. Nothing is right: []. */
export async function seenBy(page: Page): Promise<string[]> {
  await page.waitForLoadState();
  // Evaluated, not added as a script: the content security policy lets no foreign script in, and should not.
  return withoutScript.has(page.context()) ? inAPageWithScript(page) : readable(await runAxe(page));
}

async function runAxe(page: Page): Promise<AxeResults> {
  await page.evaluate(AXE);
  return page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`,
  );
}

function readable({ violations }: AxeResults): string[] {
  return violations.flatMap((violation) => violation.nodes.map((node) => lineOf(violation, node)));
}

function lineOf(violation: Result, node: Result['nodes'][number]): string {
  const html = node.html.replace(/\s+/g, ' ').slice(0, 200);
  const why = node.failureSummary?.replace(/\s+/g, ' ') ?? '';
  return `${violation.id} (${violation.impact}) at ${node.target.join(' ')}: ${violation.help}. ${why} In: ${html}`;
}

/** axe needs script: the same page is shown once more with script on, its own scripts gone, its <noscript> shown. */
async function inAPageWithScript(page: Page): Promise<string[]> {
  const copy = await copyOf(page);
  try {
    return readable(await runAxe(copy));
  } finally {
    await copy.context().close();
  }
}

async function copyOf(page: Page): Promise<Page> {
  const html = (await page.content())
    .replace(/<script\b[\s\S]*?<\/script>/gi, '')
    .replace(/<\/?noscript\b[^>]*>/gi, '');
  const copy = await (await contextLike(page)).newPage();
  await copy.route(page.url(), (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
  await copy.goto(page.url());
  return copy;
}

async function contextLike(page: Page): Promise<BrowserContext> {
  const browser: Browser | null = page.context().browser();
  if (!browser) throw new Error('The browser is closed.');
  return browser.newContext({ viewport: page.viewportSize(), storageState: await page.context().storageState() });
}
