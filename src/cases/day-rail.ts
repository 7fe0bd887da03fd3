import { listCasesActedOn } from '../audit/index.ts';
import { type Draft, draftsAbout, listDrafts, maybeDraft } from '../drafts/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import { STATUS_WORDS } from './cases.rules.ts';
import { type Case, casesByIds } from './cases.ts';
import { type Contact, listUnfinished } from './contacts.ts';
import { firstWords } from './day.rules.ts';
import { clockWords } from './day.ts';

export const MESSAGE_DRAFT = 'message/new';
export const handoverDraft = (now: Date) => `handover/${localDate(now)}`;

export type Unfinished = { href: string; label: string; words: string; discard: string | undefined };
export type Recent = { ref: string; name: string; status: string };
export type Unfinishedness = { calls: Unfinished[]; notes: Unfinished[]; recent: Recent[] };

const MOST_RECENT = 8;

/** What this officer began and did not finish, and the cases they acted on last: five queries, however much there is. */
export async function readRail(ctx: Ctx): Promise<Unfinishedness> {
  const contacts = await listUnfinished(ctx);
  const drafts = await draftsAbout(ctx, [...contacts.map(callDraft), MESSAGE_DRAFT, handoverDraft(ctx.now)]);
  const notes = await listDrafts(ctx, 'note');
  const recent = await listCasesActedOn(ctx, MOST_RECENT);
  const cases = await casesByIds(ctx, [...recent, ...notes.map(caseOfNote).filter(isId)]);
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
/** The words on their way of an unfinished call. */
export async function draftOfCall(ctx: Ctx, contact: Pick<Contact, 'id'>): Promise<Draft | undefined> {
  return maybeDraft(ctx, callDraft(contact));
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

/** Nothing was typed and nothing chosen, so that throwing it away loses nothing. */
export function isEmpty(contact: Contact, draft: Draft | undefined): boolean {
  return (
    contact.words === '' &&
    contact.told === '' &&
    wordsOf(draft) === '' &&
    (draft?.revision ?? 0) <= 1 &&
    !contact.person_id
  );
}

/** The longest text of a draft: the notes, whatever the form calls them. Ids of what was chosen are no words. */
function wordsOf(draft: Draft | undefined): string {
  const texts = Object.values(draft?.fields ?? {}).flatMap((value: unknown) =>
    typeof value === 'string' ? value : [],
  );
  return texts.reduce((longest, text) => (text.length > longest.length && !ID.test(text) ? text : longest), '').trim();
}

const ID = /^[0-9a-f-]{36}$/;

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
