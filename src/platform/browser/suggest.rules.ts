import { isRecord } from './autosave.rules.ts';

/** Something found in the notes: it fills fields when pressed, or offers a prompt card. */
export type Found = { key: string; label: string; fill?: Record<string, string>; card?: string };

const most = 6;

/**
 * What to show now: everything that was added or has the focus stays where it is, what the officer took out again
 * is never offered a second time, and the rest is filled up to 6.
 */
export function offersNow(shown: Found[], found: Found[], stays: (one: Found) => boolean, removed: Set<string>) {
  const kept = shown.filter((one) => stays(one) || found.some((other) => other.key === one.key));
  const fresh = found.filter((one) => !kept.some((other) => other.key === one.key));
  return [...kept, ...fresh].filter((one) => stays(one) || !removed.has(one.key)).slice(0, most);
}

export function countWords(count: number) {
  return `${count} ${count === 1 ? 'thing' : 'things'} found in your notes`;
}

/** The answer of the server; what does not look like a find is left out. */
export function foundOf(body: unknown): Found[] {
  return Array.isArray(body) ? body.filter(isFound) : [];
}

function isFound(one: unknown): one is Found {
  return isRecord(one) && typeof one.key === 'string' && typeof one.label === 'string';
}
