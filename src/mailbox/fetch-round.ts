// One look into a mailbox: what is new is stored whole, and marked as read only then.
import type { ImapFlow } from 'imapflow';
import type { Ctx } from '../platform/context.ts';
import { bytesAsUpload } from '../platform/uploads.ts';
import { inGroups } from './fetching.rules.ts';
import { keepProgress, knownUids, maybeProgress, type Progress } from './progress.ts';
import { MOST_MAIL_BYTES, takeMail } from './storing.ts';

export type Box = {
  name: string;
  inTrust: <T>(act: (ctx: Ctx) => Promise<T>) => Promise<T>;
};

/** Mails of one FETCH at most, and their bytes: as much as one that is as large as can be. */
const GROUP = { most: 50, bytes: MOST_MAIL_BYTES };
const BY_UID = { uid: true } as const;

/** Without a date: the server told none that can be read. */
type Listed = { uid: number; size: number; cameAt: Date | undefined };

/**
 * Takes what is new; how many. A mailbox that was never looked into gives what nobody has read; afterwards all that came
 * since, read or not, and whatever is unread. A process that is killed in here loses nothing and stores nothing twice: a
 * mail is known by its number, and marked as read after COMMIT.
 */
export async function fetchRound(client: ImapFlow, box: Box): Promise<number> {
  if (!client.mailbox) throw new Error('No mailbox is open.');
  const uidValidity = Number(client.mailbox.uidValidity);
  const before = await box.inTrust((ctx) => maybeProgress(ctx, box.name));
  const progress: Progress =
    before?.uidValidity === uidValidity ? before : { uidValidity, lastUid: before ? 0 : client.mailbox.uidNext - 1 };
  if (progress !== before) await box.inTrust((ctx) => keepProgress(ctx, box.name, progress));
  const wanted = await newUids(client, progress);
  const known = await box.inTrust((ctx) => knownUids(ctx, { mailbox: box.name, uidValidity }, wanted));
  const stored = [...known].filter(([, tooLarge]) => !tooLarge).map(([uid]) => uid);
  await markRead(client, stored);
  const listed = await listMails(
    client,
    wanted.filter((uid) => !known.has(uid)),
  );
  for (const large of listed.filter(({ size }) => size > MOST_MAIL_BYTES)) await park(client, box, uidValidity, large);
  const fitting = listed.filter(({ size }) => size <= MOST_MAIL_BYTES);
  for (const group of inGroups(fitting, GROUP)) await takeGroup(client, box, uidValidity, group);
  const last = Math.max(progress.lastUid, ...wanted);
  if (last > progress.lastUid) await box.inTrust((ctx) => keepProgress(ctx, box.name, { uidValidity, lastUid: last }));
  return listed.length;
}

/** In the order in which they came. */
async function newUids(client: ImapFlow, { lastUid }: Progress): Promise<number[]> {
  const unread = (await client.search({ seen: false }, BY_UID)) || [];
  // "7:*" names the last mail too, where none is newer (RFC 3501, 6.4.8).
  const later = ((await client.search({ uid: `${lastUid + 1}:*` }, BY_UID)) || []).filter((uid) => uid > lastUid);
  return [...new Set([...unread, ...later])].sort((a, b) => a - b);
}

async function listMails(client: ImapFlow, uids: readonly number[]): Promise<Listed[]> {
  if (uids.length === 0) return [];
  const found = await client.fetchAll(uids.join(','), { uid: true, size: true, internalDate: true }, BY_UID);
  return found
    .map(({ uid, size, internalDate }) => ({ uid, size: size ?? 0, cameAt: dateOf(internalDate) }))
    .sort((a, b) => a.uid - b.uid);
}

function dateOf(at: Date | string | undefined): Date | undefined {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Several at once, so that a full mailbox is taken in a minute; each is kept in a transaction of its own. */
async function takeGroup(client: ImapFlow, box: Box, uidValidity: number, group: readonly Listed[]) {
  const uids = group.map(({ uid }) => uid);
  const found = await client.fetchAll(uids.join(','), { uid: true, source: true }, BY_UID);
  const taken: number[] = [];
  for (const { uid, source } of found) {
    if (!source) continue; // somebody moved it away meanwhile
    const cameAt = group.find((one) => one.uid === uid)?.cameAt;
    const from = { mailbox: box.name, uidValidity, uid, cameAt };
    await box.inTrust((ctx) => takeMail(ctx, bytesAsUpload('', source), from));
    taken.push(uid);
  }
  await markRead(client, taken);
}

/** Too large to be taken: its headers are kept, and it stays unread where it is. */
async function park(client: ImapFlow, box: Box, uidValidity: number, { uid, size, cameAt }: Listed) {
  const found = await client.fetchOne(String(uid), { uid: true, headers: true }, BY_UID);
  if (!found || found.headers === undefined) return;
  const headers = bytesAsUpload('', found.headers.subarray(0, MOST_HEADERS));
  const from = { mailbox: box.name, uidValidity, uid, cameAt };
  await box.inTrust((ctx) => takeMail(ctx, headers, from, { size }));
}

const MOST_HEADERS = 256_000;

async function markRead(client: ImapFlow, uids: readonly number[]) {
  if (uids.length > 0) await client.messageFlagsAdd(uids.join(','), ['\\Seen'], BY_UID);
}
