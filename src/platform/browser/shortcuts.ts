import { saveNow } from './autosave.ts';
import type { Action, Choice } from './shortcuts.rules.ts';
import { maybeAction, platformOf } from './shortcuts.rules.ts';

const reachable = 'input:not([type="hidden"]), textarea, select, button, a[href], summary';

/** The keyboard map of the desk. A key is taken from the browser only where the page has something for it. */
export function startShortcuts() {
  const chosen = document.body.dataset.shortcuts;
  const choice: Choice = chosen === 'off' || chosen === 'all' ? chosen : undefined;
  const platform = platformOf(navigator.userAgent);
  document.addEventListener('keydown', (event) => {
    if (event.repeat || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const { code, altKey, ctrlKey, metaKey, shiftKey } = event;
    const keys = { code, alt: altKey, ctrl: ctrlKey, meta: metaKey, shift: shiftKey };
    const action = maybeAction({ ...keys, altGraph: event.getModifierState('AltGraph') }, platform, choice);
    if (action && act(action)) event.preventDefault();
  });
}

/** Returns false if this page has nothing to do for it. */
function act(action: Action) {
  switch (action.kind) {
    case 'new-call':
      return submit(document.querySelector<HTMLFormElement>('form[data-new-call]'));
    case 'send':
      return submit(document.activeElement?.closest<HTMLFormElement>('form[data-ctrl-enter]'));
    case 'quick-log':
      return click('[data-quick-log]');
    case 'search':
      return focus('[data-shortcut="search"]') || focus('header input[name="q"]');
    case 'focus':
      return focus(`[data-shortcut="${action.place}"]`);
    case 'save':
      return saveNow();
    case 'list':
      location.assign('/desk/me/shortcuts');
      return true;
  }
}

/** As if its first button had been pressed, so that the server hears the same as without script. */
function submit(form: HTMLFormElement | null | undefined) {
  if (!form) return false;
  // Of the form's own buttons: one that stands elsewhere, as in the header, is no way to finish.
  form.requestSubmit(form.querySelector<HTMLElement>(':is(button:not([type]), [type="submit"]):enabled'));
  return true;
}

function click(selector: string) {
  const target = document.querySelector<HTMLElement>(selector);
  target?.click();
  return target !== null;
}

function focus(selector: string) {
  const place = document.querySelector<HTMLElement>(selector);
  if (!place) return false;
  const target = place.matches(reachable)
    ? place
    : (place.querySelector<HTMLElement>(':checked') ?? place.querySelector<HTMLElement>(reachable));
  target?.focus();
  return target !== null;
}
