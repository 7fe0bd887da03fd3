import {
  type Contact,
  casesByIds,
  discardDraft,
  findCase,
  findContact,
  findPromise,
  givePromise,
  listUnfinished,
  lockDraft,
  type Promised,
  startContact,
} from '../cases/index.ts';
import { type DraftFields, draftsAbout, dropDraft, keepForm, maybeDraft } from '../drafts/index.ts';
import { findPerson } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { callForm } from './call.fields.ts';
import { isBlankCall, mergeNotes } from './calls.rules.ts';
import { knownOf } from './lookups.ts';

/** A call as it stands: its contact, the words on their way, and the revision of those. */
export type Call = {
  contact: Contact;
  fields: DraftFields;
  revision: number;
  savedAt: Date | undefined;
  lease: string | null;
};

/** The draft of a call: its key among the drafts. */
export function callDraft(contactId: string): string {
  return `call/${contactId}`;
}

/** Empty calls are thrown away quietly once no session of a browser can still have them open. */
const FORGOTTEN_HOURS = 12;

/** Begins a call: a contact that is a draft, and its words at revision 1. `case` is an id or a reference. */
export async function startCall(
  ctx: Ctx,
  about: { person?: string; case?: string; paper?: boolean; answers?: string } = {},
): Promise<string> {
  await forgetEmptyCalls(ctx);
  const message = about.answers ? await takeMessage(ctx, about.answers) : undefined;
  const caseId = about.case || message?.case_id;
  const kase = caseId ? await findCaseOf(ctx, caseId) : undefined;
  const personId = about.person || message?.person_id || kase?.caller_id;
  const person = personId ? await findPerson(ctx, personId) : undefined;
  const id = await startContact(ctx, {
    ...(message ? { direction: 'out' } : {}),
    person: person?.id ?? null,
    case: kase?.id ?? null,
  });
  const fields: DraftFields = person
    ? { caller: person.name, caller_id: person.id, before: 'yes', ...(await knownOf(ctx, person)) }
    : {};
  await keepForm(ctx, callDraft(id), {
    ...fields,
    ...(message ? messageFields(message, fields) : {}),
    ...(kase ? { case_id: kase.id } : {}),
    ...(about.paper ? { paper: 'yes' } : {}),
  });
  return id;
}

/** Ringing back: whoever rings has taken the message. @throws NotFound it is no message */
async function takeMessage(ctx: Ctx, id: string): Promise<Promised> {
  const message = await findPromise(ctx, id);
  if (message.kind !== 'ring_back') throw new NotFound('This message');
  if (message.state === 'open' && !message.owner_id) await givePromise(ctx, message, actorId(ctx));
  return message;
}

function messageFields(message: Promised, known: DraftFields): DraftFields {
  return {
    answers: message.id,
    caller: known.caller ?? message.about,
    phone: message.reach || (known.phone ?? ''),
    ...(message.reach === '' && !known.phone ? { withheld: ['yes'] } : {}),
  };
}

async function findCaseOf(ctx: Ctx, idOrRef: string) {
  const kase = isId(idOrRef) ? (await casesByIds(ctx, [idOrRef])).get(idOrRef) : await findCase(ctx, idOrRef);
  if (!kase) throw new NotFound('This case');
  return kase;
}

/** The officer's own call, begun or finished. @throws NotFound also for a call of somebody else that is not finished */
export async function findCall(ctx: Ctx, id: string): Promise<Contact> {
  const contact = await findContact(ctx, id);
  if (contact.state === 'draft' && contact.author_id !== actorId(ctx)) throw new NotFound('This call');
  return contact;
}

/**
 * Locks the officer's own unfinished call: a double click and a second tab wait here. Undefined when it was finished.
 * @throws NotFound as findCall, and for a finished call of somebody else
 */
export async function maybeLockedCall(ctx: Ctx, id: string): Promise<Contact | undefined> {
  const locked = await lockDraft(ctx, id);
  const contact = locked ?? (await findCall(ctx, id));
  if (contact.author_id !== actorId(ctx)) throw new NotFound('This call');
  return locked;
}

/** The call with its words. */
export async function loadCall(ctx: Ctx, contact: Contact): Promise<Call> {
  const draft = await maybeDraft(ctx, callDraft(contact.id));
  return {
    contact,
    fields: draft?.fields ?? {},
    revision: draft?.revision ?? 0,
    savedAt: draft && draft.revision > 1 ? draft.updated_at : undefined,
    lease: draft?.lease_tab ?? null,
  };
}

export type Kept = {
  call: Call /** Another window had other words: both texts stand in the notes now. */;
  merged: boolean;
};

/**
 * Keeps what a form was sent with. `revision` is the one that its page was made of; words that another page without
 * script sent since then are not lost: both texts are kept.
 */
export async function keepCall(ctx: Ctx, contact: Contact, fields: DraftFields, revision: number): Promise<Kept> {
  const known = await loadCall(ctx, contact);
  const stale = revision > 0 && known.revision > revision && known.lease === null;
  const notes = mergeNotes(stale, textOf(known.fields.notes), textOf(fields.notes));
  const draft = await keepForm(ctx, callDraft(contact.id), { ...fields, notes: notes.text });
  const call = { contact, fields: draft.fields, revision: draft.revision, savedAt: draft.updated_at, lease: null };
  return { call, merged: notes.merged };
}

const textOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

/** Left for later. With nothing in it there is nothing to come back to. Returns whether it was kept. */
export async function leaveCall(ctx: Ctx, { contact, fields }: Call): Promise<boolean> {
  if (!isBlankCall(contact, callForm.of(fields).typed)) return true;
  await discardDraft(ctx, contact.id);
  await dropDraft(ctx, callDraft(contact.id));
  return false;
}

async function forgetEmptyCalls(ctx: Ctx) {
  const before = new Date(ctx.now.getTime() - FORGOTTEN_HOURS * 60 * 60_000);
  const old = (await listUnfinished(ctx)).filter((contact) => contact.started_at < before);
  const drafts = await draftsAbout(
    ctx,
    old.map((contact) => callDraft(contact.id)),
  );
  for (const contact of old) {
    const draft = drafts.get(callDraft(contact.id));
    if (draft && draft.updated_at >= before) continue;
    if (!isBlankCall(contact, callForm.of(draft?.fields ?? {}).typed)) continue;
    await discardDraft(ctx, contact.id);
    await dropDraft(ctx, callDraft(contact.id));
  }
}
