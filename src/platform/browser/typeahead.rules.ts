import { isRecord } from './autosave.rules.ts';
import type { Fields } from './fields.rules.ts';

export type Suggestion = { id: string; label: string; detail?: string; fill?: Fields; go?: string };

const mostSuggestions = 6;

/** The words of the list. "Suggestions", not "results": people with screen readers misread "results". */
export const listWords = {
  short: (least: number) => `Type ${least} letters or more for suggestions`,
  none: () => 'No suggestions',
  some: (count: number) => `${count} ${count === 1 ? 'suggestion' : 'suggestions'}. Use up and down.`,
  chosen: (label: string, count: number, index: number) => `${label}, ${index + 1} of ${count}`,
};

/** The library writes suggestions into the page as HTML, so names have to come as text that cannot be HTML. */
export function suggestionHtml({ label, detail }: Suggestion) {
  const more = detail ? ` <span class="app-typeahead__detail">${escapeHtml(detail)}</span>` : '';
  return escapeHtml(label) + more;
}

export function escapeHtml(text: string) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The first few suggestions of an answer; what does not look like one is left out. */
export function suggestionsOf(body: unknown): Suggestion[] {
  return Array.isArray(body) ? body.filter(isSuggestion).slice(0, mostSuggestions) : [];
}

/** Only a path of this desk is followed, never another site. */
export function isOwnPath(path: string) {
  return /^\/(?![/\\])/.test(path);
}

function isSuggestion(one: unknown): one is Suggestion {
  return isRecord(one) && typeof one.id === 'string' && typeof one.label === 'string';
}
