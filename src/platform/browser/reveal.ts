import { readFields, setField } from './fields.ts';
import { isMet, isPreset, presetsOf, presetValue } from './reveal.rules.ts';

/** Fields that show only when they are needed, and buttons that set a field. Hidden fields keep what they say. */
export function startRevealing() {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-set]') : null;
    if (!button?.form) return;
    event.preventDefault();
    for (const { name, value } of presetsOf(button.dataset.set ?? '')) {
      setField(button.form, name, presetValue(value, readFields(button.form)[name] ?? '', clockNow()));
    }
  });
  for (const kind of ['input', 'change'] as const) document.addEventListener(kind, syncReveals);
  document.addEventListener('change', bringIntoView);
  window.addEventListener('pageshow', syncReveals);
  syncReveals();
}

/** Also for parts of the page that came later. */
export function syncReveals() {
  for (const one of document.querySelectorAll<HTMLElement>('[data-show-when]')) {
    one.hidden = !isMet(one.dataset.showWhen ?? '', fieldsAround(one));
  }
  for (const one of document.querySelectorAll<HTMLElement>('[data-hide-when]')) {
    one.hidden = isMet(one.dataset.hideWhen ?? '', fieldsAround(one));
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-set]')) {
    const fields = fieldsAround(button);
    const isSet = presetsOf(button.dataset.set ?? '').every(({ name, value }) => isPreset(value, fields[name] ?? ''));
    button.setAttribute('aria-pressed', String(isSet));
  }
}

/** What a choice opens comes up from under the bar at the bottom, as far as the choice itself stays in sight. */
function bringIntoView({ target }: Event) {
  const choice = target instanceof Element ? target.closest('.app-choices--tiles > .nhsuk-radios__item') : null;
  const opened = choice?.nextElementSibling;
  if (!choice || !opened?.matches('.nhsuk-radios__conditional')) return;
  const edge = document.querySelector('.app-savebar')?.getBoundingClientRect().top ?? window.innerHeight;
  const hidden = opened.getBoundingClientRect().bottom - edge;
  const room = choice.getBoundingClientRect().top;
  if (hidden > 0) window.scrollBy(0, Math.min(hidden + MARGIN, room - MARGIN));
}

/** In pixels; the ring of the focus stays whole. */
const MARGIN = 8;

/** "10:44am": the officer sees it in the field and can put it right. */
function clockNow() {
  return new Date()
    .toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', hourCycle: 'h12', timeZone: 'Europe/London' })
    .replace(/\s/, '')
    .replace(':00', '');
}

function fieldsAround(element: HTMLElement) {
  const form = element.closest('form') ?? document.querySelector<HTMLFormElement>('form[data-draft]');
  return form ? readFields(form) : {};
}
