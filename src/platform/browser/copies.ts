import { firstSentence } from './copies.rules.ts';
import { listControls, setField } from './fields.ts';

/**
 * Fields that start with what another one says: data-copy-from names it, data-copy="sentence" takes its first sentence.
 * Only while they are in sight, and only until somebody writes in them.
 */
export function startCopies() {
  for (const target of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-copy-from]')) {
    startCopy(target);
  }
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
