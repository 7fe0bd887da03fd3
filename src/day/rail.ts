import { listCasesActedOn } from '../audit/index.ts';
import {
  type Case,
  type Contact,
  casesByIds,
  clockWords,
  discardDraft,
  firstWords,
  listUnfinished,
  STATUS_WORDS,
} from '../cases/index.ts';
import { type Draft, draftsAbout, dropDraft, listDrafts, maybeDraft } from '../drafts/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import { MESSAGE_DRAFT } from '../voicemails/index.ts';

export const handoverDraft = (now: Date) => `handover/${localDate(now)}`;

export type Unfinished = { href: string; label: string; words: string; discard: string | undefined };
export type Recent = { ref: string; name: string; status: string };
export type Unfinishedness = { calls: Unfinished[]; notes: Unfinished[]; recent: Recent[] };

const MOST_RECENT = 8;

/** What this officer began and did not finish, and the cases they acted on last: five queries, however much there is. */
export async function readRail(ctx: Ctx): Promise<Unfinishedness> {
  const [contacts, notes, recent] = await Promise.all([
    listUnfinished(ctx),
    listDrafts(ctx, 'note'),
    listCasesActedOn(ctx, MOST_RECENT),
  ]);
  const [drafts, cases] = await Promise.all([
    draftsAbout(ctx, [...contacts.map(callDraft), MESSAGE_DRAFT, handoverDraft(ctx.now)]),
    casesByIds(ctx, [...recent, ...notes.map(caseOfNote).filter(isId)]),
  ]);
  const people = await peopleByIds(
    ctx,
    [...cases.values()].map((kase) => kase.caller_id),
  );
  const nameOf = (kase: Case) => people.get(kase.caller_id ?? '')?.name ?? 'No name given';
  return {
    calls: contacts.map((contact) => unfinishedCall(contact, drafts.get(callDraft(contact)), ctx.now)),
    notes: [...notes.flatMap((draft) => unfinishedNote(draft, cases, nameOf)), ...unsent(drafts, ctx.now)],
    recent: recent.flatMap((id) => {
      const kase = cases.get(id);
      return kase ? [{ ref: kase.ref, name: nameOf(kase), status: STATUS_WORDS[kase.status].label }] : [];
    }),
  };
}

const callDraft = (contact: Pick<Contact, 'id'>) => `call/${contact.id}`;
/** Throws an unfinished call away if there is nothing in it; with words in it, it stays. */
export async function discardIfEmpty(ctx: Ctx, contact: Contact): Promise<void> {
  if (contact.state !== 'draft' || !isEmpty(contact, await maybeDraft(ctx, callDraft(contact)))) return;
  await discardDraft(ctx, contact.id);
  await dropDraft(ctx, callDraft(contact));
}

const caseOfNote = (draft: Draft) => draft.about.slice('note/'.length);

function unfinishedCall(contact: Contact, draft: Draft | undefined, now: Date): Unfinished {
  const words = contact.words || wordsOf(draft);
  return {
    href: `/desk/contacts/${contact.id}`,
    label: `${contact.channel === 'phone' ? 'Call' : 'Contact'} at ${clockWords(contact.started_at, now)}`,
    words: firstWords(words, 70),
    discard: isEmpty(contact, draft) ? contact.id : undefined,
  };
}

/** Nothing was typed and nothing decided, so that throwing it away loses nothing. */
function isEmpty(contact: Contact, draft: Draft | undefined): boolean {
  const decided = textOf(draft, 'next') !== '' || Object.keys(contact.cards).length > 0 || contact.person_id !== null;
  return contact.words === '' && contact.told === '' && wordsOf(draft) === '' && !decided;
}

/** Where words stand in the forms that keep drafts, the most telling first. All else is choices and ids. */
const SAID = ['notes', 'body', 'words', 'exact_words', 'question', 'other', 'caller', 'who', 'patient', 'died_name'];
const WAYS = ['phone', 'email', 'number', 'place'];

function wordsOf(draft: Draft | undefined): string {
  return [...SAID, ...WAYS].map((name) => textOf(draft, name)).find((text) => text !== '') ?? '';
}

function textOf(draft: Draft | undefined, name: string): string {
  const value = draft?.fields[name];
  return typeof value === 'string' ? value.trim() : '';
}

function unfinishedNote(draft: Draft, cases: ReadonlyMap<string, Case>, nameOf: (kase: Case) => string): Unfinished[] {
  const words = wordsOf(draft);
  const kase = cases.get(caseOfNote(draft));
  if (words === '' || !kase) return [];
  const label = `Note for ${nameOf(kase)}`;
  return [{ href: `/desk/cases/${kase.ref}`, label, words: firstWords(words, 70), discard: undefined }];
}

function unsent(drafts: ReadonlyMap<string, Draft>, now: Date): Unfinished[] {
  const pages = [
    { about: MESSAGE_DRAFT, href: '/desk/messages/new', label: 'Message for a colleague' },
    { about: handoverDraft(now), href: '/desk/finish-day', label: 'Handover note' },
  ];
  return pages.flatMap(({ about, href, label }) => {
    const words = wordsOf(drafts.get(about));
    return words ? [{ href, label, words: firstWords(words, 70), discard: undefined }] : [];
  });
}
