import { hasUnsaved, saveDrafts } from './autosave.ts';
import { post } from './requests.ts';
import { hearTabs, tellTabs } from './tabs.ts';
import type { Limits } from './timeout.rules.ts';
import { delayToRenewal, idleStep, secondsOf } from './timeout.rules.ts';

let lastActive = Date.now();
let lastHeard = Date.now();
let renewal: ReturnType<typeof setTimeout> | undefined;

/** Signs out after 20 idle minutes, with a warning 2 minutes before. Typing or pressing anything in any tab counts. */
export function startTimeout() {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[data-timeout]');
  if (!dialog) return;
  const limits = {
    idle: secondsOf(dialog.dataset.timeoutIdle, 20 * 60),
    warning: secondsOf(dialog.dataset.timeoutWarning, 2 * 60),
  };
  for (const kind of ['keydown', 'pointerdown', 'input'] as const) {
    document.addEventListener(kind, (event) => event.isTrusted && !dialog.open && noteActive(), { capture: true });
  }
  document.addEventListener('openpals:heard', () => noteHeard());
  hearTabs(({ kind }) => {
    if (kind === 'active') noteOtherTab(dialog);
  });
  tellTabs({ kind: 'active' });
  // Closing the warning in any way, also with Esc, means: I am here.
  dialog.addEventListener('cancel', () => void staySignedIn(dialog));
  dialog.addEventListener('submit', (event) => event.preventDefault());
  dialog.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('button')) void staySignedIn(dialog);
  });
  const check = () => void step(dialog, limits);
  setInterval(check, Math.min(5_000, limits.warning / 4));
  document.addEventListener('visibilitychange', check);
}

async function step(dialog: HTMLDialogElement, limits: Limits) {
  const next = idleStep(Date.now() - lastActive, limits, hasUnsaved());
  if (next === 'warn' && !dialog.open) dialog.showModal();
  if (next !== 'leave') return;
  if (!(await saveDrafts())) return;
  location.assign(`${signIn()}&why=idle`);
}

function noteActive() {
  const before = lastActive;
  lastActive = Date.now();
  if (lastActive - before > 5_000) tellTabs({ kind: 'active' });
  renewal ??= setTimeout(() => void renew(), delayToRenewal(lastActive, lastHeard));
}

/** A save with words in it is a sign of life too. */
function noteHeard() {
  lastHeard = Date.now();
  clearTimeout(renewal);
  renewal = undefined;
}

function noteOtherTab(dialog: HTMLDialogElement) {
  lastActive = Date.now();
  if (dialog.open) dialog.close();
}

async function staySignedIn(dialog: HTMLDialogElement) {
  lastActive = Date.now();
  const status = await renew();
  if (status === 401) location.assign(signIn());
  else if (dialog.open) dialog.close();
  tellTabs({ kind: 'active' });
}

async function renew() {
  const { status } = await post('/session/renewal');
  noteHeard();
  return status;
}

function signIn() {
  return `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
}
