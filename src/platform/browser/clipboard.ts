import { say } from './announce.ts';

const shownFor = 2_000;

/** Buttons that copy a number. Where the browser keeps its clipboard to itself, the number is there to be read. */
export function startClipboard() {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-clipboard]') : null;
    if (button) void copy(button);
  });
}

async function copy(button: HTMLElement) {
  try {
    await navigator.clipboard.writeText(button.dataset.clipboard ?? '');
  } catch {
    return;
  }
  say('Copied');
  const before = button.firstChild?.textContent ?? '';
  if (!button.firstChild || before === 'Copied') return;
  button.firstChild.textContent = 'Copied';
  setTimeout(() => {
    if (button.firstChild) button.firstChild.textContent = before;
  }, shownFor);
}
