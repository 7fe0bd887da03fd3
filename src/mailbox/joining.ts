// A piece of post becomes part of a case: a contact with its words, its files, and a promise to whoever has the case.
import { listEvents, record } from '../audit/index.ts';
import {
  addContact,
  type Case,
  cancelPromise,
  casesByIds,
  findContact,
  keepPromise,
  listOpenPromises,
  makePromise,
  maybePromise,
  sameCase,
  strikeContact,
  usualTime,
} from '../cases/index.ts';
import { addFile, strikeFilesOf } from '../files/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { filesToTake } from './attached.ts';
import { promiseWords, wordsForCase } from './joining.rules.ts';
import { changeMail, lockMail, type Mail } from './mails.ts';

export type Joining = {
  /** Who wrote, where they are known: a party of the case. */
  person?: string | null;
  /** What of ours it answers: a question, a letter. */
  about?: { kind: string; id: string } | undefined;
  /** Nobody has to read it. */
  quiet?: boolean;
};

/**
 * Puts it with a case, which then has its words, its files and the way to the original. Whoever has the case reads it in My
 * day; what waited for this person waits no more. A second press changes nothing.
 * @throws RuleError it is with another case already
 */
export async function joinMail(
  ctx: Ctx,
  id: string,
  kase: Case,
  { person = null, about, quiet = false }: Joining = {},
): Promise<Mail> {
  const mail = await lockMail(ctx, id);
  if (mail.place === 'case') {
    if (mail.case_id && (await casesByIds(ctx, [mail.case_id])).get(mail.case_id)?.id === kase.id) return mail;
    throw new RuleError('This is with another case already. Take it back to Post there first.', 'ref');
  }
  const contact = await addContact(ctx, {
    case: kase.id,
    person,
    channel: mail.channel,
    direction: 'in',
    words: wordsForCase(mail),
    at: mail.came_at,
    byItself: true,
    ...(person ? {} : { messageWith: mail.from_name || mail.from_address }),
  });
  for (const upload of await filesToTake(ctx, mail)) await addFile(ctx, kase, upload, { contact: contact.id });
  await changeMail(ctx, mail, {
    ...{ place: 'case', case_id: kase.id, contact_id: contact.id, person_id: person, doubt: '' },
    ...{ about_kind: about?.kind ?? '', about_id: about?.id ?? null, settled_at: ctx.now, settled_by: ctx.actor.id },
  });
  const heard = mail.nature === 'person' && !quiet;
  const kept = heard ? await tellOwner(ctx, mail, kase, { contact: contact.id, person }) : [];
  await record(ctx, 'mailbox.joined', {
    ...{ case: kase.id, person, contact: contact.id, mail: mail.id },
    ...(about ? { kind: about.kind, about: about.id } : {}),
    ...(kept.length > 0 ? { kept } : {}),
  });
  return { ...mail, place: 'case', case_id: kase.id, contact_id: contact.id };
}

/**
 * Nobody waits for this person any more; somebody waits for us. Three emails in a row are one thing to do. Gives the
 * promises of the person that it keeps.
 */
async function tellOwner(ctx: Ctx, mail: Mail, kase: Case, of: { contact: string; person: string | null }) {
  const open = await listOpenPromises(ctx, kase);
  const waits = (promise: (typeof open)[number]) =>
    promise.kind === 'hear_from_person' && (!promise.person_id || !of.person || promise.person_id === of.person);
  const kept = of.person ? open.filter(waits) : [];
  for (const promise of kept) await keepPromise(ctx, promise);
  const ids = kept.map(({ id }) => id);
  const about = promiseWords(mail, kase.closed_at !== null);
  if (open.some((promise) => promise.kind === 'look_into' && promise.about === about)) return ids;
  await makePromise(ctx, {
    ...{ kind: 'look_into', owner: kase.owner_id, case: kase.id, contact: of.contact, person: of.person },
    ...{ due: await usualTime(ctx), about },
  });
  return ids;
}

/**
 * It was put with the wrong case: there it is entered in error with its files, and it waits in Post again. A second press
 * changes nothing.
 */
export async function takeOutMail(ctx: Ctx, id: string): Promise<void> {
  const mail = await lockMail(ctx, id);
  if (mail.place !== 'case' || !mail.contact_id || !mail.case_id) return;
  const why = mail.channel === 'email' ? 'This email was put back into Post' : 'This letter was put back into Post';
  await strikeContact(ctx, await findContact(ctx, mail.contact_id), why);
  await strikeFilesOf(ctx, mail.contact_id, why);
  for (const promise of await listOpenPromises(ctx, mail.case_id))
    if (promise.contact_id === mail.contact_id && promise.kind === 'look_into') await cancelPromise(ctx, promise);
  await waitAgain(ctx, mail.case_id, mail.contact_id);
  await changeMail(ctx, mail, {
    ...{ place: 'post', case_id: null, contact_id: null, person_id: null, about_kind: '', about_id: null },
    ...{ settled_at: null, settled_by: null },
  });
  await record(ctx, 'mailbox.taken_out', { case: mail.case_id, contact: mail.contact_id, mail: mail.id });
}

/** It was not what the case waits for: that is waited for again, by its old time. */
async function waitAgain(ctx: Ctx, caseId: string, contactId: string) {
  const joined = await listEvents(ctx, { case: sameCase(caseId), names: ['mailbox.joined'], most: 200 });
  const kept = joined.find(({ particulars }) => particulars.contact === contactId)?.particulars.kept;
  const ids = Array.isArray(kept) ? kept.map(String) : [];
  for (const id of ids) {
    const promise = await maybePromise(ctx, id);
    if (promise?.state !== 'kept') continue;
    const { kind, case_id, person_id, owner_id, due_at, about, reach } = promise;
    await makePromise(ctx, { kind, case: case_id, person: person_id, owner: owner_id, due: due_at, about, reach });
  }
}
