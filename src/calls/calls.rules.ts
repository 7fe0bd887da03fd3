// What a call that is on its way holds.
import { joinTexts } from '../platform/browser/fields.rules.ts';
import { presetsOf, presetValue } from '../platform/browser/reveal.rules.ts';
import type { Fields } from '../platform/routing.ts';
import { callForm } from './call.fields.ts';
import type { Found } from './suggestions.rules.ts';

/** Answers that the page gives by itself; they are no words of anybody. */
const BLANK = callForm.blank().typed;

/** Nothing was typed, chosen or opened in it, so that nothing is lost with it. */
export function isBlankCall(contact: { words: string; cards: object }, typed: Fields): boolean {
  if (contact.words !== '' || Object.keys(contact.cards).length > 0) return false;
  return Object.entries(typed).every(
    ([name, value]) => name === 'paper' || String(value) === '' || String(value) === String(BLANK[name]),
  );
}

/** Two pages without script sent different words: neither is thrown away. */
export function mergeNotes(stale: boolean, saved: string, sent: string): { text: string; merged: boolean } {
  if (!stale || saved.trim() === '' || sent.includes(saved.trim())) return { text: sent, merged: false };
  const text = joinTexts(sent, saved);
  return { text, merged: true };
}

/** What was ticked under "Found in your notes" goes into the fields, as the buttons do with script. */
export function addFound(typed: Fields, found: readonly Found[]): Fields {
  const keys = [typed.add ?? []].flat();
  const fills = found.filter((one) => keys.includes(one.key)).map((one) => one.fill ?? {});
  return { ...Object.assign({}, typed, ...fills), add: [] };
}

/** What a button of the page sets, for a page without script: "set:no_rush:they_call;next:". */
export function setPressed(typed: Fields, act: string, now: string): Fields {
  const set = { ...typed };
  for (const { name, value } of act.startsWith('set:') ? presetsOf(act.slice('set:'.length)) : []) {
    if (Object.hasOwn(callForm.fields, name)) set[name] = presetValue(value, set[name] ?? '', now);
  }
  return set;
}

/** Fills in what is known of somebody who was picked, where nothing was said yet. */
export function fillBlank(typed: Fields, fill: Fields): Fields {
  const filled = { ...typed };
  for (const [name, value] of Object.entries(fill)) {
    const now = filled[name] ?? '';
    if (name === 'case_id' || name === 'needs_before' || String(now) === '' || String(now) === String(BLANK[name])) {
      filled[name] = value;
    }
  }
  return filled;
}
