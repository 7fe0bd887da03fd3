import { isRecord } from './autosave.rules.ts';
import { textOf } from './requests.ts';

const every = 60_000;

/** Asks once a minute, while the page is looked at, whether something changed, and offers it: rows never move by themselves. */
export function startPolling() {
  for (const place of document.querySelectorAll<HTMLElement>('[data-poll]')) startPlace(place);
}

function startPlace(place: HTMLElement) {
  const title = document.title;
  let etag = '';
  let last = Date.now();
  let stopped = false;
  place.setAttribute('role', 'status');
  const ask = async () => {
    if (stopped || document.visibilityState === 'hidden' || Date.now() - last < every - 1_000) return;
    last = Date.now();
    const response = await fetchUpdates(place.dataset.poll ?? '', etag);
    stopped = response !== undefined && [401, 403, 404, 410].includes(response.status);
    if (response?.status !== 200) return;
    etag = response.headers.get('etag') ?? '';
    show(place, title, await response.json().catch(() => undefined));
  };
  setInterval(() => void ask(), every);
  document.addEventListener('visibilitychange', () => void ask());
}

async function fetchUpdates(url: string, etag: string) {
  const headers: Record<string, string> = { accept: 'application/json', 'x-poll': '1' };
  if (etag) headers['if-none-match'] = etag;
  try {
    return await fetch(url, { headers, cache: 'no-store' });
  } catch {
    return undefined;
  }
}

function show(place: HTMLElement, title: string, body: unknown) {
  const count = isRecord(body) && typeof body.count === 'number' ? body.count : 0;
  document.title = count > 0 ? `(${count}) ${title}` : title;
  if (count === 0) return place.replaceChildren();
  const words = (isRecord(body) && textOf(body.text)) || `${count} ${count === 1 ? 'update' : 'updates'} – show`;
  const button = place.querySelector('button') ?? makeButton(place);
  if (button.textContent !== words) button.textContent = words;
}

function makeButton(place: HTMLElement) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'nhsuk-button nhsuk-button--secondary nhsuk-button--small';
  button.addEventListener('click', () => location.reload());
  place.replaceChildren(button);
  return button;
}
