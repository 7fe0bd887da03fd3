// The file of the official postcode directory as it is downloaded: the table itself, or the zip file with the table in it.
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { crc32, createInflateRaw } from 'node:zlib';
import { NotTaken } from './advocacy/index.ts';

/** Lines of one statement. */
const BATCH = 10_000;
const LONGEST_LINE = 100_000;
const PIECE = 1_048_576;

type Table = { name: string; size: number; bytes: AsyncIterable<Buffer> };

/** Lines as they stream by, with how much has been read, 0 to 1: however large the file is, some megabytes are in memory. */
export async function* batchesOf({ size, bytes }: Table) {
  const decoder = new StringDecoder('utf8');
  let read = 0;
  let rest = '';
  let lines: string[] = [];
  for await (const piece of bytes) {
    read += piece.length;
    const parts = (rest + decoder.write(piece)).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new NotTaken('This is no table: a line of it does not end.');
    for (const part of parts) lines.push(part);
    if (lines.length < BATCH) continue;
    yield { lines, read: read / size };
    lines = [];
  }
  if (rest !== '') lines.push(rest);
  yield { lines, read: 1 };
}

/** The table of a file: itself, or the largest in a zip file; that one holds the areas again, each in a small table. */
export async function openTable(path: string, name: string): Promise<Table> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const start = await part(file, 0, 4);
    if (start.length < 4 || start.readUInt32LE(0) !== LOCAL)
      return { name, size: Math.max(1, size), bytes: createReadStream(path, { highWaterMark: PIECE }) };
    const [entry] = (await entriesOf(file, size))
      .filter((one) => /\.csv$/i.test(one.name))
      .sort((a, b) => b.size - a.size);
    if (!entry) throw new NotTaken('There is no table (.csv) in this zip file.');
    const head = await part(file, entry.at, 30);
    const from = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const packed = createReadStream(path, { start: from, end: from + entry.packed - 1, highWaterMark: PIECE });
    return { name: entry.name.replace(/^.*\//, ''), size: Math.max(1, entry.size), bytes: unpacked(packed, entry) };
  } catch (error) {
    throw error instanceof RangeError ? new NotTaken(BROKEN) : error;
  } finally {
    await file.close();
  }
}

const BROKEN = 'This zip file is broken. Download it again.';
const TOO_NEW = 'This zip file is of a kind that cannot be read here. Unpack it, and give the .csv file in it.';

// What begins the parts of a zip file (PKWARE APPNOTE, 4.3).
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
/** Where a number does not fit, the larger form of a zip file has it elsewhere. */
const ELSEWHERE = 0xffffffff;

type Entry = { name: string; at: number; packed: number; size: number; sum: number };

async function part(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

/** What is in a zip file, as the list at its end says. @throws NotTaken, RangeError it is cut off */
async function entriesOf(file: FileHandle, size: number): Promise<Entry[]> {
  const tail = await part(file, Math.max(0, size - 65_557), 65_557);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || tail.readUInt32LE(end) !== END) throw new NotTaken(BROKEN);
  const [length, from] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (from === ELSEWHERE) throw new NotTaken(TOO_NEW);
  const list = await part(file, from, length);
  const found: Entry[] = [];
  for (let at = 0; at < list.length; ) {
    if (list.readUInt32LE(at) !== CENTRAL) throw new NotTaken(BROKEN);
    const named = list.readUInt16LE(at + 28);
    const name = list.toString('utf8', at + 46, at + 46 + named);
    const [sum, packed, whole] = [16, 20, 24].map((past) => list.readUInt32LE(at + past)) as [number, number, number];
    if (/\.csv$/i.test(name) && (list.readUInt16LE(at + 10) !== DEFLATED || whole === ELSEWHERE))
      throw new NotTaken(TOO_NEW);
    found.push({ name, at: list.readUInt32LE(at + 42), packed, size: whole, sum });
    at += 46 + named + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return found;
}

/** @throws NotTaken what comes out is not what went in */
async function* unpacked(packed: AsyncIterable<Buffer>, { sum }: Entry): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  const whole = pipeline(packed, inflate).catch(() => undefined);
  let now = 0;
  try {
    for await (const piece of inflate) {
      now = crc32(piece as Buffer, now);
      yield piece as Buffer;
    }
  } catch {
    throw new NotTaken(BROKEN);
  }
  await whole;
  if (now !== sum) throw new NotTaken(BROKEN);
}
