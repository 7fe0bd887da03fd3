import { folded } from '../folded.rules.ts';

/** A part of a form that waits until what is typed into the form has certain words; once shown, it stays. */
export function startWordsSeen() {
  for (const part of document.querySelectorAll<HTMLElement>('[data-when-words][hidden]')) {
    const words = new RegExp(part.dataset.whenWords ?? '', 'i');
    const form = part.closest('form');
    const look = () => {
      if (form && part.hidden && words.test(folded(typedInto(form)))) part.hidden = false;
    };
    form?.addEventListener('input', look);
    look(); // it may have been typed before this script had come
  }
}

const typedInto = (form: HTMLFormElement) =>
  [...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input[type=text]')]
    .map(({ value }) => value)
    .join('\n');
