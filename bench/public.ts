import { chromium } from 'playwright-core';
import { launchOptions } from '../test/chromium.ts';
import { expectAnswer, openConnection, throughput } from './requests.ts';
import type { App } from './world.ts';

/** What a visitor's phone loads and waits for, on slow 4G with a processor four times as slow. */
export type PageResult = {
  /** 0 to 100. */
  accessibility: number;
  /** Milliseconds until the largest piece stands there. */
  lcp: number;
  /** How far things jump while it loads. */
  cls: number;
  /** Sent on a first visit. */
  kilobytes: number;
};

export type PublicResult = { pages: Record<string, PageResult>; homeEight: number };

/** The pages that somebody comes to first. */
const PAGES = {
  'First page': '/',
  'Tell us': '/tell-us',
  'Check what is happening': '/track',
  'Someone has died': '/someone-has-died',
  'Find help': '/find-help',
};

const CONNECTIONS = 8;

/** Lighthouse on the public pages, and the first page under load. */
export async function measurePublic({ port }: App, seconds: number): Promise<PublicResult> {
  const pages = await measurePages(`http://localhost:${port}`);
  const visitors = Array.from({ length: CONNECTIONS }, () => openConnection(port, ''));
  const homeEight = await throughput(visitors, seconds, async (visitor) =>
    expectAnswer(await visitor.get('/'), 200, 'How can we help?'),
  );
  for (const visitor of visitors) visitor.close();
  return { pages, homeEight };
}

const DEBUGGING = 9333;

async function measurePages(origin: string): Promise<Record<string, PageResult>> {
  const { default: lighthouse } = await import('lighthouse');
  const options = launchOptions();
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), `--remote-debugging-port=${DEBUGGING}`],
  });
  try {
    const results: Record<string, PageResult> = {};
    for (const [name, path] of Object.entries(PAGES)) {
      const run = await lighthouse(`${origin}${path}`, {
        port: DEBUGGING,
        logLevel: 'error',
        onlyCategories: ['performance', 'accessibility'],
      });
      const { audits, categories, runtimeError } = run?.lhr ?? {};
      const figure = (audit: string) => {
        const value = audits?.[audit]?.numericValue;
        if (value === undefined) throw new Error(`Lighthouse gave no ${audit} of ${path}: ${runtimeError?.message}`);
        return value;
      };
      results[name] = {
        accessibility: (categories?.accessibility?.score ?? 0) * 100,
        lcp: figure('largest-contentful-paint'),
        cls: figure('cumulative-layout-shift'),
        kilobytes: figure('total-byte-weight') / 1000,
      };
    }
    return results;
  } finally {
    await browser.close();
  }
}
