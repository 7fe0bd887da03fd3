import { say } from './announce.ts';
import type { Tap } from './quicklog.rules.ts';
import { nextTile, tapFor, waitingWords, withoutTap, withTap } from './quicklog.rules.ts';
import type { Answered } from './requests.ts';
import { formBody, isPassing, post, textOf } from './requests.ts';
import { newName } from './tabs.ts';

const key = 'openpals.taps';
let panel: HTMLElement | undefined;
let opener: HTMLElement | undefined;

/** Quick log as a panel on any page: two presses to log, and the page stays. */
export function startQuickLog() {
  const link = document.querySelector<HTMLElement>('[data-quick-log]');
  if (!link) return;
  document.addEventListener('click', (event) => {
    const pressed =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[data-quick-log]') : null;
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void openPanel(pressed);
  });
  window.addEventListener('online', () => void sendWaiting());
  setInterval(() => void sendWaiting(), 10_000);
  void sendWaiting();
}

async function openPanel(link: HTMLAnchorElement) {
  opener = link;
  if (panel) return focusFirst();
  const html = await fetchPanel();
  if (html === undefined) return location.assign(link.href);
  panel = document.createElement('section');
  panel.className = 'app-quick-log';
  panel.id = 'quick-log-panel';
  panel.setAttribute('aria-label', 'Quick log');
  panel.innerHTML = html;
  const note = document.createElement('div');
  note.className = 'app-quick-log__note';
  note.dataset.note = '';
  panel.append(note);
  panel.addEventListener('submit', log);
  panel.addEventListener('keydown', move);
  panel.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-quick-log-close]')) closePanel();
  });
  document.querySelector('main')?.before(panel);
  link.setAttribute('aria-expanded', 'true');
  focusFirst();
}

async function fetchPanel() {
  try {
    const response = await fetch('/desk/quick-log?panel=1', { headers: { accept: 'text/html' } });
    return response.ok && !response.redirected ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

function closePanel() {
  panel?.remove();
  panel = undefined;
  opener?.setAttribute('aria-expanded', 'false');
  opener?.focus();
}

function tiles() {
  return [...(panel?.querySelectorAll<HTMLElement>('form button:not([type="button"])') ?? [])];
}

function focusFirst() {
  tiles()[0]?.focus();
}

function move(event: KeyboardEvent) {
  if (event.key === 'Escape') {
    event.preventDefault();
    return closePanel();
  }
  const all = tiles();
  const index = all.findIndex((tile) => tile.contains(event.target instanceof Node ? event.target : null));
  if (index < 0) return;
  const columns = all.filter((tile) => tile.offsetTop === all[0]?.offsetTop).length;
  const next = nextTile(event.key, index, all.length, columns);
  if (next === undefined) return;
  event.preventDefault();
  all[next]?.focus();
}

function log(event: SubmitEvent) {
  if (!(event.target instanceof HTMLFormElement)) return;
  event.preventDefault();
  const body = formBody(event.target, event.submitter).toString();
  const owner = ownerOf();
  const tap = tapFor(waiting(), { id: newName(), owner, url: event.target.action, body });
  keep(withTap(waiting(), tap));
  void sendTap(tap, event.submitter);
}

/** One tap at a time is sent once; a second try carries the same id, so the server counts it once. */
async function sendTap(tap: Tap, tile: HTMLElement | null) {
  const form = new URLSearchParams(tap.body);
  form.set('tap', tap.id);
  const answer = await post(tap.url, { form, keepalive: true });
  const { status, json } = answer;
  if (status === 401) return tile ? location.assign(signIn()) : undefined;
  if (isPassing(status) || (status < 400 && json === undefined)) return showNote('Not saved. Tap again.');
  keep(withoutTap(waiting(), tap));
  showLogged(answer, tile);
}

function signIn() {
  return `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
}

async function sendWaiting() {
  for (const tap of waiting().filter((one) => one.owner === ownerOf())) await sendTap(tap, null);
}

function showLogged({ status, body }: Answered, tile: HTMLElement | null) {
  const counter = tile?.querySelector('[data-count]');
  if (counter && typeof body.count === 'number') counter.textContent = String(body.count);
  showNote(textOf(body.message) || (status < 400 ? 'Logged' : 'Not saved. Tap again.'));
  const undo = textOf(body.undo);
  if (status < 400 && undo) panel?.querySelector('[data-note]')?.append(undoButton(undo, tile));
}

function undoButton(url: string, tile: HTMLElement | null) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'nhsuk-button nhsuk-button--secondary nhsuk-button--small';
  button.textContent = 'Undo';
  button.addEventListener('click', async () => {
    button.disabled = true;
    const answer = await post(url);
    if (answer.status === 200) showLogged(answer, tile);
    else button.disabled = false;
    (tile ?? tiles()[0])?.focus();
  });
  return button;
}

function showNote(words: string) {
  const line = document.createElement('p');
  line.textContent = [words, waitingWords(waiting().length)].filter(Boolean).join(' ');
  panel?.querySelector('[data-note]')?.replaceChildren(line);
  if (panel) say(line.textContent);
}

function ownerOf() {
  return document.querySelector<HTMLElement>('[data-quick-log]')?.dataset.quickLogOwner ?? '';
}

function waiting(): Tap[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function keep(taps: Tap[]) {
  try {
    sessionStorage.setItem(key, JSON.stringify(taps));
  } catch {
    // Without storage a tap that failed is tapped again by hand.
  }
}
