import type { Fields } from './fields.rules.ts';

/** What this tab sends. Without fields it only says "I have this open". */
export type Patch = { revision: number; tab: string; fields?: Fields; take?: true; leave?: true };

export type Answer =
  | { kind: 'saved'; revision: number; saved?: string; fields?: Fields }
  | { kind: 'changed'; revision: number; fields: Fields }
  | { kind: 'elsewhere' | 'signed-out' | 'gone' | 'failed' };

export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'quiet' | 'saving' | 'failing' | 'signed-out' | 'elsewhere' | 'gone' };

const afterTyping = 1_500;
const whileTyping = 10_000;

/** Milliseconds until the words are due: 1.5 s after typing stops, and every 10 s while it goes on. */
export function delayToSave(now: number, lastInput: number, firstUnsaved: number) {
  return Math.max(0, Math.min(lastInput + afterTyping, firstUnsaved + whileTyping) - now);
}

/** Milliseconds until the next try: 2 s at first, then longer, never more than 10 s. */
export function delayToRetry(failures: number) {
  return Math.min(2_000 * 1.5 ** Math.max(0, failures - 1), 10_000);
}

/** A browser lets a page send about 64 KB while it goes away; this leaves room for the request itself. */
export function fitsWhileLeaving(body: string) {
  return new TextEncoder().encode(body).length <= 60_000;
}

/** What an answer of the server means. Anything that is not understood counts as not saved. */
export function answerOf(status: number, body: unknown): Answer {
  if (status === 401) return { kind: 'signed-out' };
  if (status === 403 || status === 404 || status === 410) return { kind: 'gone' };
  if (!isRecord(body)) return { kind: 'failed' };
  const fields = isFields(body.fields) ? body.fields : undefined;
  if (status === 409 && body.reason === 'lease') return { kind: 'elsewhere' };
  if (typeof body.revision !== 'number') return { kind: 'failed' };
  if (status === 409 && fields) return { kind: 'changed', revision: body.revision, fields };
  if (status !== 200) return { kind: 'failed' };
  const saved = typeof body.saved === 'string' ? { saved: body.saved } : {};
  return { kind: 'saved', revision: body.revision, ...saved, ...(fields ? { fields } : {}) };
}

/** The words of the save bar. `noun` is what is being written: call, note. */
export function wordsOf(state: SaveState, noun: string) {
  switch (state.kind) {
    case 'saved':
      return `Saved at ${state.at}`;
    case 'saving':
      return 'Saving…';
    case 'failing':
      return 'Not saved. We are trying again. Keep this page open.';
    case 'signed-out':
      return 'You are signed out. Your words are kept on this computer. Sign in to go on.';
    case 'elsewhere':
      return `You have this ${noun} open in another tab.`;
    case 'gone':
      return `Not saved. This ${noun} was finished or removed. Your words are kept on this computer.`;
    case 'quiet':
      return '';
  }
}

/** Only the first save, failures and the recovery are read out: a save after a save that was read out is not news. */
export function isSpoken(kind: SaveState['kind'], lastSpoken: SaveState['kind'] | undefined) {
  return kind !== 'saving' && kind !== 'quiet' && kind !== lastSpoken;
}

function isFields(value: unknown): value is Fields {
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'string' || isTexts(one));
}

function isTexts(value: unknown) {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
