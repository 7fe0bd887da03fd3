import type { Answer, Patch, SaveState } from './autosave.rules.ts';
import { delayToRetry, delayToSave } from './autosave.rules.ts';
import type { Difference, Fields } from './fields.rules.ts';
import { holdsAll, mergeFields } from './fields.rules.ts';

/** Words that the server has not acknowledged, with what it had when they were typed. */
export type Words = { revision: number; base: Fields; fields: Fields };

export type Ports = {
  read(): Fields;
  fill(fields: Fields): void;
  isLong(name: string): boolean;
  /** Never throws: what goes wrong is an answer too. */
  send(patch: Patch, abort?: AbortController): Promise<Answer>;
  show(state: SaveState): void;
  tellBoth(both: Difference[]): void;
  keep(words: Words | undefined): void;
};

/** `base` is what the server holds; `sent` is true from a submit or a page leave until the page is used again. */
export type Draft = {
  tab: string;
  revision: number;
  base: Fields;
  state: 'open' | 'failing' | 'signed-out' | 'elsewhere' | 'gone';
  sent: boolean;
  failures: number;
  /** Something still has to be acknowledged, even if the form looks saved. */
  owed: boolean;
  /** What was sent without an answer; if the server turns out to have it, it is ours and not another window's. */
  unsure: Fields[];
  lastInput: number;
  firstUnsaved: number | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  sending: { fields: Fields; done: Promise<void> } | undefined;
  claiming: AbortController | undefined;
  ports: Ports;
};

export function openDraft(start: { tab: string; revision: number; base: Fields; owed: boolean; ports: Ports }): Draft {
  return {
    ...start,
    state: 'open',
    sent: false,
    failures: 0,
    unsure: [],
    lastInput: 0,
    firstUnsaved: undefined,
    timer: undefined,
    sending: undefined,
    claiming: undefined,
  };
}

export function isUnsaved(draft: Draft) {
  return draft.owed || !holdsAll(draft.base, draft.ports.read());
}

export function keepWords(draft: Draft) {
  const { revision, base, ports } = draft;
  ports.keep({ revision, base, fields: ports.read() });
}

/** Something was typed or ticked. */
export function noteChange(draft: Draft) {
  draft.sent = false;
  draft.lastInput = Date.now();
  draft.firstUnsaved ??= draft.lastInput;
  if (draft.state === 'gone') draft.ports.show({ kind: 'gone' });
  else if (draft.state !== 'failing') planSave(draft);
}

/** Saves what is unsaved, one request at a time. Resolves when the server has answered, whatever it said. */
export async function save(draft: Draft): Promise<void> {
  clearTimeout(draft.timer);
  if (draft.sent || draft.state === 'elsewhere' || draft.state === 'gone') return;
  if (draft.sending) {
    await draft.sending.done;
    return draft.state === 'open' && isUnsaved(draft) ? save(draft) : undefined;
  }
  draft.firstUnsaved = undefined;
  if (!isUnsaved(draft)) return;
  draft.claiming?.abort();
  const fields = draft.ports.read();
  draft.sending = { fields, done: attempt(draft, fields) };
  await draft.sending.done;
}

/** Says that this tab has the draft open, for 30 seconds. With `take` another open tab becomes read-only. */
export async function claim(draft: Draft, take = false): Promise<void> {
  if (draft.sending || draft.claiming || draft.sent || draft.state === 'gone') return;
  const abort = new AbortController();
  draft.claiming = abort;
  const { revision, tab } = draft;
  const answer = await draft.ports.send({ revision, tab, ...(take ? { take } : {}) }, abort);
  draft.claiming = undefined;
  if (abort.signal.aborted && !take) return;
  const stale = answer.kind === 'saved' && !answer.fields && answer.revision !== draft.revision;
  // The draft is ours now but has moved on: taking it, once more, brings its words.
  if (stale && !take) return claim(draft, true);
  if (answer.kind === 'saved') await reopen(draft, answer);
  else if (answer.kind === 'changed') adopt(draft, answer.revision, answer.fields);
  else if (answer.kind !== 'failed') close(draft, answer.kind);
  else if (isUnsaved(draft)) await save(draft);
}

/** The page goes away, perhaps for good: one last request that outlives it, which also ends the claim. */
export function leaveDraft(draft: Draft) {
  const { state, sent, sending, revision, tab, ports } = draft;
  if (sent || state === 'elsewhere' || state === 'gone') return;
  clearTimeout(draft.timer);
  draft.sent = true;
  const fields = ports.read();
  const unsaved = isUnsaved(draft);
  if (unsaved) keepWords(draft);
  if (state === 'signed-out') return;
  const news = unsaved && !(sending && holdsAll(sending.fields, fields));
  if (news) draft.unsure.push(fields);
  void ports.send({ revision, tab, ...(news ? { fields } : {}), leave: true });
}

