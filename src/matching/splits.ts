import { record } from '../audit/index.ts';
import {
  addPartOfContact,
  type Case,
  type CaseType,
  type Contact,
  casesByIds,
  findContact,
  listPartsOfContact,
  maybeAttaches,
  mergeCases,
  openCase,
  rowsByIds,
  strikeContact,
  takeCase,
} from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import type { Fields } from '../platform/routing.ts';
import { sincePress } from '../platform/second-press.ts';

export type Split = {
  words: string;
  to: Case | { type: CaseType; owner: string };
  /** The form as sent, for what goes along with the words. */
  along?: Fields;
};

/**
 * One contact about two matters. The words of the other one stand in its case too, with the author, channel and time of the
 * contact in which they were said; that contact stays as it is. A new case counts its time from then.
 * A second press splits nothing.
 * @throws RuleError it is the same case
 */
export async function splitContact(
  ctx: Ctx,
  kase: Case,
  contact: Contact,
  { words, to, along = {} }: Split,
): Promise<Case> {
  const isNew = !('id' in to);
  if (!isNew && to.id === kase.id) throw new RuleError('This is the same case. Enter another number.', 'ref');
  const same = await maybeSamePart(ctx, contact, { words, to });
  if (same) return same;
  const target = isNew ? await openFor(ctx, kase, contact, to) : to;
  const id = await addPartOfContact(ctx, contact, { case: target.id, words });
  await maybeAttaches()?.follow(ctx, { from: contact.id, part: id, to: target }, along);
  await record(ctx, 'contact.split', { case: kase.id, from: contact.id, part: id, ref: target.ref, opened: isNew });
  await record(ctx, 'contact.split_from', { case: target.id, from: contact.id, part: id, ref: kase.ref });
  return target;
}

/** Where the same words of this contact went a moment ago. */
async function maybeSamePart(ctx: Ctx, contact: Contact, { words, to }: Split): Promise<Case | undefined> {
  const since = await sincePress(ctx, 'split');
  const parts = (await listParts(ctx, contact)).filter((part) => part.contact.words === words);
  const cases = await casesByIds(
    ctx,
    parts.filter((part) => part.contact.started_at > since).map((part) => part.contact.case_id ?? ''),
  );
  return [...cases.values()].find((kase) => ('id' in to ? kase.id === to.id : kase.type === to.type));
}

/** The other matter of the same people: what may be shared is not taken over, it was not asked for this one. */
async function openFor(ctx: Ctx, kase: Case, contact: Contact, { type, owner }: { type: CaseType; owner: string }) {
  const opened = await openCase(ctx, {
    type,
    owner: null,
    caller: contact.person_id ?? kase.caller_id,
    receivedAt: contact.received_at,
  });
  if (owner === ctx.actor.id) await takeCase(ctx, opened);
  return (await casesByIds(ctx, [opened.id])).get(opened.id) ?? opened;
}

export type SplitPart = { contact: Contact; ref: string };

/** Where words of this contact were taken to, but for those taken back. */
export async function listParts(ctx: Ctx, contact: Contact): Promise<SplitPart[]> {
  const parts = await listPartsOfContact(ctx, contact.id);
  const cases = await casesByIds(
    ctx,
    parts.flatMap(({ case_id }) => case_id ?? []),
  );
  return parts.map((part) => ({ contact: part, ref: cases.get(part.case_id ?? '')?.ref ?? '' }));
}

/**
 * Takes a split back: the part is struck through where it stands. A case that was opened for it becomes one with the first
 * again, so that nothing that came to it since is lost. A second press changes nothing.
 */
export async function undoSplit(ctx: Ctx, kase: Case, contact: Contact, partId: string) {
  const part = isId(partId) ? await findContact(ctx, partId) : undefined;
  if (!part || part.split_from !== contact.id || !part.case_id) throw new NotFound('This part');
  if (part.error_at) return;
  await strikeContact(ctx, part, 'The split was undone');
  await maybeAttaches()?.unfollow(ctx, part.id);
  const row = (await rowsByIds(ctx, [part.case_id])).get(part.case_id);
  const openedForIt = row && row.opened_at.getTime() === part.started_at.getTime() && !row.merged_into;
  if (openedForIt) await mergeCases(ctx, kase, row, 'The split was undone.');
  await record(ctx, 'contact.split_undone', { case: kase.id, from: contact.id, part: part.id, ref: row?.ref ?? '' });
}
