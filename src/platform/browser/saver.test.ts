import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer, Patch, SaveState } from './autosave.rules.ts';
import { alsoTyped, type Fields } from './fields.rules.ts';
import { claim, leaveDraft, noteChange, openDraft, returnToDraft, save, submitDraft, type Words } from './saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page with a form, and a server that answers as told; without being told it saves. */
function openPage(base: Fields = { notes: '' }) {
  const page = {
    form: { ...base },
    sent: [] as Patch[],
    shown: [] as SaveState['kind'][],
    kept: undefined as Words | undefined,
    answers: [] as (Answer | Promise<Answer>)[],
    revision: 1,
  };
  const draft = openDraft({
    tab: 'this tab',
    revision: 1,
    base,
    owed: false,
    ports: {
      read: () => ({ ...page.form }),
      fill: (fields) => Object.assign(page.form, fields),
      isLong: (name) => name === 'notes',
      send: async (patch) => {
        page.sent.push(patch);
        const told = page.answers.shift();
        if (told) return told;
        if (patch.fields) page.revision = patch.revision + 1;
        return { kind: 'saved', revision: page.revision, saved: '10:42am' };
      },
      show: (state) => page.shown.push(state.kind),
      tellBoth: () => undefined,
      keep: (words) => {
        page.kept = words;
      },
    },
  });
  const type = (notes: string) => {
    page.form.notes = notes;
    noteChange(draft);
  };
  return { page, draft, type };
}

const failed: Answer = { kind: 'failed' };

