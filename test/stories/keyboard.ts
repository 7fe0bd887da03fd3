import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

// The way without a mouse. At every stop the focus is plain to see and not under a bar.

const MOST_STOPS = 90;

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

/** Goes on with the Tab key until this thing has the focus. The page that has it may still be on its way. */
export async function tabTo(page: Page, thing: Locator) {
  await thing.first().waitFor({ state: 'attached' });
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    expect(await troubleWithFocus(page)).toBe('');
    if (await thing.evaluateAll((all) => all.some((one) => one === document.activeElement))) return;
  }
  throw new Error(`${MOST_STOPS} stops, and never at ${thing}.`);
}

export async function press(page: Page, thing: Locator) {
  await tabTo(page, thing);
  await page.keyboard.press('Enter');
}

/** A radio button: the Tab key leads to its group, the arrows to itself. */
export async function choose(page: Page, radio: Locator) {
  const name = await radio.getAttribute('name');
  await tabTo(page, page.locator(`[type="radio"][name="${name}"]`));
  await page.keyboard.press('Space');
  for (let steps = 0; steps < 8 && !(await radio.isChecked()); steps += 1) await page.keyboard.press('ArrowDown');
  await expect.poll(() => radio.isChecked()).toBe(true);
}

export async function fill(page: Page, thing: Locator, words: string) {
  await tabTo(page, thing);
  await page.keyboard.type(words);
}

/** What is missing is said first: the focus is there, and the first line leads to the field. */
export async function toWhatIsMissing(page: Page, field: Locator) {
  await page.locator('.nhsuk-error-summary:focus', { hasText: 'There is a problem' }).waitFor();
  await press(page, page.locator('.nhsuk-error-summary a').first());
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
}
