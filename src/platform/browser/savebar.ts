import { say } from './announce.ts';
import type { SaveState } from './autosave.rules.ts';
import { isSpoken, wordsOf } from './autosave.rules.ts';
import type { Difference } from './fields.rules.ts';

export type SaveBar = { show(state: SaveState): void; tellBoth(both: Difference[]): void };

/** Shows how saving goes. `take` is called by "Use this one instead". */
export function makeSaveBar(form: HTMLFormElement, noun: string, take: () => void): SaveBar {
  const line = form.querySelector('[data-save-state]') ?? document.querySelector('[data-save-state]');
  // Its own live region would read out every single save; `say` reads the few that matter.
  line?.removeAttribute('role');
  let lastSpoken: SaveState['kind'] | undefined;
  let notice: HTMLElement | undefined;
  return {
    show(state) {
      if (line) paint(line, state, noun);
      if (isSpoken(state.kind, lastSpoken)) {
        lastSpoken = state.kind;
        say(wordsOf(state, noun));
      }
      if (state.kind === 'elsewhere') {
        lock(form);
        notice ??= insertNotice(form, [paragraph(wordsOf(state, noun)), takeButton(take)]);
      } else if (notice) {
        unlock(form);
        notice.remove();
        notice = undefined;
      }
    },
    tellBoth(both) {
      const words =
        'This was changed in another window while you were typing. Both versions are here. Nothing is lost.';
      const list = document.createElement('ul');
      list.append(...both.map((one) => item(`${labelOf(form, one.name)}: ${one.theirs || 'empty'}`)));
      insertNotice(form, [paragraph(`${words} In the other window:`), list]);
      say(words);
    },
  };
}

function paint(line: Element, state: SaveState, noun: string) {
  const bad = state.kind === 'failing' || state.kind === 'signed-out' || state.kind === 'gone';
  line.classList.toggle('app-save-state--failing', bad);
  line.textContent = wordsOf(state, noun);
  if (state.kind !== 'signed-out') return;
  const link = document.createElement('a');
  link.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
  link.textContent = 'Sign in';
  line.replaceChildren(...split(line.textContent, 'Sign in', link));
}

function split(words: string, part: string, replacement: Node) {
  const [before = '', after = ''] = words.split(part);
  return [before, replacement, after];
}

/** Nothing can be changed or sent, but every word can still be read, selected and copied. */
function lock(form: HTMLFormElement) {
  if (form.dataset.locked !== undefined) return;
  form.dataset.locked = '';
  for (const control of form.elements) {
    if (control instanceof HTMLTextAreaElement || isTyped(control)) mark(control, 'readOnly');
    else if (!control.matches('fieldset, [data-card], [data-card-close]')) mark(control, 'disabled');
  }
}

function isTyped(control: Element): control is HTMLInputElement {
  return (
    control instanceof HTMLInputElement && !['checkbox', 'radio', 'hidden', 'submit', 'button'].includes(control.type)
  );
}

function mark(control: Element, property: 'readOnly' | 'disabled') {
  if (Reflect.get(control, property)) return;
  Reflect.set(control, property, true);
  control.setAttribute('data-locked-by', property);
}

function unlock(form: HTMLFormElement) {
  delete form.dataset.locked;
  for (const control of form.elements) {
    const property = control.getAttribute('data-locked-by');
    if (property) Reflect.set(control, property, false);
    control.removeAttribute('data-locked-by');
  }
}

function insertNotice(form: HTMLFormElement, content: Node[]) {
  const notice = document.createElement('div');
  notice.className = 'nhsuk-inset-text app-draft-notice';
  notice.append(...content);
  const place = form.querySelector('[data-draft-notice]');
  if (place) place.append(notice);
  else form.prepend(notice);
  return notice;
}

function takeButton(take: () => void) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'nhsuk-button nhsuk-button--secondary nhsuk-button--small';
  button.textContent = 'Use this one instead';
  button.addEventListener('click', take);
  return button;
}

function paragraph(words: string) {
  const line = document.createElement('p');
  line.textContent = words;
  return line;
}

function item(words: string) {
  const line = document.createElement('li');
  line.textContent = words;
  return line;
}

function labelOf(form: HTMLFormElement, name: string) {
  const control = form.elements.namedItem(name);
  const label =
    control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control.labels?.[0] : null;
  return label?.textContent?.trim() || name;
}
