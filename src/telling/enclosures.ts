// What comes along with what somebody tells us: it comes in whole or piece by piece, is looked at by its bytes, and becomes a
// file of the case. Every verb wants the telling locked (maybeTelling), so that two pieces never come at the same place.
import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { addFile, CHUNK_BYTES, lookAt, mostBytesOf } from '../files/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Tables } from '../platform/db.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { storable } from '../platform/storable.rules.ts';
import { localDate } from '../platform/time.ts';
import { sayIn } from '../platform/tongue.ts';
import type { Upload } from '../platform/uploads.ts';
import {
  CHANGED,
  enclosedWords,
  MOST_ENCLOSURES,
  MOST_OF_DAY,
  MOST_OF_TELLING,
  NO_ROOM,
  refusal,
  type Saying,
  TOO_MANY,
  TOO_MUCH,
  tooBig,
} from './enclosures.rules.ts';
import type { Told } from './telling.rules.ts';
import { forgetTellings, keepTold, type Telling } from './tellings.ts';

export type Enclosure = Selectable<Tables['enclosures']>;
type Announced = { name: string; size: number; mark: string };

/** What is wrong with a file, as a sentence that every language can say. */
export class NotTaken extends RuleError {
  constructor(readonly saying: Saying) {
    super(sayIn(undefined, saying.says, saying.values), 'files');
  }
}

const HEAD_BYTES = 65_536;
const MOST_NAME = 500;

/** Oldest first, those that stopped on their way too. */
export function listEnclosures(ctx: Ctx, { id }: Pick<Telling, 'id'>): Promise<Enclosure[]> {
  return ctx.db
    .selectFrom('enclosures')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('telling_id', '=', id)
    .orderBy('id')
    .execute();
}

/**
 * Begins a file, or finds the one that stopped: the browser sends on from `came`. Where the browser cannot tell that it is
 * the same (no script; a telephone that copies what is chosen), the file comes anew in the place of the one that stopped.
 * @throws NotTaken it is empty, too big, or one too many; the words say what to do
 */
