type Saying = { says: string; values?: Record<string, string | number> };
type State = { id: string; at: number; whole?: string } | { refused: Saying };
/** Words in the language of the page; `tell` shows them below the files. */
type Place = { path: string; piece: number; list: Element; say: Say; tell: (words: string) => void };
type Say = (english: string, values?: Saying['values']) => string;

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const GONE = { says: 'What you wrote is not here any more. Press Continue, then add the file again.' };
const SENT = { says: 'Your message was sent already. Nothing more can go with it.' };
const UNREADABLE = { says: 'This file cannot be read any more. Choose it again.' };
const BUSY = 'We are busy. Your file goes on in a moment.';
const BROKEN = 'The line broke. Your file goes on when it is back.';

/** A file that was chosen goes at once, piece by piece. A line that breaks, or a page that is closed, loses one piece. */
export function startEnclosing(root: HTMLElement) {
  const form = root.closest('form');
  const input = root.querySelector<HTMLInputElement>('input[type="file"]');
  const list = root.querySelector('[data-enclose-list]');
  const state = root.querySelector('[data-enclose-state]');
  if (!form || !input || !list || !state) return;
  const said = JSON.parse(root.dataset.says ?? '{}') as Record<string, string>;
  const say: Say = (english, values = {}) =>
    (said[english] ?? english).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  const tell = (words: string) => {
    state.textContent = words;
  };
  const place = { path: root.dataset.enclose ?? '', piece: Number(root.dataset.piece), list, say, tell };
  let going = 0;
  let goesOn = false;
  let pressed: HTMLElement | null = null;
  root.dataset.ready = '';
  const take = async () => {
    const files = [...(input.files ?? [])];
    input.value = ''; // it is on its way: it does not go with the form as well
    going += files.length;
    for (const file of files) {
      const arrived = await bring(file, place);
      going -= 1;
      goesOn &&= arrived;
    }
    // What was pressed says what is wanted: to go on, or to take a file away. Its line may be gone by now.
    if (goesOn && going === 0) form.requestSubmit(pressed?.isConnected ? pressed : null);
  };
  input.addEventListener('change', take);
  void take(); // what was chosen before this script had come
  form.addEventListener('submit', (event) => {
    if (going === 0) return;
    event.preventDefault();
    goesOn = true;
    pressed = event.submitter;
    tell(say('Wait a moment. We go on as soon as your file has arrived.'));
  });
}

/** False: it did not arrive, and its line says why. */
async function bring(file: File, place: Place): Promise<boolean> {
  const { path, piece, list, say, tell } = place;
  const { name } = file;
  const stop = new AbortController();
  const line = lineOf(name, say, () => stop.abort());
  list.append(line.item);
  tell(say('{name} is on its way.', { name }));
  const ask = (url: string, body: BodyInit) => asking(url, body, stop.signal, place);
  let state: State | undefined;
  try {
    const mark = String(file.lastModified);
    state = await ask(path, new URLSearchParams({ name, size: String(file.size), mark }));
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
    else return stopped(place, state, line.item);
  }
  if (state && 'id' in state && state.whole !== undefined) line.arrived(state.id, state.whole);
  else line.failed(state && 'refused' in state ? state.refused : UNREADABLE);
  tell(state && 'id' in state ? say('{name} has arrived.', { name }) : '');
  return state !== undefined && 'id' in state;
}

function stopped({ path, say, tell }: Place, state: State | undefined, item: Element): false {
  item.remove();
  tell(say('Stopped. The file does not go along.'));
  if (state && 'id' in state) void fetch(`${path}/${state.id}/removal`, { method: 'POST' }).catch(() => undefined);
  return false;
}

/** Asks until there is an answer: a line that broke comes back. @throws it was stopped */
async function asking(url: string, body: BodyInit, signal: AbortSignal, { say, tell }: Place): Promise<State> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    const headers = { accept: 'application/json' };
    const answer = await fetch(url, { method: 'POST', body, headers, signal }).catch(() => undefined);
    signal.throwIfAborted();
    if (answer?.ok) {
      tell('');
      return (await answer.json()) as State;
    }
    if (answer?.status === 404) return { refused: GONE };
    if (answer && answer.status !== 429 && answer.status < 500)
      return { refused: answer.status === 422 ? SENT : UNREADABLE };
    tell(say(answer ? BUSY : BROKEN));
    await pause(wait, signal);
    signal.throwIfAborted();
  }
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

function lineOf(name: string, say: Say, stop: () => void) {
  const item = document.createElement('li');
  const words = document.createElement('span');
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', name);
  words.textContent = `${name}: 0% `;
  item.append(words, button(say('Stop'), name, stop), bar);
  const ended = (text: string) => item.replaceChildren(`${text} `);
  return {
    item,
    show: (part: number) => {
      bar.value = part;
      words.textContent = `${name}: ${Math.floor(100 * part)}% `;
    },
    arrived: (id: string, text: string) => {
      ended(text);
      const away = button(say('Take away'), name);
      away.name = 'act';
      away.value = `away ${id}`;
      item.append(away);
    },
    failed: ({ says, values }: Saying) => {
      ended('');
      const error = document.createElement('span');
      error.className = 'nhsuk-error-message';
      error.setAttribute('role', 'alert');
      error.textContent = say(says, values);
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
