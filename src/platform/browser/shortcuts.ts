import {
  type Act,
  activeKeys,
  maybeAct,
  type OwnKeys,
  type Platform,
  platformOf,
  readOwnKeys,
} from '../shortcuts.rules.ts';
import { saveNow } from './autosave.ts';

const reachable = 'input:not([type="hidden"]), textarea, select, button, a[href], summary';

/** The keyboard map of the desk. A key is taken from the browser only where the page has something for it. */
export function startShortcuts() {
  const chosen = document.body.dataset.shortcuts ?? '';
  if (chosen === 'off') return;
  const own = readOwnKeys(chosen);
  const platform = platformOf(navigator.userAgent);
  showHints(platform, own);
  document.addEventListener('keydown', (event) => {
    if (event.repeat || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const { code, altKey, ctrlKey, metaKey, shiftKey } = event;
    const keys = { code, alt: altKey, ctrl: ctrlKey, meta: metaKey, shift: shiftKey };
    const act = maybeAct({ ...keys, altGraph: event.getModifierState('AltGraph') }, platform, own);
    if (act && perform(act)) event.preventDefault();
  });
}

/** Returns false if this page has nothing to do for it. */
function perform(act: Act) {
  switch (act) {
    case 'new-call':
      return submit(document.querySelector<HTMLFormElement>('form[data-new-call]'));
    case 'send':
      return submit(document.activeElement?.closest<HTMLFormElement>('form[data-ctrl-enter]'));
    case 'quick-log':
      return click('[data-quick-log]');
    case 'search':
      return focus('[data-shortcut="search"]') || focus('header input[name="q"]');
    case 'save':
      return saveNow();
    case 'list':
      location.assign('/desk/me/shortcuts');
      return true;
    default:
      return focus(`[data-shortcut="${act.slice('place-'.length)}"]`);
  }
}

/** What shows its keys, when pointed at. As a title, so that they are no part of the name that is spoken. */
const HINTED: readonly [Act, string][] = [
  ['new-call', 'form[data-new-call] button'],
  ['quick-log', '[data-quick-log]'],
  ['search', 'header input[name="q"]'],
];

/** Only keys that work on this computer are shown; the link to the list shows its own in words. */
function showHints(platform: Platform, own: OwnKeys) {
  for (const [act, selector] of HINTED) {
    const keys = activeKeys(act, platform, own);
    if (keys) document.querySelector<HTMLElement>(selector)?.setAttribute('title', keys);
  }
  const list = document.querySelector('[data-keys-of-list]');
  const keysOfList = activeKeys('list', platform, own);
  if (list && keysOfList) list.textContent = ` (${keysOfList})`;
  const keysToSend = activeKeys('send', platform, own);
  if (keysToSend) for (const form of document.querySelectorAll('form')) hintOnSending(form, keysToSend);
}

/** The button that is pressed may be out of sight, with its like further down. */
function hintOnSending(form: HTMLFormElement, keys: string) {
  if (!form.matches('[data-ctrl-enter]')) return;
  const words = firstButton(form)?.textContent;
  const seen = [...form.querySelectorAll('button')].find((one) => one.tabIndex >= 0 && one.textContent === words);
  seen?.setAttribute('title', keys);
}

/** As if its first button had been pressed, so that the server hears the same as without script. */
function submit(form: HTMLFormElement | null | undefined) {
  if (!form) return false;
  form.requestSubmit(firstButton(form));
  return true;
}

/** Of the form's own buttons: one that stands elsewhere, as in the header, is no way to finish. */
function firstButton(form: HTMLFormElement) {
  return form.querySelector<HTMLElement>(':is(button:not([type]), [type="submit"]):enabled');
}

function click(selector: string) {
  const target = document.querySelector<HTMLElement>(selector);
  target?.click();
  return target !== null;
}

function focus(selector: string) {
  const place = document.querySelector<HTMLElement>(selector);
  if (!place) return false;
  const first = place.matches(reachable) ? place : place.querySelector<HTMLElement>(reachable);
  const target = first && (chosenOf(first) ?? first);
  target?.focus();
  return target !== null;
}

/** Of radio buttons the chosen one is where the Tab key would go as well. */
function chosenOf(first: HTMLElement) {
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return undefined;
  return document.querySelector<HTMLElement>(`input[type="radio"][name="${CSS.escape(first.name)}"]:checked`);
}
