import { isRecord } from './autosave.rules.ts';

type State = { id: string; at: number; whole?: string } | { refused: string };
type Place = { path: string; piece: number; list: Element; say: (words: string) => void };

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const GONE = 'What you wrote is not here any more. Press Continue, then add the file again.';
const UNREADABLE = 'This file cannot be read any more. Choose it again.';

/** A file that was chosen goes at once, piece by piece. A line that breaks, or a page that is closed, loses one piece. */
export function startEnclosing(root: HTMLElement) {
  const form = root.closest('form');
  const input = root.querySelector<HTMLInputElement>('input[type="file"]');
  const list = root.querySelector('[data-enclose-list]');
  const state = root.querySelector('[data-enclose-state]');
  if (!form || !input || !list || !state) return;
  const say = (words: string) => {
    state.textContent = words;
  };
  const place = { path: root.dataset.enclose ?? '', piece: Number(root.dataset.piece), list, say };
  let going = 0;
  let goesOn = false;
  root.dataset.ready = '';
  input.addEventListener('change', async () => {
    const files = [...(input.files ?? [])];
    input.value = ''; // it is on its way: it does not go with the form as well
    going += files.length;
    for (const file of files) {
      const arrived = await bring(file, place);
      going -= 1;
      goesOn &&= arrived;
    }
    if (goesOn && going === 0) form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    if (going === 0) return;
    event.preventDefault();
    goesOn = true;
    say('Wait a moment. We go on as soon as your file has arrived.');
  });
}

/** False: it did not arrive, and its line says why. */
async function bring(file: File, { path, piece, list, say }: Place): Promise<boolean> {
  const stop = new AbortController();
  const line = lineOf(file.name, () => stop.abort());
  list.append(line.item);
  say(`${file.name} is on its way.`);
  const ask = (url: string, body: BodyInit) => asking(url, body, stop.signal, say);
  let state: State | undefined;
  try {
    const mark = String(file.lastModified);
    state = await ask(path, new URLSearchParams({ name: file.name, size: String(file.size), mark }));
    if ('id' in state) list.querySelector(`[data-file="${CSS.escape(state.id)}"]`)?.remove();
    while ('id' in state && state.whole === undefined) {
      line.show(state.at / file.size);
      const body = new FormData();
      body.append('at', String(state.at));
      body.append('piece', new Blob([await file.slice(state.at, state.at + piece).arrayBuffer()]), 'piece');
      state = await ask(`${path}/${state.id}/pieces`, body);
    }
  } catch {
    if (!stop.signal.aborted) state = { refused: UNREADABLE };
    else return stopped(path, state, line.item, say);
  }
  if (state && 'id' in state && state.whole !== undefined) line.arrived(state.id, state.whole);
  else line.failed(state && 'refused' in state ? state.refused : UNREADABLE);
  say(state && 'id' in state ? `${file.name} has arrived.` : '');
  return state !== undefined && 'id' in state;
}

function stopped(path: string, state: State | undefined, item: Element, say: Place['say']): false {
  item.remove();
  say('Stopped. The file does not go along.');
  if (state && 'id' in state) void fetch(`${path}/${state.id}/removal`, { method: 'POST' }).catch(() => undefined);
  return false;
}

/** Asks until there is an answer: a line that broke comes back. @throws it was stopped */
async function asking(url: string, body: BodyInit, signal: AbortSignal, say: Place['say']): Promise<State> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    const headers = { accept: 'application/json' };
    const answer = await fetch(url, { method: 'POST', body, headers, signal }).catch(() => undefined);
    signal.throwIfAborted();
    if (answer?.ok) {
      say('');
      return (await answer.json()) as State;
    }
    if (answer?.status === 404) return { refused: GONE };
    if (answer && answer.status !== 429 && answer.status < 500) return { refused: await messageOf(answer) };
    say(answer ? 'We are busy. Your file goes on in a moment.' : 'The line broke. Your file goes on when it is back.');
    await pause(wait, signal);
    signal.throwIfAborted();
  }
}

async function messageOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => undefined);
  return isRecord(body) && typeof body.message === 'string' ? body.message : UNREADABLE;
}

/** Until then, until the line is back, or until it is stopped. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      signal.removeEventListener('abort', go);
      done();
    };
    const timer = setTimeout(go, ms);
    window.addEventListener('online', go);
    signal.addEventListener('abort', go);
  });
}

function lineOf(name: string, stop: () => void) {
  const item = document.createElement('li');
  const words = document.createElement('span');
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', name);
  words.textContent = `${name}: 0% `;
  item.append(words, button('Stop', name, stop), bar);
  const ended = (text: string) => item.replaceChildren(`${text} `);
  return {
    item,
    show: (part: number) => {
      bar.value = part;
      words.textContent = `${name}: ${Math.floor(100 * part)}% `;
    },
    arrived: (id: string, text: string) => {
      ended(text);
      const away = button('Take away', name);
      away.name = 'act';
      away.value = `away ${id}`;
      item.append(away);
    },
    failed: (text: string) => {
      ended('');
      const error = document.createElement('span');
      error.className = 'nhsuk-error-message';
      error.setAttribute('role', 'alert');
      error.textContent = text;
      item.append(error);
    },
  };
}

/** Without something to do it sends the form. */
function button(label: string, name: string, act?: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.className = 'app-button-link';
  made.type = act ? 'button' : 'submit';
  const hidden = document.createElement('span');
  hidden.className = 'nhsuk-u-visually-hidden';
  hidden.textContent = ` ${name}`;
  made.append(label, hidden);
  if (act) made.addEventListener('click', act);
  return made;
}
