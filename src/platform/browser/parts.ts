import { say } from './announce.ts';
import type { Fields } from './fields.rules.ts';
import { readFields, readSentFields } from './fields.ts';
import { syncReveals } from './reveal.ts';

const everyFewSeconds = 5_000;

/**
 * Parts of a page that follow fields: data-part is the address, data-part-from the names of the fields it depends on.
 * A part that holds something with data-part-live is asked for again every few seconds, until it holds none.
 */
export function startParts() {
  for (const part of document.querySelectorAll<HTMLElement>('[data-part]')) {
    startPart(part);
    setInterval(() => void refresh(part), everyFewSeconds);
  }
  document.addEventListener('toggle', ({ target }) => void openPart(target), true);
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-part-send]') : null;
    if (button && !event.defaultPrevented) void send(event, button);
  });
}

async function refresh(part: HTMLElement) {
  if (!part.querySelector('[data-part-live]') || document.visibilityState === 'hidden') return;
  const before = part.textContent;
  const html = await ask(part.dataset.part ?? '', { poll: true });
  if (html === undefined) return;
  show(part, html);
  const news = part.querySelector('[data-part-news]')?.textContent ?? '';
  if (news && !before?.includes(news)) say(news);
}

/** What had the focus may be gone: then it goes to what came in its place, or back to the field before it. */
function show(part: HTMLElement, html: string) {
  const had = part.contains(document.activeElement);
  part.innerHTML = html;
  if (!had || part.contains(document.activeElement)) return;
  const same = part.querySelector<HTMLElement>('button, summary, a[href], input:not([type=hidden]), select');
  (same ?? fieldBefore(part))?.focus();
}

function fieldBefore(part: HTMLElement): HTMLElement | undefined {
  const fields = [...(part.closest('form')?.querySelectorAll<HTMLElement>('input:not([type=hidden]), select') ?? [])];
  const before = (field: HTMLElement) => field.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING;
  return fields.findLast((field) => before(field) && field.offsetParent !== null);
}

/** A button that tells the server something and shows its answer in a part of the page; else it sends its form. */
async function send(event: Event, button: HTMLButtonElement) {
  const { partSend: url = '' } = button.dataset;
  const part = document.querySelector<HTMLElement>(`[data-part="${CSS.escape(url)}"]`);
  if (!part || !button.form) return;
  event.preventDefault();
  const fields = readFields(button.form);
  const values = Object.fromEntries((button.dataset.partFields ?? '').split(' ').map((name) => [name, fields[name]]));
  const html = await ask(url, { json: JSON.stringify(values) });
  if (html === undefined) {
    delete button.dataset.partSend;
    return button.click();
  }
  show(part, html);
  say(part.querySelector('[data-part-news]')?.textContent ?? '');
}

/** What is in a menu is asked for when it is opened. Without an answer its link stays, and the next opening asks again. */
async function openPart(opened: EventTarget | null) {
  if (!(opened instanceof HTMLDetailsElement) || !opened.open) return;
  const part = opened.querySelector<HTMLElement>('[data-part-opened]');
  const html = part && (await ask(part.dataset.partOpened ?? ''));
  if (!part || !html) return;
  show(part, html);
  delete part.dataset.partOpened;
}

function startPart(part: HTMLElement) {
  const form = part.closest('form');
  const { part: url = '', partFrom = '' } = part.dataset;
  if (!form) return;
  let abort = new AbortController();
  // Of the page as it was sent: what was typed before the script was there is followed too.
  let shown = queryOf(readSentFields(form), partFrom);
  const follow = async () => {
    const query = queryOf(readFields(form), partFrom);
    if (query === shown) return;
    shown = query;
    abort.abort();
    abort = new AbortController();
    const html = await ask(`${url}${url.includes('?') ? '&' : '?'}${query}`, { signal: abort.signal });
    if (html === undefined) return;
    show(part, html);
    syncReveals();
  };
  for (const kind of ['input', 'change'] as const) form.addEventListener(kind, () => void follow());
  void follow();
}

function queryOf(fields: Fields, names: string) {
  return new URLSearchParams(names.split(' ').map((name) => [name, String(fields[name] ?? '')])).toString();
}

/** Undefined if there was no answer, or a newer question is on its way: then the part stays as it is. */
type Asking = { signal?: AbortSignal; json?: string; poll?: true };

async function ask(url: string, { signal, json, poll }: Asking = {}) {
  // Only what the officer does keeps the session alive.
  const headers: Record<string, string> = poll ? { 'x-poll': '1' } : {};
  if (json !== undefined) headers['content-type'] = 'application/json';
  const sent = json === undefined ? {} : { method: 'POST', body: json };
  try {
    const response = await fetch(url, { headers, ...sent, signal: signal ?? null });
    return response.ok && !response.redirected ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
