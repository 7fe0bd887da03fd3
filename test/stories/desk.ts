import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { loadAssets } from '../../src/platform/assets.ts';
import { newPage, openBrowser } from '../browser.ts';
import { open } from '../harness.ts';
import { sendInPieces } from './in-pieces.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Every page comes in pieces. */
    inPieces: boolean;
  }
}

const assets = join(import.meta.dirname, '..', '..', 'dist', 'assets');

export type Visit = { width?: number; height?: number; script?: boolean; touch?: boolean; ownColours?: boolean };

/** A desk that really listens, with its built style sheet and script, and a browser to visit it. */
export async function openDesk() {
  const { house } = open();
  // All tests come from one address: what others failed to sign in with slows nobody down here.
  await house.db.deleteFrom('sign_in_failures').execute();
  loadAssets(assets);
  const browser: Browser = await openBrowser();
  const start = async (port: number) => {
    const app = await buildApp({ house, assets, health: async () => ({ status: 'ok' }) });
    if (inject('inPieces')) sendInPieces(app.server);
    await app.listen({ port, host: '127.0.0.1' });
    return app;
  };
  let app = await start(0);
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const baseURL = `http://localhost:${port}`;
  return {
    baseURL,
    browser,
    /** A page of nobody yet. */
    stranger: (visit: Visit = {}): Promise<Page> => newPage(browser, { baseURL, ...visit }),
    /** Somebody at the public pages of a trust. */
    guest: ({ host }: { host: string }, visit: Visit = {}): Promise<Page> =>
      newPage(browser, { baseURL: `http://${host}:${port}`, ...visit }),
    /** A page of somebody who is signed in. */
    async visit(desk: { token: string }, { script = true, ...size }: Visit = {}): Promise<Page> {
      const page = await newPage(browser, { baseURL, script, ...size });
      await page.context().addCookies([{ name: 'pals_session', value: desk.token, url: baseURL }]);
      return page;
    },
    /** The server is gone, as after a pulled plug … */
    stop: () => app.close(),
    /** … and back on the same address. */
    async restart() {
      app = await start(port);
    },
    async close() {
      await browser.close();
      await app.close();
    },
  };
}

export const SIZES = [
  { width: 320, height: 640 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;

/** What the page says in this form, once it says it. */
export async function saidOn(page: Page, form: RegExp): Promise<string> {
  return form.exec(await page.getByText(form).first().innerText())?.[0] ?? '';
}

/** The number of the case that the page tells. */
export const refOn = (page: Page): Promise<string> => saidOn(page, /PAL-\d\d-\d{4,}/);

/** The scripts of this page wait, or what else is named; gives back what lets them come. */
export async function holdBack(page: Page, what = '**/*.js'): Promise<() => void> {
  let come: () => void = () => undefined;
  const late = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(what, async (route) => {
    await late;
    await route.continue();
  });
  return come;
}
