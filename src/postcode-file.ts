// The file of the official postcode directory as it is downloaded: the table itself, or the zip file with the table in it.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
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
  const { size, isZip } = await lookAt(path);
  if (!isZip) return { name, size: Math.max(1, size), bytes: createReadStream(path, { highWaterMark: PIECE }) };
  const zip = await openPromise(path, { autoClose: false }).catch(() => {
    throw new NotTaken(BROKEN);
  });
  try {
    const entry = await largestTable(zip);
    const bytes = unpacked(zip, entry);
    return { name: basename(entry.fileName), size: Math.max(1, entry.uncompressedSize), bytes };
  } catch (error) {
    zip.close();
    throw error;
  }
}

const BROKEN = 'This zip file is broken. Download it again.';
const UNKNOWN = 'This zip file is of a kind that cannot be read here. Unpack it, and give the .csv file in it.';
/** How a zip file begins. */
const ZIP = Buffer.from('PK\u0003\u0004');

async function lookAt(path: string): Promise<{ size: number; isZip: boolean }> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(ZIP.length), 0, ZIP.length, 0);
    return { size: (await file.stat()).size, isZip: buffer.equals(ZIP) };
  } finally {
    await file.close();
  }
}

async function largestTable(zip: ZipFile): Promise<Entry> {
  let largest: Entry | undefined;
  try {
    for await (const entry of zip.eachEntry())
      if (/\.csv$/i.test(entry.fileName) && entry.uncompressedSize > (largest?.uncompressedSize ?? -1)) largest = entry;
  } catch {
    throw new NotTaken(BROKEN);
  }
  if (!largest) throw new NotTaken('There is no table (.csv) in this zip file.');
  if (!largest.canDecodeFileData()) throw new NotTaken(UNKNOWN);
  return largest;
}

/** @throws NotTaken what comes out is not what went in */
async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      sum = crc32(piece as Buffer, sum);
      yield piece as Buffer;
    }
  } catch {
    throw new NotTaken(BROKEN);
  } finally {
    zip.close();
  }
  if (sum !== entry.crc32) throw new NotTaken(BROKEN);
}
