import { isRecord } from './autosave.rules.ts';
import type { Words } from './saver.ts';

const prefix = 'openpals.words.';

let stopped = false;

/**
 * The words that the server has not acknowledged, kept in this tab of this browser.
 * They belong to `owner`: another person who signs in here never gets them back in a form.
 * Returns false if the browser keeps nothing (storage full or switched off).
 */
export function keepOnComputer(draft: string, owner: string, words: Words | undefined) {
  try {
    if (stopped) return true;
    if (words) sessionStorage.setItem(prefix + draft, JSON.stringify({ owner, ...words }));
    else sessionStorage.removeItem(prefix + draft);
    return true;
  } catch {
    return words === undefined;
  }
}

/** The words of an owner that were never acknowledged, if there are any. */
export function maybeWords(draft: string, owner: string): Words | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + draft) ?? 'null');
    return isRecord(kept) && kept.owner === owner && isWords(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function forgetWords(draft: string) {
  keepOnComputer(draft, '', undefined);
}

/** On signing out: nothing of anyone stays, and nothing more is kept while the page goes away. */
export function stopKeeping() {
  stopped = true;
  forgetAllWords();
}

/** Somebody is typing again, so the page did not go away. */
export function goOnKeeping() {
  stopped = false;
}

export function forgetAllWords() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function isWords(kept: Record<string, unknown>): kept is Words & { owner: string } {
  return typeof kept.revision === 'number' && isRecord(kept.base) && isRecord(kept.fields);
}
