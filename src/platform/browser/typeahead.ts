import type accessibleAutocomplete from 'accessible-autocomplete';
import { setField } from './fields.ts';
import { fillUntouched } from './prefill.ts';
import type { Suggestion } from './typeahead.rules.ts';
import { isOwnPath, listWords, suggestionHtml, suggestionsOf } from './typeahead.rules.ts';

const leastLetters = 2;
const debounce = 120;

/** Turns every input[data-typeahead] into one that suggests while the officer types. Free text stays allowed. */
export async function startTypeaheads() {
  const inputs = document.querySelectorAll<HTMLInputElement>('input[data-typeahead]');
  if (inputs.length === 0) return;
  // Larger than all the rest of the script together.
  const library = await import('accessible-autocomplete');
  for (const input of inputs) startTypeahead(input, library.default);
}

function startTypeahead(old: HTMLInputElement, start: typeof accessibleAutocomplete) {
  const place = document.createElement('div');
  place.className = 'app-typeahead';
  old.before(place);
  const { typeahead: url = '', typeaheadId: idName } = old.dataset;
  let picked: string | undefined;
  const input = () => place.querySelector('input');
  const unpick = () => {
    const form = old.form ?? input()?.form;
    if (picked === input()?.value) return;
    picked = undefined;
    if (form && idName) setField(form, idName, '');
  };
  const look = lookUp(url, () => document.activeElement === input());
  start<Suggestion>({
    ...optionsFor(old),
    element: place,
    source: (query, show) => {
      // Words that script has put in are no question, and keep the id that came with them.
      if (document.activeElement !== input()) return;
      unpick();
      look(query, show);
    },
    onConfirm: (choice) => {
      if (!choice) return;
      picked = choice.label;
      pick(input()?.form ?? null, idName, choice, old.dataset.typeaheadGo !== undefined);
      // The library writes the words a moment later; who listens for changes has to hear of them then.
      setTimeout(() => input()?.dispatchEvent(new Event('change', { bubbles: true })), 50);
    },
  });
  place.addEventListener('input', (event) => event.isTrusted && unpick());
  place.addEventListener('keydown', (event) => keepEnterSensible(event, old), { capture: true });
  replace(old, input());
}

function optionsFor(old: HTMLInputElement) {
  const described = (old.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id));
  const hint = described.map((element) => element?.textContent?.trim() ?? '').filter(Boolean);
  return {
    id: old.id,
    name: old.name,
    inputClasses: old.className,
    placeholder: old.placeholder,
    minLength: leastLetters,
    displayMenu: 'overlay' as const,
    confirmOnBlur: false,
    showNoOptionsFound: false,
    templates: { inputValue: (choice: Suggestion | undefined) => choice?.label ?? '', suggestion: suggestionHtml },
    tStatusQueryTooShort: listWords.short,
    tStatusNoResults: listWords.none,
    tStatusResults: listWords.some,
    tStatusSelectedOption: listWords.chosen,
    tAssistiveHint: () => [...hint, 'When there are suggestions, use up and down.'].join('. '),
  };
}

function pick(form: HTMLFormElement | null, idName: string | undefined, choice: Suggestion, goes: boolean) {
  if (goes && choice.go && isOwnPath(choice.go)) return location.assign(choice.go);
  if (!form) return;
  if (idName) setField(form, idName, choice.id);
  if (choice.fill) fillUntouched(form, choice.fill);
}

/** Asks the server 120 ms after the last key; an answer that comes too late or after the field was left is dropped. */
function lookUp(url: string, isWanted: () => boolean) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort = new AbortController();
  return (query: string, show: (choices: Suggestion[]) => void) => {
    clearTimeout(timer);
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    timer = setTimeout(async () => {
      const choices = await ask(`${url}?q=${encodeURIComponent(query)}`, signal);
      if (!signal.aborted && isWanted()) show(choices);
    }, debounce);
  };
}

async function ask(url: string, signal: AbortSignal) {
  try {
    const response = await fetch(url, { signal, headers: { accept: 'application/json' } });
    return response.ok ? suggestionsOf(await response.json()) : [];
  } catch {
    return [];
  }
}

/**
 * With nothing picked, Enter sends a search; in any other form it does nothing, because a call must not be finished
 * by the key that picks a name.
 */
function keepEnterSensible(event: KeyboardEvent, old: HTMLInputElement) {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  if (old.dataset.typeaheadGo !== undefined) event.stopPropagation();
  else event.preventDefault();
}

/** The new input takes over everything of the old one: attributes, words, and the caret if somebody is typing. */
function replace(old: HTMLInputElement, input: HTMLInputElement | null) {
  if (!input) return;
  for (const { name, value } of old.attributes) {
    if (!input.hasAttribute(name) && !name.startsWith('data-typeahead')) input.setAttribute(name, value);
  }
  const typing = document.activeElement === old;
  const isTyped = typing && old.value !== old.defaultValue;
  const caret = old.selectionStart ?? 0;
  const tell = () => input.dispatchEvent(new Event('input'));
  input.value = old.value;
  old.remove();
  if (!isTyped) tell();
  if (!typing) return;
  input.focus();
  // Words that were typed before the script was there are a question too.
  if (isTyped) tell();
  // The library marks everything when it gets the focus; the next key would wipe the words out.
  setTimeout(() => input.setSelectionRange(caret, caret), 20);
}
