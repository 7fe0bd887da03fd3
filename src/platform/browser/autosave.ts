import { say } from './announce.ts';
import type { Fields } from './fields.rules.ts';
import { holdsAll, mergeFields } from './fields.rules.ts';
import { fillFields, listControls, readFields, readSentFields } from './fields.ts';
import { sendPatch } from './patch.ts';
import { makeSaveBar } from './savebar.ts';
import type { Draft, Ports } from './saver.ts';
import {
  claim,
  isUnsaved,
  keepWords,
  leaveDraft,
  noteChange,
  openDraft,
  returnToDraft,
  save,
  submitDraft,
} from './saver.ts';
import { nameTab } from './tabs.ts';
import { forgetWords, goOnKeeping, keepOnComputer, maybeWords } from './words.ts';

type OpenForm = { form: HTMLFormElement; draft: Draft; kept: boolean };

const open: OpenForm[] = [];

/** Starts saving every form[data-draft] of the page. */
export async function startAutosave() {
  const done = document.querySelector<HTMLMetaElement>('meta[name="draft-done"]')?.content;
  for (const draft of done?.split(' ') ?? []) forgetWords(draft);
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-draft]')];
  // Before anything else writes to the forms, and before the wait for the tab's name.
  const sent = forms.map(readSentFields);
  const tab = await nameTab();
  for (const [index, form] of forms.entries()) openForm(form, sent[index] ?? {}, tab);
  if (forms.length > 0) listen();
}

/** True while something typed on this page has not been acknowledged. */
export function hasUnsaved() {
  return open.some(({ draft }) => !draft.sent && isUnsaved(draft));
}

/** Saves everything now. True if nothing is left unsaved. */
export async function saveDrafts() {
  await Promise.all(open.map(({ draft }) => save(draft)));
  return !hasUnsaved();
}

/** For Ctrl+S. False if the page has nothing to save, so that the browser may use the keys itself. */
export function saveNow() {
  if (open.length === 0) return false;
  void saveDrafts().then((saved) => saved && say('Saved'));
  return true;
}

/** A form is sent by a script of its own: its words are not saved meanwhile. Gives back what to do if it did not arrive. */
export function holdDraft(form: HTMLFormElement): () => void {
  const one = open.find((known) => known.form === form);
  if (one) submitDraft(one.draft);
  return () => void (one && returnToDraft(one.draft));
}

function openForm(form: HTMLFormElement, base: Fields, tab: string) {
  const { draft: id = '', draftOwner: owner = '', draftRevision, draftNoun } = form.dataset;
  const noun = draftNoun ?? id.split('/')[0] ?? '';
  const one: OpenForm = {
    form,
    kept: true,
    draft: openDraft({ tab, revision: Number(draftRevision), base, owed: false, ports: portsOf() }),
  };
  function portsOf(): Ports {
    const bar = makeSaveBar(form, noun, () => void claim(one.draft, true));
    return {
      tellBoth: bar.tellBoth,
      show: (state) => {
        bar.show(state);
        watchLeaving();
      },
      read: () => readFields(form),
      fill: (fields) => fillFields(form, fields),
      isLong: (name) => listControls(form, name)[0] instanceof HTMLTextAreaElement,
      send: (patch, abort) => sendPatch(`/desk/drafts/${id}`, patch, abort),
      keep: (words) => {
        one.kept = keepOnComputer(id, owner, words);
        watchLeaving();
      },
    };
  }
  open.push(one);
  putBack(one, id, owner);
  if (isUnsaved(one.draft)) {
    noteChange(one.draft);
    keepWords(one.draft);
  }
  void claim(one.draft);
}

/** Puts words back that were typed before the page went away and never acknowledged; both versions stay. */
function putBack({ form, draft }: OpenForm, id: string, owner: string) {
  const words = maybeWords(id, owner);
  if (!words) return;
  const now = readFields(form);
  const old = mergeFields(words.base, words.fields, draft.base, draft.ports.isLong);
  // What was typed on this page before the script started comes from the page as it was sent.
  const merged = mergeFields(draft.base, now, { ...now, ...old.fields }, draft.ports.isLong);
  draft.owed = true;
  if (!holdsAll(merged.fields, now)) fillFields(form, merged.fields);
  if (old.both.length > 0) draft.ports.tellBoth(old.both);
}

function listen() {
  document.addEventListener('input', hearInput);
  document.addEventListener('change', hearInput);
  document.addEventListener('submit', hearSubmit);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hide();
    else for (const { draft } of open) void claim(draft);
  });
  window.addEventListener('online', () => void saveDrafts());
  window.addEventListener('pagehide', () => {
    for (const { draft } of open) leaveDraft(draft);
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) for (const { draft } of open) void returnToDraft(draft);
  });
  setInterval(renewClaims, 10_000);
}

function renewClaims() {
  if (document.visibilityState === 'hidden') return;
  for (const { draft } of open) if (draft.state !== 'signed-out') void claim(draft);
}

function hearInput({ target }: Event) {
  goOnKeeping();
  const one = open.find(({ form }) => target instanceof Element && 'form' in target && target.form === form);
  if (!one || one.form.dataset.locked !== undefined) return;
  noteChange(one.draft);
  keepSoon(one.draft);
}

const soon = new Map<Draft, ReturnType<typeof setTimeout>>();

/** At once, then at most 4 times a second: writing to this computer's storage on each key would be felt. */
function keepSoon(draft: Draft) {
  if (soon.has(draft)) return;
  keepOrForget(draft);
  soon.set(
    draft,
    setTimeout(() => {
      soon.delete(draft);
      keepOrForget(draft);
    }, 250),
  );
}

function keepOrForget(draft: Draft) {
  if (isUnsaved(draft)) keepWords(draft);
  else draft.ports.keep(undefined);
}

function hearSubmit(event: SubmitEvent) {
  const one = open.find(({ form }) => form === event.target);
  if (one?.form.dataset.locked !== undefined) event.preventDefault();
  else if (one && !event.defaultPrevented) submitDraft(one.draft);
}

function hide() {
  for (const { draft } of open) {
    if (isUnsaved(draft) && draft.state !== 'elsewhere') keepWords(draft);
    void save(draft);
  }
}

/** The browser's own question is asked only while words would really be lost or left behind unsaved. */
function watchLeaving() {
  const risky = open.some(
    ({ draft, kept }) =>
      !draft.sent && (draft.state === 'failing' || (!kept && draft.state !== 'open')) && isUnsaved(draft),
  );
  if (risky) window.addEventListener('beforeunload', askToStay);
  else window.removeEventListener('beforeunload', askToStay);
}

function askToStay(event: BeforeUnloadEvent) {
  if (hasUnsaved()) event.preventDefault();
}