export async function beginEnclosure(ctx: Ctx, telling: Telling, announced: Announced): Promise<Enclosure> {
  const name = announced.name.replaceAll('\0', '').slice(-MOST_NAME).toWellFormed() || 'file';
  const mark = storable(announced.mark, MOST_NAME);
  const { size } = announced;
  const most = await mostBytesOf();
  if (!Number.isSafeInteger(size) || size <= 0) throw new NotTaken(refusal(name, 'empty'));
  if (size > most) throw new NotTaken(tooBig(name, most));
  const all = await listEnclosures(ctx, telling);
  const alike = all.filter((one) => one.name === name && one.size === size);
  const same = alike.find((one) => one.mark === mark && mark !== '');
  if (same) return same;
  const stopped = alike.filter(({ whole_at }) => !whole_at);
  for (const { id } of stopped) await takeAway(ctx, telling, id);
  const known = all.filter((one) => !stopped.includes(one));
  if (known.length >= MOST_ENCLOSURES) throw new NotTaken(TOO_MANY);
  if (known.reduce((sum, one) => sum + one.size, size) > MOST_OF_TELLING) throw new NotTaken(TOO_MUCH);
  return ctx.db
    .insertInto('enclosures')
    .values({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), telling_id: telling.id, name, mark, size },
      ...{ begun_at: ctx.now, whole_at: null, kind: null, sha256: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** @throws NotFound it is nobody's, or somebody else's */
export async function findEnclosure(ctx: Ctx, telling: Telling, id: string): Promise<Enclosure> {
  const found = isId(id)
    ? await ctx.db
        .selectFrom('enclosures')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('telling_id', '=', telling.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound('This file');
  return found;
}

/**
 * Keeps what comes next of a file, and looks at it as soon as it is whole.
 * @throws NotTaken more came than was announced, it is too big for its kind, of no kind that we take, or the day is full
 */
export async function keepPiece(ctx: Ctx, telling: Telling, file: Enclosure, piece: Upload): Promise<Enclosure> {
  const came = file.came + piece.size;
  if (piece.size === 0 || came > file.size || (piece.size % CHUNK_BYTES !== 0 && came !== file.size))
    throw new NotTaken(CHANGED);
  await countIn(ctx, piece.size);
  if (file.came === 0) {
    const most = await mostBytesOf(piece.head);
    if (file.size > most) throw new NotTaken(tooBig(file.name, most));
  }
  for (let at = 0; at < piece.size; at += CHUNK_BYTES) {
    const part = Math.floor((file.came + at) / CHUNK_BYTES);
    const row = { trust_id: ctx.trust.id, enclosure_id: file.id, part, bytes: await piece.read(at, CHUNK_BYTES) };
    await ctx.db.insertInto('enclosure_chunks').values(row).execute();
  }
  const on = await changed(ctx, file, { came });
  if (came < file.size) return on;
  const whole = await finish(ctx, on, file.came === 0 ? piece : await asUpload(ctx, on));
  await tellOf(ctx, telling);
  return whole;
}

/** A file that came in one go, with the form; the same once more changes nothing. @throws NotTaken as above */
export async function encloseWhole(ctx: Ctx, telling: Telling, upload: Upload): Promise<void> {
  const known = await listEnclosures(ctx, telling);
  if (known.some(({ sha256 }) => sha256?.equals(upload.sha256))) return;
  const file = await beginEnclosure(ctx, telling, { name: upload.name, size: upload.size, mark: '' });
  try {
    await keepPiece(ctx, telling, file, upload);
  } catch (error) {
    if (error instanceof NotTaken) await takeAway(ctx, telling, file.id);
    throw error;
  }
}

async function finish(ctx: Ctx, file: Enclosure, upload: Upload): Promise<Enclosure> {
  const found = await lookAt(upload);
  if ('refused' in found) throw new NotTaken(refusal(file.name, found.refused));
  return changed(ctx, file, { kind: found.kind, sha256: upload.sha256, whole_at: ctx.now });
}

type Changes = Partial<Pick<Enclosure, 'came' | 'kind' | 'sha256' | 'whole_at'>>;

function changed(ctx: Ctx, { id }: Enclosure, changes: Changes): Promise<Enclosure> {
  return ctx.db
    .updateTable('enclosures')
    .set(changes)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** With all of its bytes; what is not there, or not theirs, is left alone. */
export async function takeAway(ctx: Ctx, telling: Telling, id: string): Promise<void> {
  if (!isId(id)) return;
  await ctx.db
    .deleteFrom('enclosures')
    .where('trust_id', '=', ctx.trust.id)
    .where('telling_id', '=', telling.id)
    .where('id', '=', id)
    .execute();
}

/** What is whole stands beside the words: with a video, nobody has to write. */
export async function tellOf(ctx: Ctx, telling: Telling): Promise<Told> {
  const whole = (await listEnclosures(ctx, telling)).filter(({ whole_at }) => whole_at);
  return keepTold(ctx, telling, { files: whole.map(enclosedWords) });
}

/** They are files of the case now, with the contact that brought them; here nothing of them stays. */
export async function sendEnclosures(
  ctx: Ctx,
  telling: Telling,
  { kase, contact, signed }: { kase: { id: string }; contact: string; signed: boolean },
): Promise<void> {
  for (const file of await listEnclosures(ctx, telling))
    if (file.whole_at) await addFile(ctx, kase, await asUpload(ctx, file), { contact, signed });
  await ctx.db
    .deleteFrom('enclosures')
    .where('trust_id', '=', ctx.trust.id)
    .where('telling_id', '=', telling.id)
    .execute();
}

/** As the verbs of files take it: read from here piece by piece. */
async function asUpload(ctx: Ctx, file: Enclosure): Promise<Upload> {
  const read = async (at: number, length: number) => {
    const from = Math.floor(at / CHUNK_BYTES);
    const rows = await ctx.db
      .selectFrom('enclosure_chunks')
      .select('bytes')
      .where('trust_id', '=', ctx.trust.id)
      .where('enclosure_id', '=', file.id)
      .where('part', '>=', from)
      .where('part', '<=', Math.floor((at + length - 1) / CHUNK_BYTES))
      .orderBy('part')
      .execute();
    const bytes = Buffer.concat(rows.map((row) => row.bytes));
    return bytes.subarray(at - from * CHUNK_BYTES, at - from * CHUNK_BYTES + length);
  };
  const { name, size } = file;
  const sha256 = file.sha256 ?? (await hashAll(read, size));
  return { name, size, sha256, head: await read(0, HEAD_BYTES), read, close: async () => undefined };
}

async function hashAll(read: Upload['read'], size: number): Promise<Buffer> {
  const hash = createHash('sha256');
  for (let at = 0; at < size; at += CHUNK_BYTES) hash.update(await read(at, CHUNK_BYTES));
  return hash.digest();
}

/** @throws NotTaken this trust took in as much today as it takes */
async function countIn(ctx: Ctx, bytes: number): Promise<void> {
  const day = await ctx.db
    .insertInto('enclosure_days')
    .values({ trust_id: ctx.trust.id, came_on: localDate(ctx.now), bytes })
    .onConflict((same) =>
      same.columns(['trust_id', 'came_on']).doUpdateSet({ bytes: sql`enclosure_days.bytes + ${bytes}` }),
    )
    .returning('bytes')
    .executeTakeFirstOrThrow();
  if (day.bytes > MOST_OF_DAY) throw new NotTaken(NO_ROOM);
}

/** Each night: what nobody came back to, with all that came along, and the days that are counted no more. */
export async function forgetAll(ctx: Ctx): Promise<void> {
  await forgetTellings(ctx);
  await ctx.db
    .deleteFrom('enclosure_days')
    .where('trust_id', '=', ctx.trust.id)
    .where('came_on', '<', localDate(ctx.now))
    .execute();
}
