/** A pause in typing after which what was typed is kept. */
const PAUSE_MS = 1_000;
const AGAIN_MS = 5_000;
/** Where the page does not say itself what its end is: at a link that asks for a code. */
const HALF_HOUR = 'Your half hour is over. Send it, and you are asked for a new code: your words are kept.';

/** Keeps what somebody without an account types, on the server; the first touch of a person says that the link was opened. */
export function startReplying() {
  const form = document.querySelector<HTMLFormElement>('form[data-reply]');
  const path = form?.dataset.reply;
  if (!form || !path) return;
  const opened = tellOpened(path, wordsOf(form) !== sentWords(form));
  // Without cookies its words could not be found again, and each keeping would count as another browser.
  if (navigator.cookieEnabled) keep(form, path, opened);
}

/** Programs that look through mail open pages and press nothing: only what a person does counts, or has done already. */
function tellOpened(path: string, isTouched: boolean): () => Promise<unknown> {
  let told: Promise<unknown> = Promise.resolve();
  const tell = () => {
    told = fetch(`${path}/opening`, { method: 'POST' }).catch(() => undefined);
  };
  const hear = (event: Event) => {
    if (!event.isTrusted) return;
    for (const name of ['pointerdown', 'keydown']) document.removeEventListener(name, hear);
    tell();
  };
  if (isTouched) tell();
  else for (const name of ['pointerdown', 'keydown']) document.addEventListener(name, hear);
  return () => told;
}

/** Not before the first touch was told: it brings the cookie by which this browser finds its words again. */
function keep(form: HTMLFormElement, path: string, opened: () => Promise<unknown>) {
  const state = form.querySelector('[data-reply-state]');
  const says = JSON.parse(form.dataset.says ?? '{}') as Record<string, string>;
  let timer = 0;
  let kept = sentWords(form);
  // What is on its way must not arrive after what was typed later, or after the form itself.
  let onItsWay: AbortController | undefined;
  let isSent = false;
  const say = (words: string) => {
    const said = says[words] ?? words;
    if (state && state.textContent !== said) state.textContent = said;
  };
  const save = async () => {
    const words = wordsOf(form);
    if (words === kept) return;
    await opened();
    if (isSent) return;
    onItsWay?.abort();
    onItsWay = new AbortController();
    const { signal } = onItsWay;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const sending = { method: 'POST', body: words, headers, keepalive: true, signal };
    const done = await fetch(`${path}/draft`, sending).catch(() => undefined);
    if (signal.aborted) return;
    if (done?.ok) {
      kept = words;
      return say('Kept, in case you are called away.');
    }
    if (done?.status === 422) return say(form.dataset.replyEnded ?? HALF_HOUR);
    if (done?.status === 410) return say('This ended while you were writing. Send it, and your words are kept.');
    say('Not saved. We are trying again. Keep this page open.');
    timer = window.setTimeout(() => void save(), AGAIN_MS);
  };
  const soon = () => {
    isSent = false;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), PAUSE_MS);
  };
  if (wordsOf(form) !== kept) soon(); // typed before this script had come
  form.addEventListener('input', soon);
  document.addEventListener('submit', (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    isSent = true;
    window.clearTimeout(timer);
    onItsWay?.abort();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save();
  });
}

const wordsOf = (form: HTMLFormElement) =>
  new URLSearchParams(
    [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();

/** What the form said when the server sent it, whatever was typed since. */
function sentWords(form: HTMLFormElement): string {
  const copy = form.cloneNode(true);
  if (!(copy instanceof HTMLFormElement)) return '';
  copy.reset();
  return wordsOf(copy);
}
