import { firstSentence } from './copies.rules.ts';
import { listControls, setField } from './fields.ts';

/**
 * Fields that start with what another one says: data-copy-from names it, data-copy="sentence" takes its first sentence.
 * Only while they are in sight, and only until somebody writes in them.
 */
export function startCopies() {
  for (const place of document.querySelectorAll<HTMLElement>('[data-mirror]')) startMirror(place);
  for (const target of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-copy-from]')) {
    startCopy(target);
  }
}

/** Words of a field shown elsewhere on the page, as they are typed: to be read aloud. */
function startMirror(place: HTMLElement) {
  const form = place.closest('form');
  if (!form) return;
  const follow = () => {
    place.textContent = listControls(form, place.dataset.mirror ?? '')[0]?.value ?? '';
  };
  form.addEventListener('input', follow);
  follow();
}

function startCopy(target: HTMLInputElement | HTMLTextAreaElement) {
  const { form, name } = target;
  const { copyFrom = '', copy } = target.dataset;
  if (!form) return;
  const wanted = () => {
    const value = listControls(form, copyFrom)[0]?.value ?? '';
    return copy === 'sentence' ? firstSentence(value) : value;
  };
  let last = target.value === wanted() ? target.value : '';
  const follow = () => {
    const value = wanted();
    if (target.value !== last || value === last || target === document.activeElement) return;
    if (target.offsetParent === null) return;
    last = value;
    setField(form, name, value);
  };
  for (const kind of ['input', 'change'] as const) form.addEventListener(kind, follow);
}
