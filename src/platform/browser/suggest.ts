import { say } from './announce.ts';
import { openCard } from './cards.ts';
import { listControls, readFields, setField } from './fields.ts';
import { post } from './requests.ts';
import type { Found } from './suggest.rules.ts';
import { countWords, foundOf, offersNow } from './suggest.rules.ts';

type Place = {
  root: HTMLElement;
  list: HTMLElement;
  form: HTMLFormElement;
  /** Keys that the officer took out again, one per line; part of the draft if the server renders the field. */
  removed: HTMLInputElement;
  shown: Found[];
  announced: number;
  /** What the fields said before a button filled them. */
  before: Map<string, string | string[]>;
  abort: AbortController;
};

const pause = 2_000;

/** "Found in your notes": offers what the server finds; fills a field only when a button is pressed. */
export function startSuggesting() {
  for (const root of document.querySelectorAll<HTMLElement>('[data-suggest]')) startPlace(root);
}

function startPlace(root: HTMLElement) {
  const { suggest: url = '', suggestFrom: name = '' } = root.dataset;
  const notes = document.getElementsByName(name)[0];
  if (!(notes instanceof HTMLTextAreaElement) || !notes.form) return;
  const list = document.createElement('div');
  list.className = 'app-chips';
  root.append(list);
  const place: Place = {
    root,
    list,
    form: notes.form,
    removed: root.querySelector<HTMLInputElement>('[data-suggest-removed]') ?? document.createElement('input'),
    shown: [],
    announced: 0,
    before: new Map(),
    abort: new AbortController(),
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  const ask = () => {
    if (notes.value.trim() === asked) return;
    asked = notes.value.trim();
    void lookFor(place, url, notes.value);
  };
  notes.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  place.form.addEventListener('input', () => paint(place));
  // A draft that is opened again gets its suggestions too.
  ask();
}

async function lookFor(place: Place, url: string, notes: string) {
  place.abort.abort();
  place.abort = new AbortController();
  const { signal } = place.abort;
  const { status, json } = await post(url, { json: { notes }, signal });
  if (status !== 200 || signal.aborted) return;
  const focused = document.activeElement;
  const stays = (one: Found) =>
    isAdded(place, one) || (focused instanceof HTMLElement && focused.dataset.key === one.key);
  const found = foundOf(json);
  place.shown = offersNow(place.shown, found, stays, removedKeys(place));
  render(place);
  noteFound(place);
  if (place.shown.length !== place.announced && place.shown.length > 0) say(countWords(place.shown.length));
  place.announced = place.shown.length;
}

/** Kinds of things that the page itself answers to when they are found, such as a relationship: kept in hidden fields. */
function noteFound({ form, shown }: Place) {
  for (const { name, dataset } of form.querySelectorAll<HTMLInputElement>('input[data-suggest-found]')) {
    setField(form, name, shown.find(({ key }) => key.startsWith(`${dataset.suggestFound}:`))?.key ?? '');
  }
}

/** Buttons that are already there are kept, so that the focus and a finger on its way stay right. */
function render(place: Place) {
  const old = new Map(
    [...place.list.querySelectorAll<HTMLElement>('button')].map((button) => [button.dataset.key, button]),
  );
  for (const [key, button] of old) if (!place.shown.some((one) => one.key === key)) button.remove();
  for (const one of place.shown) if (!old.has(one.key)) place.list.append(makeButton(place, one));
  place.root.hidden = place.shown.length === 0;
  paint(place);
}

function makeButton(place: Place, one: Found) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'app-chip';
  button.dataset.key = one.key;
  button.textContent = one.label;
  // The officer may be typing while listening: a press with the mouse leaves the caret in the notes.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', (event) => {
    if (one.card) offerCard(place, one, one.card, event.detail === 0);
    else toggle(place, one);
  });
  return button;
}

function paint({ list, shown, ...place }: Place) {
  for (const button of list.querySelectorAll<HTMLElement>('button')) {
    const one = shown.find(({ key }) => key === button.dataset.key);
    if (one && !one.card) button.setAttribute('aria-pressed', String(isAdded(place, one)));
  }
}

/** Added means: the fields say it now. So a reload, another button or typing over it never leaves a wrong mark. */
function isAdded({ form }: Pick<Place, 'form'>, { fill }: Found) {
  const entries = Object.entries(fill ?? {});
  if (entries.length === 0) return false;
  const fields = readFields(form);
  return entries.every(([name, value]) => [fields[name] ?? ''].flat().includes(value));
}

function toggle(place: Place, one: Found) {
  const added = isAdded(place, one);
  for (const [name, value] of Object.entries(one.fill ?? {})) {
    if (added) takeOut(place, name, value);
    else putIn(place, name, value);
  }
  if (added) remove(place, one);
  say(`${one.label}, ${added ? 'not added' : 'added'}`);
  paint(place);
}

function putIn({ form, before }: Place, name: string, value: string) {
  const now = readFields(form)[name] ?? '';
  if (!before.has(name)) before.set(name, now);
  const many = listControls(form, name)[0]?.type === 'checkbox';
  setField(form, name, many ? [...[now].flat(), value] : value);
}

function takeOut({ form, before }: Place, name: string, value: string) {
  const now = readFields(form)[name] ?? '';
  setField(form, name, Array.isArray(now) ? now.filter((one) => one !== value) : (before.get(name) ?? ''));
  before.delete(name);
}

function offerCard(place: Place, one: Found, card: string, byKeyboard: boolean) {
  openCard(card, byKeyboard);
  remove(place, one);
  place.shown = place.shown.filter((other) => other !== one);
  render(place);
}

function removedKeys({ removed }: Place) {
  return new Set(removed.value.split('\n').filter(Boolean));
}

function remove(place: Place, { key }: Found) {
  place.removed.value = [...removedKeys(place).add(key)].join('\n');
  place.removed.dispatchEvent(new Event('input', { bubbles: true }));
}
