import { say } from './announce.ts';
import { isRecord } from './autosave.rules.ts';
import { holdDraft } from './autosave.ts';
import { outcomeOf, sendingWords, takenWords, tooBig } from './upload.rules.ts';

const SHOW_AFTER_MS = 1_000;

/** Forms with files: dropped, pasted or chosen, sent with a bar that shows how far it is, and a way to stop. */
export function startUploads() {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-upload]')].flatMap(startUpload);
  const [first] = forms;
  if (!first) return;
  // A file that is carried over the page finds its place open.
  document.addEventListener('dragenter', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    for (const { form } of forms) if (!isOfWords(form)) form.closest('details')?.setAttribute('open', '');
  });
  // A picture in the clipboard waits for the button: it may have been meant for somewhere else.
  document.addEventListener('paste', (event) => {
    const files = event.clipboardData?.files;
    if (!files || files.length === 0 || event.defaultPrevented || isMeantAsText(event)) return;
    event.preventDefault();
    take(forms.find(({ form }) => form.contains(document.activeElement)) ?? first, files, 'From the clipboard');
  });
}

type Form = { form: HTMLFormElement; input: HTMLInputElement; state: HTMLElement };

/** What is copied from a document comes as words and as a picture of them: a field for words takes the words. */
function isMeantAsText({ target, clipboardData }: ClipboardEvent) {
  return target instanceof Element && target.matches('textarea, input') && clipboardData?.types.includes('text/plain');
}

function startUpload(form: HTMLFormElement): Form[] {
  const input = form.querySelector<HTMLInputElement>('input[type="file"][multiple]');
  const state = form.querySelector<HTMLElement>('[data-upload-state]');
  if (!input || !state) return [];
  const known = { form, input, state };
  form.dataset.ready = '';
  form.addEventListener('submit', (event) => {
    if (isOfWords(form) && (filesIn(form).length === 0 || form.dataset.locked !== undefined)) return;
    event.preventDefault();
    void send(known);
  });
  form.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    form.dataset.over = '';
  });
  for (const kind of ['dragleave', 'drop'] as const) form.addEventListener(kind, () => delete form.dataset.over);
  form.addEventListener('drop', (event) => {
    if (!event.dataTransfer || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    if (isOfWords(form)) return take(known, event.dataTransfer.files, 'Chosen');
    input.files = event.dataTransfer.files;
    void send(known);
  });
  return [known];
}

/** Its files go with words that may not be finished: nothing is sent before its button is pressed. */
const isOfWords = (form: HTMLFormElement) => form.dataset.upload === 'words';

const filesIn = (form: HTMLFormElement) =>
  [...new FormData(form).values()].filter((one): one is File => one instanceof File && one.name !== '');

function take({ form, input, state }: Form, files: FileList, how: string) {
  input.files = files;
  const button = form.querySelector('button');
  input.closest('details')?.setAttribute('open', '');
  show(state, { said: takenWords(how, [...files], button?.firstChild?.textContent ?? '') });
  if (!isOfWords(form)) button?.focus();
}

async function send({ form, state }: Form) {
  if (form.dataset.sending !== undefined) return;
  const files = filesIn(form);
  if (files.length === 0) return show(state, { errors: ['Choose a file to add'] });
  const errors = tooBig(files);
  if (errors.length > 0) return show(state, { errors });
  form.dataset.sending = '';
  const letGo = holdDraft(form);
  const { status, answer } = await post(form.action, new FormData(form), files.length, state);
  delete form.dataset.sending;
  const outcome = outcomeOf(status, answer);
  if ('errors' in outcome) letGo();
  if (status === -1) return show(state, { said: 'Stopped. Nothing was added.' });
  if ('errors' in outcome) return show(state, outcome);
  say('Added.');
  location.assign(outcome.to);
}

/** Status 0: no answer; -1: stopped by the person. */
function post(url: string, body: FormData, count: number, state: HTMLElement) {
  return new Promise<{ status: number; answer: Record<string, unknown> }>((resolve) => {
    const request = new XMLHttpRequest();
    const { bar, words } = progress(state, () => request.abort());
    const done = (status: number) => {
      clearTimeout(timer);
      state.replaceChildren();
      resolve({ status, answer: status > 0 ? read(request.responseText) : {} });
    };
    const timer = setTimeout(() => state.replaceChildren(bar), SHOW_AFTER_MS);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      words.textContent = sendingWords(count, loaded, total);
      const meter = bar.querySelector('progress');
      if (meter && total > 0) meter.value = loaded / total;
    });
    request.addEventListener('load', () => done(request.status));
    request.addEventListener('error', () => done(0));
    request.addEventListener('abort', () => done(-1));
    request.open('POST', url);
    request.setRequestHeader('accept', 'application/json');
    request.send(body);
  });
}

function read(text: string): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(text);
    return isRecord(answer) ? answer : {};
  } catch {
    return {};
  }
}

function progress(state: HTMLElement, stop: () => void) {
  const bar = document.createElement('div');
  const words = document.createElement('p');
  words.id = `${state.closest('form')?.dataset.upload ?? ''}upload-words`;
  const meter = document.createElement('progress');
  meter.setAttribute('aria-labelledby', words.id);
  meter.max = 1;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'app-button-quiet';
  button.textContent = 'Stop';
  button.addEventListener('click', stop);
  bar.append(words, meter, button);
  return { bar, words };
}

type Said = { errors?: readonly string[]; said?: string; to?: string };

function show(state: HTMLElement, { errors = [], said = '', to = '' }: Said) {
  const lines = errors.map((error) => line('nhsuk-error-message', error));
  const good = said ? [line('app-secondary', said)] : [];
  const link = document.createElement('a');
  link.href = to;
  link.textContent = 'See the files';
  state.replaceChildren(...lines, ...good, ...(to ? [link] : []));
  say([...errors, said].join('. '));
}

function line(className: string, text: string) {
  const paragraph = document.createElement('p');
  paragraph.className = className;
  paragraph.textContent = text;
  return paragraph;
}
