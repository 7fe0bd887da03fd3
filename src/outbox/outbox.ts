import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, keepPromise, maybePromise, sameCase } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId, newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { type Attachment, isMailAddress, type SendWay } from '../platform/senders.ts';
import { HOLD_MS, headerWords, IN_TROUBLE, type OutgoingState, WAITING } from './outbox.rules.ts';
import type { OutgoingTable } from './tables.ts';
import { addressOf } from './ways.ts';

export type Outgoing = Selectable<OutgoingTable>;

export type ToSend = {
  channel: SendWay;
  to: string;
  toName?: string;
  subject: string;
  /** Plain words. Where it says [[secret]], the secret goes. */
  body: string;
  /** What nobody can read here any more once it has gone: the token of a link, a code. */
  secret?: string;
  /** The thing of the module that sends it. */
  about: { kind: string; id: string };
  case?: string | null;
  person?: string | null;
  /** Somebody pressed a button: for ten seconds it can be taken back. */
  held: boolean;
  /** Nobody did: other machines must not answer it. */
  automatic?: boolean;
  inReplyTo?: string;
  references?: readonly string[];
  attachments?: readonly Attachment[];
};

/**
 * Puts it on its way, in this transaction: it goes after COMMIT, or does not if the act is rolled back. What became of it
 * is an event of its case (`outbox.sent`, `outbox.failed`, `outbox.unsure`, `outbox.stopped`).
 * @throws RuleError the address is none
 */
export async function send(ctx: Ctx, message: ToSend): Promise<{ id: string; messageId: string }> {
  const to = message.to.trim();
  if (message.channel === 'email' && !isMailAddress(to)) throw new RuleError(`“${to}” is not an email address`, 'to');
  const id = newId(ctx.now);
  const messageId = `<${id}@${addressOf(ctx)?.split('@')[1] ?? 'openpals.invalid'}>`;
  const goesAt = new Date(ctx.now.getTime() + (message.held ? HOLD_MS : 0));
  await ctx.db
    .insertInto('outgoing')
    .values({
      ...{ trust_id: ctx.trust.id, id, case_id: message.case ?? null, person_id: message.person ?? null },
      ...{ about_kind: message.about.kind, about_id: message.about.id, channel: message.channel },
      ...{ to_address: to, to_name: headerWords(message.toName ?? ''), subject: headerWords(message.subject) },
      ...{ body: message.body, secret: message.secret ?? null, message_id: messageId },
      ...{ in_reply_to: message.inReplyTo ?? null, refs: [...(message.references ?? [])] },
      ...{ automatic: message.automatic ?? false, state: message.held ? ('held' as const) : ('due' as const) },
      ...{ goes_at: goesAt, promise_id: null, made_by: ctx.actor.id, made_at: ctx.now },
      ...{ settled_at: null, settled_by: null },
    })
    .execute();
  await keepAttachments(ctx, id, message);
  await enqueue(ctx, 'outbox.send', { message: id }, { at: goesAt, key: id });
  return { id, messageId };
}

async function keepAttachments(ctx: Ctx, id: string, { attachments = [], case: of = null }: ToSend) {
  if (attachments.length === 0) return;
  const rows = attachments.map(({ name, type, bytes }, part) => ({
    ...{ trust_id: ctx.trust.id, message_id: id, part, case_id: of },
    ...{ name: headerWords(name), type, bytes },
  }));
  await ctx.db.insertInto('outgoing_files').values(rows).execute();
}

const ofTrust = (ctx: Ctx) => ctx.db.selectFrom('outgoing').selectAll().where('trust_id', '=', ctx.trust.id);

/** @throws NotFound also where its case may not be known */
export async function findOutgoing(ctx: Ctx, id: string): Promise<Outgoing> {
  const found = isId(id) ? await ofTrust(ctx).where('id', '=', id).executeTakeFirst() : undefined;
  if (!found) throw new NotFound('This message');
  return found;
}