describe('saving while typing', () => {
  test('the words go out 1.5 seconds after typing stops, with the revision they belong to', async () => {
    const { page, type } = openPage();
    type('My mum');
    await vi.advanceTimersByTimeAsync(1_400);
    expect(page.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(page.sent).toEqual([{ revision: 1, tab: 'this tab', fields: { notes: 'My mum' } }]);
    expect(page.shown).toEqual(['saved']);
  });

  test('a person who never stops typing is saved every 10 seconds', async () => {
    const { page, type } = openPage();
    for (let second = 0; second < 25; second++) {
      type('x'.repeat(second + 1));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(page.sent.length).toBe(2);
  });

  test('only one request is on its way at a time, and what was typed meanwhile follows', async () => {
    const { page, type } = openPage();
    let answer: (value: Answer) => void = () => undefined;
    page.answers.push(new Promise((resolve) => (answer = resolve)));
    type('one');
    await vi.advanceTimersByTimeAsync(1_500);
    type('one two');
    await vi.advanceTimersByTimeAsync(2_500);
    expect(page.sent.length).toBe(1);
    answer({ kind: 'saved', revision: 2, saved: '10:42am' });
    await vi.advanceTimersByTimeAsync(1_500);
    expect(page.sent[1]).toEqual({ revision: 2, tab: 'this tab', fields: { notes: 'one two' } });
  });

  test('"Saving…" shows only when it takes longer than a second', async () => {
    const { page, type } = openPage();
    page.answers.push(new Promise((resolve) => setTimeout(() => resolve({ kind: 'saved', revision: 2 }), 4_000)));
    type('slow');
    await vi.advanceTimersByTimeAsync(2_400);
    expect(page.shown).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(page.shown).toEqual(['saving']);
  });

  test('nothing is kept on this computer once the server has it', async () => {
    const { page, draft, type } = openPage();
    type('kept');
    submitDraft(draft);
    expect(page.kept).toEqual({ revision: 1, base: { notes: '' }, fields: { notes: 'kept' } });
    noteChange(draft);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(page.kept).toBeUndefined();
  });
});

describe('the server cannot be reached', () => {
  test('the officer is told within 5 seconds, also if the server just does not answer', async () => {
    const { page, type } = openPage();
    page.answers.push(new Promise(() => undefined));
    type('hello');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(page.shown).toContain('failing');
  });

  test('it is tried again by itself until it is saved', async () => {
    const { page, type } = openPage();
    page.answers.push(failed, failed, failed);
    type('hello');
    await vi.advanceTimersByTimeAsync(1_500 + 2_000 + 3_000 + 4_500);
    expect(page.sent.length).toBe(4);
    expect(page.shown.at(-1)).toBe('saved');
  });

  test('our own words, saved without an answer, are not added a second time', async () => {
    const { page, type } = openPage({ notes: 'a' });
    page.answers.push(failed, { kind: 'changed', revision: 2, fields: { notes: 'a first' } });
    type('a first');
    await vi.advanceTimersByTimeAsync(1_500);
    type('a changed in the middle first');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.form.notes).toBe('a changed in the middle first');
    expect(page.sent.at(-1)).toMatchObject({ revision: 2, fields: { notes: 'a changed in the middle first' } });
  });
});

describe('somewhere else', () => {
  test('a text that another window changed is never overwritten', async () => {
    const { page, type } = openPage({ notes: 'a' });
    page.answers.push({ kind: 'changed', revision: 7, fields: { notes: 'a theirs' } });
    type('a mine');
    await vi.advanceTimersByTimeAsync(4_000);
    expect(page.form.notes).toBe(`a mine\n\n${alsoTyped}\na theirs`);
    expect(page.sent.at(-1)).toMatchObject({ revision: 7, fields: { notes: page.form.notes } });
  });

  test('a call that is open in another tab sends nothing, keeps the words, and can be taken over', async () => {
    const { page, draft, type } = openPage({ notes: '' });
    page.answers.push({ kind: 'elsewhere' });
    type('typed here');
    await vi.advanceTimersByTimeAsync(1_500);
    await save(draft);
    expect(page.shown).toEqual(['elsewhere']);
    expect(page.sent.length).toBe(1);
    expect(page.kept?.fields).toEqual({ notes: 'typed here' });
    page.answers.push({ kind: 'saved', revision: 3, fields: { notes: 'typed there' } });
    await claim(draft, true);
    expect(page.sent.at(-1)).toEqual({ revision: 1, tab: 'this tab', take: true });
    expect(page.form.notes).toBe(`typed here\n\n${alsoTyped}\ntyped there`);
  });

  test('read-only ends by itself when the other tab is gone', async () => {
    const { page, draft } = openPage();
    page.answers.push({ kind: 'elsewhere' });
    await claim(draft);
    await claim(draft);
    expect(page.shown).toEqual(['elsewhere', 'quiet']);
  });

  test('a tab that wakes up after another one wrote shows what that one wrote', async () => {
    const { page, draft } = openPage({ notes: 'old' });
    page.answers.push({ kind: 'saved', revision: 5 }, { kind: 'saved', revision: 5, fields: { notes: 'old and new' } });
    await claim(draft);
    expect(page.form.notes).toBe('old and new');
    expect(draft.revision).toBe(5);
  });

  test('signed out: the words stay on this computer and go out after signing in again', async () => {
    const { page, draft, type } = openPage();
    page.answers.push({ kind: 'signed-out' });
    type('kept');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(page.shown).toEqual(['signed-out']);
    expect(page.kept?.fields).toEqual({ notes: 'kept' });
    await claim(draft);
    expect(page.sent.at(-1)?.fields).toEqual({ notes: 'kept' });
    expect(page.kept).toBeUndefined();
  });

  test('a draft that was finished elsewhere is left alone, and says so only if something was typed since', async () => {
    const quiet = openPage();
    quiet.page.answers.push({ kind: 'gone' });
    await claim(quiet.draft);
    expect(quiet.page.shown).toEqual(['quiet']);
    quiet.type('late words');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(quiet.page.shown).toEqual(['quiet', 'gone']);
    expect(quiet.page.sent.length).toBe(1);
  });
});

describe('leaving the page', () => {
  test('what is unsaved goes out with the page, and the claim ends', () => {
    const { page, draft, type } = openPage();
    type('last words');
    leaveDraft(draft);
    expect(page.sent).toEqual([{ revision: 1, tab: 'this tab', fields: { notes: 'last words' }, leave: true }]);
    expect(page.kept?.fields).toEqual({ notes: 'last words' });
  });

  test('a form that was sent is not saved as well', async () => {
    const { page, draft, type } = openPage();
    type('finished');
    submitDraft(draft);
    leaveDraft(draft);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(page.sent).toEqual([]);
  });

  test('a page that comes back claims the call again and saves what was left', async () => {
    const { page, draft, type } = openPage();
    page.answers.push(failed);
    type('last words');
    leaveDraft(draft);
    await returnToDraft(draft);
    expect(page.sent.slice(1).map((patch) => patch.fields)).toEqual([undefined, { notes: 'last words' }]);
    expect(page.kept).toBeUndefined();
  });
});
