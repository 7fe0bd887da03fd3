import type { Locator, Page } from 'playwright-core';

/**
 * A person at a page, whose interactions are counted: a click, a tap, a shortcut or a field answered is one each;
 * typing what the other person says is none. Assert a ceiling with `atMost`.
 */
export function interactions(page: Page) {
  const done: string[] = [];
  const counted = async (what: string, act: () => Promise<unknown>) => {
    await act();
    done.push(what);
  };
  return {
    click: (on: Locator) => counted(`click ${on}`, () => on.click()),
    tap: (on: Locator) => counted(`tap ${on}`, () => on.tap()),
    /** A shortcut, such as 'Alt+n'. */
    press: (keys: string) => counted(`press ${keys}`, () => page.keyboard.press(keys)),
    /** Types an answer into a field, with real key presses. */
    answer: (field: Locator, words: string) =>
      counted(`answer ${field}`, async () => {
        await field.clear();
        await field.pressSequentially(words);
      }),
    /** A radio button or a checkbox. */
    choose: (option: Locator) => counted(`choose ${option}`, () => option.check()),
    select: (field: Locator, option: string) =>
      counted(`select ${option} in ${field}`, () => field.selectOption(option)),
    /** The words of the conversation, typed into a field that has the focus or is given: free. */
    typeNotes: async (words: string, field?: Locator) => {
      // Nobody has to press into the notes; but nobody types before the page has put the caret there either.
      if (field) await field.focus();
      else await page.locator('textarea:focus').waitFor();
      await page.keyboard.type(words);
    },
    get count() {
      return done.length;
    },
    get list(): readonly string[] {
      return done;
    },
    /** Throws, with what was done, when it took more than `ceiling` interactions. */
    atMost(ceiling: number) {
      if (done.length <= ceiling) return;
      throw new Error(`${done.length} interactions, at most ${ceiling} are allowed:\n${done.join('\n')}`);
    },
  };
}
