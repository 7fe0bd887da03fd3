import { isRecord } from './autosave.rules.ts';
import { textOf } from './requests.ts';

const every = 60_000;
const soon = 1_000;

/** Tells once a minute, while the page is looked at, that it is open and whether a note is being written; shows who else is here. */
export function startPresence() {
  const place = document.querySelector<HTMLElement>('[data-presence]');
  if (place) watch(place);
}

function watch(place: HTMLElement) {
  let last = Date.now();
  let typedAt = 0;
  const tell = async () => {
    if (document.visibilityState === 'hidden') return;
    last = Date.now();
    const body = new URLSearchParams({ writing: Date.now() - typedAt < every ? 'yes' : 'no' });
    const headers = { accept: 'application/json', 'x-poll': '1' };
    const answer = await fetch(place.dataset.presence ?? '', { method: 'POST', body, headers }).catch(() => undefined);
    const said: unknown = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
    if (isRecord(said) && textOf(said.text) !== place.textContent) place.textContent = textOf(said.text) ?? '';
  };
  document.getElementById('note')?.addEventListener('input', () => {
    const isFirst = Date.now() - typedAt > every;
    typedAt = Date.now();
    if (isFirst) setTimeout(() => void tell(), soon);
  });
  setInterval(() => void tell(), every);
  document.addEventListener('visibilitychange', () => {
    if (Date.now() - last > every) void tell();
  });
}
