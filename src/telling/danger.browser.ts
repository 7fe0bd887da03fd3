import { soundsDangerous } from './danger.rules.ts';

/** While somebody writes what may mean danger, where help is stands on the page; it stays there once it was shown. */
export function startDanger() {
  const help = document.querySelector<HTMLElement>('[data-danger][hidden]');
  const field = document.querySelector<HTMLTextAreaElement>('textarea[name="what"]');
  field?.addEventListener('input', () => {
    if (help?.hidden && soundsDangerous(field.value)) help.hidden = false;
  });
}