/** Locked until commit, so that it is not taken back and sent at once. */
export async function maybeLocked(ctx: Ctx, id: string): Promise<Outgoing | undefined> {
  return ofTrust(ctx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Of one thing of another module, the newest first. */
export async function listAbout(ctx: Ctx, kind: string, ids: readonly string[]): Promise<Outgoing[]> {
  if (ids.length === 0) return [];
  return ofTrust(ctx)
    .where('about_kind', '=', kind)
    .where('about_id', 'in', [...ids])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What is on its way in this case, or did not go. */
export async function listOpenOf(ctx: Ctx, kase: Case): Promise<Outgoing[]> {
  if (!mayHold(ctx, kase, 'outgoing')) return [];
  return ofTrust(ctx)
    .where('case_id', '=', sameCase(kase.id))
    .where(sql<boolean>`state not in ('sent', 'stopped')`)
    .orderBy('made_at', 'desc')
    .execute();
}

const MOST_LISTED = 200;

/** What went and goes out of this case, the newest first. */
export async function listOutgoing(ctx: Ctx, kase: Case): Promise<Outgoing[]> {
  return ofTrust(ctx)
    .where('case_id', '=', sameCase(kase.id))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTED)
    .execute();
}

/** What somebody of this trust has to settle, and what waits longer than it may, the oldest first. */
export async function listTrouble(ctx: Ctx): Promise<Outgoing[]> {
  return ofTrust(ctx)
    .where(sql<boolean>`state not in ('sent', 'stopped')`)
    .where('state', 'in', [...IN_TROUBLE])
    .orderBy('made_at')
    .limit(MOST_LISTED)
    .execute();
}

/** How much somebody has to settle: as a question, to be asked with others. */
export const countTrouble = (ctx: Ctx) =>
  ctx.db
    .selectFrom('outgoing')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('trust_id', '=', ctx.trust.id)
    .where(sql<boolean>`state not in ('sent', 'stopped')`)
    .where('state', 'in', [...IN_TROUBLE]);

/** How much waits, and how much somebody has to settle: of cases that whoever asks may open. */
export async function countOutgoing(ctx: Ctx): Promise<{ waiting: number; failed: number; unsure: number }> {
  const rows = await ctx.db
    .selectFrom('outgoing')
    .select(['state', sql<number>`count(*)::int`.as('many')])
    .where('trust_id', '=', ctx.trust.id)
    .where(sql<boolean>`state not in ('sent', 'stopped')`)
    .groupBy('state')
    .execute();
  const of = (...states: OutgoingState[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { many }) => sum + many, 0);
  return { waiting: of('held', 'due', 'sending'), failed: of('failed'), unsure: of('unsure') };
}

export type Known = {
  id: string;
  messageId: string;
  to: string;
  case: string | null;
  /** Empty: a ward, a service. */
  person: string | null;
  about: { kind: string; id: string };
};

/** Which of these Message-IDs are of messages that went out from here: for what answers them. */
export async function listSentAs(ctx: Ctx, messageIds: readonly string[]): Promise<Known[]> {
  if (messageIds.length === 0) return [];
  const rows = await ofTrust(ctx)
    .where('message_id', 'in', [...messageIds])
    .execute();
  return rows.map(({ id, message_id, to_address, case_id, person_id, about_kind, about_id }) => ({
    ...{ id, messageId: message_id, to: to_address, case: case_id, person: person_id },
    about: { kind: about_kind, id: about_id },
  }));
}

/**
 * Takes back what has not gone. False: it has gone, or is going in this moment; nothing is changed.
 */
export async function stop(ctx: Ctx, id: string): Promise<boolean> {
  const message = await maybeLocked(ctx, id);
  if (!message || ![...WAITING, 'failed'].includes(message.state)) return message?.state === 'stopped';
  await settle(ctx, message, 'stopped');
  return true;
}

/** Nothing of this thing of a module goes any more that has not gone: it is settled another way. */
export async function stopAbout(ctx: Ctx, kind: string, id: string) {
  for (const message of await listAbout(ctx, kind, [id])) await stop(ctx, message.id);
}

/**
 * As `stopAbout`, and to whom these went, where, and in which words is deleted: it stays that something went, and when.
 * What is going in this moment, or perhaps went, counts as gone.
 */
export async function forgetAbout(ctx: Ctx, kind: string, about: readonly string[]) {
  const ids = (await listAbout(ctx, kind, about)).map(({ id }) => id);
  if (ids.length === 0) return;
  for (const id of ids) {
    const message = (await stop(ctx, id)) ? undefined : await maybeLocked(ctx, id);
    if (message && message.state !== 'sent') await settle(ctx, message, 'sent');
  }
  await ctx.db
    .updateTable('outgoing')
    .set({ to_address: '', to_name: '', body: '', trouble: '' })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', 'in', ids)
    .execute();
  await ctx.db
    .deleteFrom('outgoing_files')
    .where('trust_id', '=', ctx.trust.id)
    .where('message_id', 'in', ids)
    .execute();
}

/** What has not gone in this case. */
export async function listWaitingOf(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<Outgoing[]> {
  return ofTrust(ctx)
    .where('case_id', '=', sameCase(kase.id))
    .where('state', 'in', [...WAITING])
    .execute();
}

/** Once more, though it did not go or nobody knows. @throws RuleError it is on its way, or went */
export async function tryAgain(ctx: Ctx, id: string) {
  const message = await inTrouble(ctx, id);
  await change(ctx, message, { state: 'due', goes_at: ctx.now, tries: 0, trouble: '' });
  await enqueue(ctx, 'outbox.send', { message: id }, { at: ctx.now, key: id });
  await tellWhat(ctx, message, 'outbox.tried_again');
}

/** It went after all, as somebody found out. @throws RuleError nothing is to be settled */
export async function sayItWent(ctx: Ctx, id: string) {
  const message = await inTrouble(ctx, id);
  if (message.state !== 'unsure') throw new RuleError('The mail server refused this. It did not go.');
  await settle(ctx, message, 'sent');
}

/** @throws NotFound, RuleError nothing is to be settled: somebody did it already */
export async function inTrouble(ctx: Ctx, id: string): Promise<Outgoing> {
  actorId(ctx);
  await findOutgoing(ctx, id);
  const message = await maybeLocked(ctx, id);
  if (!message || !IN_TROUBLE.includes(message.state)) throw new RuleError('This was settled already.');
  return message;
}

/** For good: the secret in it is forgotten, and whoever was to look into it need not. */
export async function settle(ctx: Ctx, message: Outgoing, state: 'sent' | 'stopped') {
  const by = ctx.actor.id;
  await change(ctx, message, { state, secret: null, settled_at: ctx.now, settled_by: by });
  const promise = message.promise_id ? await maybePromise(ctx, message.promise_id) : undefined;
  if (promise?.state === 'open') await keepPromise(ctx, promise);
  await tellWhat(ctx, message, `outbox.${state}`);
}

type Change = Partial<
  Pick<Outgoing, 'state' | 'goes_at' | 'tries' | 'trouble' | 'secret' | 'settled_at' | 'settled_by' | 'promise_id'>
>;

export async function change(ctx: Ctx, { id }: Pick<Outgoing, 'id'>, to: Change) {
  await ctx.db.updateTable('outgoing').set(to).where('trust_id', '=', ctx.trust.id).where('id', '=', id).execute();
}

export async function tellWhat(ctx: Ctx, message: Outgoing, name: string) {
  const { id, case_id, person_id, about_kind, about_id, channel } = message;
  await record(ctx, name, {
    case: case_id,
    person: person_id,
    message: id,
    kind: about_kind,
    about: about_id,
    channel,
  });
}

/** The files that go with it, in their order. */
export async function attachmentsOf(ctx: Ctx, { id }: Pick<Outgoing, 'id'>): Promise<Attachment[]> {
  return ctx.db
    .selectFrom('outgoing_files')
    .select(['name', 'type', 'bytes'])
    .where('trust_id', '=', ctx.trust.id)
    .where('message_id', '=', id)
    .orderBy('part')
    .execute();
}
