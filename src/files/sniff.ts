// What a file is, by its bytes. Reads it in pieces; unpacks and runs nothing.
import { fileTypeFromBuffer } from 'file-type';
import type { Upload } from '../platform/uploads.ts';
import {
  isText,
  KINDS,
  type KindCode,
  kindByEnding,
  kindOfPackage,
  kindOfStreams,
  kindOfText,
  MOST_BYTES,
  MOST_VIDEO_BYTES,
  PROGRAMS,
  type Refusal,
  STREAMS,
} from './kinds.rules.ts';
import { findDirectory, firstPart, readDirectory, TAIL_BYTES } from './zip.rules.ts';

const PIECE_BYTES = 262_144;
const PACKAGE = Buffer.from('PK\x03\x04', 'latin1');
const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const MOST_LIST_BYTES = 1_000_000;

/** How much of a file is taken, by how it begins: a video may be longer, so that somebody can tell us in BSL. */
export async function mostBytesOf(head?: Buffer): Promise<number> {
  if (!head) return MOST_VIDEO_BYTES;
  const ending = await endingOf(head);
  const kind = ending && kindByEnding(ending);
  return kind && KINDS[kind].group === 'video' ? MOST_VIDEO_BYTES : MOST_BYTES;
}

export async function sniff(upload: Upload): Promise<{ kind: KindCode } | { refused: Refusal }> {
  const found = upload.size === 0 ? 'empty' : await look(upload);
  return isKind(found) ? { kind: found } : { refused: found };
}

const isKind = (found: KindCode | Refusal): found is KindCode => Object.hasOwn(KINDS, found);

async function look(upload: Upload): Promise<KindCode | Refusal> {
  const { head } = upload;
  if (head.subarray(0, 4).equals(PACKAGE)) return lookIntoPackage(upload);
  if (head.subarray(0, 8).equals(OLD_OFFICE)) return kindOfStreams(await findStreams(upload));
  const ending = await endingOf(head);
  if (ending === 'xml') return 'web_page';
  if (ending) return kindByEnding(ending) ?? (PROGRAMS.includes(ending) ? 'program' : 'unknown');
  return (await isAllText(upload)) ? kindOfText(wordsOf(head), upload.name) : 'unknown';
}

/** A beginning that is cut off can end a reader in the middle; then the kind is not known. */
async function endingOf(head: Buffer): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return found?.ext;
}

async function lookIntoPackage({ head, size, read }: Upload): Promise<KindCode | Refusal> {
  const from = Math.max(0, size - TAIL_BYTES);
  const directory = findDirectory(await read(from, TAIL_BYTES));
  if (!directory || directory.bytes > MOST_LIST_BYTES || directory.at + directory.bytes > size) return 'archive';
  const list = readDirectory(await read(directory.at, directory.bytes));
  if (!list) return 'archive';
  if (list.locked) return 'locked';
  const first = firstPart(head);
  return kindOfPackage(list.names, first.name === 'mimetype' ? first.text : '');
}

async function findStreams(upload: Upload): Promise<Set<string>> {
  const wanted = Object.keys(STREAMS).map((name) => ({ name, bytes: Buffer.from(name, 'utf16le') }));
  const longest = Math.max(...wanted.map(({ bytes }) => bytes.length));
  const found = new Set<string>();
  for (let at = 0; at < upload.size; at += PIECE_BYTES) {
    const piece = await upload.read(at, PIECE_BYTES + longest);
    for (const { name, bytes } of wanted) if (piece.includes(bytes)) found.add(name);
  }
  return found;
}

async function isAllText(upload: Upload): Promise<boolean> {
  const wide = /^(?:\xff\xfe|\xfe\xff)/.test(upload.head.toString('latin1', 0, 2));
  for (let at = 0; !wide && at < upload.size; at += PIECE_BYTES)
    if (!isText(await upload.read(at, PIECE_BYTES))) return false;
  return !wide;
}

const wordsOf = (head: Buffer) => head.toString('utf8', 0, 8_192);
