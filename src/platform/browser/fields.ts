import type { Fields } from './fields.rules.ts';
import { collectFields, isKept } from './fields.rules.ts';
import { syncConditionals } from './nhsuk.ts';

export type FormControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isControl(target: unknown): target is FormControl {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

/** The controls of a form, or only those with one name. */
export function listControls(form: HTMLFormElement, name?: string) {
  const controls = [...form.elements].filter(isControl);
  return name === undefined ? controls : controls.filter((control) => control.name === name);
}

/** What the form says now. */
export function readFields(form: HTMLFormElement): Fields {
  return collectFields(
    listControls(form)
      .filter((control) => !control.matches(':disabled'))
      .map((control) => ({
        name: control.name,
        type: control.type,
        value: control.value,
        checked: 'checked' in control && control.checked,
        chosen: 'options' in control ? [...control.selectedOptions].map((option) => option.value) : [],
      })),
  );
}

/**
 * What the form said when the server sent it, whatever was typed or put back by the browser since.
 * Must be read before a script writes to hidden fields: those have no separate default.
 */
export function readSentFields(form: HTMLFormElement): Fields {
  return collectFields(listControls(form).map(sentControl));
}

function sentControl(control: FormControl) {
  const { name, type } = control;
  if (!('options' in control)) {
    const [ticks, value] =
      'checked' in control ? [type === 'checkbox' || type === 'radio', control.value] : [false, ''];
    return {
      name,
      type,
      value: ticks ? value : control.defaultValue,
      checked: 'checked' in control && control.defaultChecked,
      chosen: [],
    };
  }
  const chosen = [...control.options].filter((option) => option.defaultSelected).map((option) => option.value);
  return { name, type, value: chosen[0] ?? control.options[0]?.value ?? '', checked: false, chosen };
}

/** Writes values into a form. Hidden fields come last: writing a type-ahead's words clears the id that belongs to them. */
export function fillFields(form: HTMLFormElement, fields: Fields) {
  const names = Object.keys(fields).filter((name) => listControls(form, name).some(isKept));
  const isHidden = (name: string) => Number(listControls(form, name)[0]?.type === 'hidden');
  for (const name of names.sort((a, b) => isHidden(a) - isHidden(b))) setField(form, name, fields[name] ?? '');
}

/** Writes one value, as if it had been typed: everything that listens hears of it. A locked form stays as it is. */
export function setField(form: HTMLFormElement, name: string, value: string | string[]) {
  if (form.dataset.locked !== undefined) return;
  const values = [value].flat();
  const changed = listControls(form, name).filter((control, index) => setControl(control, values, index));
  for (const control of changed) {
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
  if (changed.length > 0) syncConditionals();
}

function setControl(control: FormControl, values: string[], index: number) {
  if (control.type === 'checkbox' || control.type === 'radio') return tick(control, values);
  if ('options' in control && control.multiple) {
    for (const option of control.options) option.selected = values.includes(option.value);
    return true;
  }
  const value = values[index] ?? '';
  if (control.value === value) return false;
  writeText(control, value);
  return true;
}

function tick(control: FormControl, values: string[]) {
  if (!('checked' in control)) return false;
  const before = control.checked;
  control.checked = values.includes(control.value);
  return control.checked !== before;
}

/** The officer may be typing in it: the caret stays where it was if the words before it did not change. */
function writeText(control: FormControl, value: string) {
  const caret = control instanceof HTMLTextAreaElement ? control.selectionStart : undefined;
  const kept = caret !== undefined && value.startsWith(control.value.slice(0, caret));
  control.value = value;
  if (kept && control instanceof HTMLTextAreaElement) control.setSelectionRange(caret, caret);
}
