import type { Fields } from './fields.rules.ts';
import { sameValue } from './fields.rules.ts';
import { listControls, setField } from './fields.ts';

const words = 'from before – check';
const filled = new WeakMap<HTMLFormElement, Fields>();

/**
 * Fills fields with what was known before, each marked to be checked. Only fields that are untouched: empty,
 * on their blank answer (a radio with data-blank), or still as an earlier choice filled them.
 */
export function fillUntouched(form: HTMLFormElement, fields: Fields) {
  const before = filled.get(form) ?? {};
  filled.set(form, before);
  for (const [name, value] of Object.entries(fields)) {
    const now = answerIn(form, name);
    if (now === undefined || (!isBlank(form, name) && !sameValue(now, before[name]))) continue;
    if (sameValue(now, value)) continue;
    setField(form, name, value);
    before[name] = value;
    if (sameValue(value, '')) unmark(form, name);
    else mark(form, name);
    openAround(form, name);
  }
}

function answerIn(form: HTMLFormElement, name: string): string | string[] | undefined {
  const controls = listControls(form, name);
  const first = controls[0];
  if (!first) return undefined;
  if (first.type !== 'checkbox' && first.type !== 'radio') return first.value;
  const ticked = controls.filter((control) => 'checked' in control && control.checked).map((control) => control.value);
  return first.type === 'radio' ? (ticked[0] ?? '') : ticked;
}

function isBlank(form: HTMLFormElement, name: string) {
  const onBlank = listControls(form, name).some((one) => one.matches('[data-blank]:checked'));
  return onBlank || sameValue(answerIn(form, name), '');
}

/** What was ticked must be in sight. */
function openAround(form: HTMLFormElement, name: string) {
  for (const control of listControls(form, name)) {
    if ('checked' in control && control.checked) control.closest('details')?.setAttribute('open', '');
  }
}

function unmark(form: HTMLFormElement, name: string) {
  form.querySelector(`[data-from-before="${CSS.escape(name)}"]`)?.remove();
}

/** The mark goes as soon as somebody changes the field: then it was checked. */
function mark(form: HTMLFormElement, name: string) {
  const control = listControls(form, name)[0];
  if (!control || control.type === 'hidden') return;
  const place = control.closest('.nhsuk-form-group') ?? control.parentElement;
  if (!place || place.querySelector(`[data-from-before="${CSS.escape(name)}"]`)) return;
  const note = document.createElement('span');
  note.id = `from-before-${name}`;
  note.className = 'app-from-before';
  note.dataset.fromBefore = name;
  note.textContent = words;
  place.append(note);
  control.setAttribute(
    'aria-describedby',
    [control.getAttribute('aria-describedby'), note.id].filter(Boolean).join(' '),
  );
  const clear = (event: Event) => {
    if (!event.isTrusted || !listControls(form, name).some((one) => one === event.target)) return;
    note.remove();
    const others = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== note.id);
    if (others.length > 0) control.setAttribute('aria-describedby', others.join(' '));
    else control.removeAttribute('aria-describedby');
    place.removeEventListener('input', clear);
  };
  place.addEventListener('input', clear);
}