/** The page came back as it was left (or was left and stayed). */
export async function returnToDraft(draft: Draft) {
  draft.sent = false;
  await claim(draft);
  if (isUnsaved(draft)) await save(draft);
}

/** The form itself is on its way: it carries every word, so saving stops; the words stay until a page says so. */
export function submitDraft(draft: Draft) {
  clearTimeout(draft.timer);
  draft.sent = true;
  keepWords(draft);
}

async function attempt(draft: Draft, fields: Fields) {
  const { revision, tab, ports } = draft;
  // Before the answer is known: a browser may send a request twice by itself when a connection breaks.
  draft.unsure = [...draft.unsure.filter((one) => !holdsAll(one, fields)), fields].slice(-5);
  const slow = setTimeout(() => draft.state === 'open' && ports.show({ kind: 'saving' }), 1_000);
  const late = setTimeout(() => fail(draft), 3_000);
  const answer = await ports.send({ revision, tab, fields });
  clearTimeout(slow);
  clearTimeout(late);
  draft.sending = undefined;
  if (answer.kind === 'saved') accept(draft, answer.revision, fields, answer.saved);
  else if (answer.kind === 'changed') adopt(draft, answer.revision, answer.fields);
  else if (answer.kind !== 'failed') close(draft, answer.kind);
  else {
    draft.failures += 1;
    fail(draft);
    planRetry(draft);
  }
}

function fail(draft: Draft) {
  draft.state = 'failing';
  draft.owed = true;
  draft.ports.show({ kind: 'failing' });
}

function accept(draft: Draft, revision: number, fields: Fields, at: string | undefined) {
  Object.assign(draft, { revision, base: { ...draft.base, ...fields }, owed: false, unsure: [], failures: 0 });
  draft.state = 'open';
  draft.ports.show(at === undefined ? { kind: 'quiet' } : { kind: 'saved', at });
  goOn(draft);
}

/** The server has another version: nothing is overwritten, both are kept (see mergeFields). */
function adopt(draft: Draft, revision: number, fields: Fields) {
  const { ports, unsure } = draft;
  // First of all the form has to be open again: what is locked can neither be read nor written.
  if (draft.state !== 'open') ports.show({ kind: 'quiet' });
  const theirs = { ...draft.base, ...fields };
  const ours = unsure.some((one) => holdsAll(theirs, one));
  const mine = ports.read();
  const merged = mergeFields(ours ? theirs : draft.base, mine, theirs, ports.isLong);
  Object.assign(draft, { revision, base: theirs, owed: false, unsure: [], failures: 0, state: 'open' });
  if (!holdsAll(merged.fields, mine)) ports.fill(merged.fields);
  if (merged.both.length > 0) ports.tellBoth(merged.both);
  goOn(draft);
}

async function reopen(draft: Draft, answer: { revision: number; fields?: Fields }) {
  if (answer.fields) return adopt(draft, answer.revision, answer.fields);
  if (draft.state === 'open') return;
  if (draft.state !== 'failing') {
    draft.state = 'open';
    draft.ports.show({ kind: 'quiet' });
  }
  await save(draft);
}

function close(draft: Draft, state: 'elsewhere' | 'signed-out' | 'gone') {
  const unsaved = isUnsaved(draft);
  if (unsaved) keepWords(draft);
  draft.state = state;
  draft.ports.show(state === 'gone' && !unsaved ? { kind: 'quiet' } : { kind: state });
}

/** After an answer: what was typed meanwhile is planned, and nothing is kept on this computer without need. */
function goOn(draft: Draft) {
  if (!isUnsaved(draft)) return draft.ports.keep(undefined);
  keepWords(draft);
  draft.firstUnsaved ??= Date.now();
  planSave(draft);
}

function planSave(draft: Draft) {
  const { lastInput, firstUnsaved } = draft;
  plan(draft, delayToSave(Date.now(), lastInput, firstUnsaved ?? lastInput));
}

function planRetry(draft: Draft) {
  plan(draft, delayToRetry(draft.failures));
}

function plan(draft: Draft, delay: number) {
  clearTimeout(draft.timer);
  draft.timer = setTimeout(() => void save(draft), delay);
}
