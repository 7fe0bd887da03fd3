// Files on their way in: from the wire into a nameless file on disk, never into memory, before a transaction begins. The
// name is taken away as soon as the file is open, so that nothing of it is left however the process ends.
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';

/** Enough of the beginning to tell what kind of file it is. */
const HEAD_BYTES = 65_536;

/** How many files and how much of each a route takes. */
export type UploadLimits = {
  mostFiles: number;
  /** Bytes of one file, by how it begins. */
  mostOf: (head: Buffer) => Promise<number>;
  /** Bytes of no file may be more than this. */
  mostOfAny: number;
  /** Bytes of all files of one request. */
  mostInAll: number;
};

export type Upload = {
  /** As the browser sent it: hostile until it is cleaned. */
  name: string;
  size: number;
  sha256: Buffer;
  head: Buffer;
  /** The bytes from `at`, at most `length`; fewer at the end. */
  read: (at: number, length: number) => Promise<Buffer>;
  close: () => Promise<void>;
};

/** Why a file, or all of a form with files, did not come in. */
export type UploadProblem =
  | { why: 'too_big'; name: string; most: number }
  | { why: 'too_much' | 'too_many' | 'broken' | 'no_room' };

/** A form's or JSON body, a query string: names to texts (several for repeated names). */
export type Fields = Record<string, string | string[]>;

export type Received = { fields: Fields; files: Upload[]; problems: UploadProblem[] };

type Spooled = { upload: Upload } | { tooBig: number };

const READ_AND_WRITE = 'wx+';
const OWNER_ONLY = 0o600;

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `openpals-${randomUUID()}`);
  const file = await open(path, READ_AND_WRITE, OWNER_ONLY);
  await unlink(path);
  return file;
}

/** Takes a file in. Once it is over its limit nothing more is kept, and the rest is read to its end and dropped. */
export async function spool(
  name: string,
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  mostOf: (head: Buffer) => Promise<number> | number = () => Number.POSITIVE_INFINITY,
): Promise<Spooled> {
  const file = await openNameless();
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  let most: number | undefined;
  try {
    for await (const bytes of source) {
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, bytes.subarray(0, HEAD_BYTES - head.length)]);
      if (head.length === HEAD_BYTES) most ??= await mostOf(head);
      if (most === undefined || size <= most) await writeAll(file, bytes, size);
      if (most === undefined || size <= most) hash.update(bytes);
      size += bytes.length;
    }
    most ??= await mostOf(head);
  } catch (error) {
    await file.close();
    throw error;
  }
  if (size > most) {
    await file.close();
    return { tooBig: most };
  }
  return { upload: uploadOf(file, { name, size, sha256: hash.digest(), head }) };
}

async function writeAll(file: FileHandle, bytes: Buffer, at: number) {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

function uploadOf(file: FileHandle, facts: Pick<Upload, 'name' | 'size' | 'sha256' | 'head'>): Upload {
  return {
    ...facts,
    read: async (at, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, facts.size - at)));
      for (let done = 0; done < bytes.length; ) {
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, at + done);
        if (bytesRead === 0) return bytes.subarray(0, done);
        done += bytesRead;
      }
      return bytes;
    },
    close: () => file.close(),
  };
}

const TOO_MANY = ['FST_FILES_LIMIT', 'FST_PARTS_LIMIT', 'FST_FIELDS_LIMIT'];
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');

/**
 * Reads a form with files. What is wrong with it is a problem for the page to tell, and the good files stand.
 * @throws when the browser has gone away: nobody is there to be told, and nothing is kept
 */
export async function receive(request: FastifyRequest, limits: UploadLimits): Promise<Received> {
  const received: Received = { fields: {}, files: [], problems: [] };
  if (!request.isMultipart()) return { ...received, fields: (request.body ?? {}) as Fields };
  const isTooMuch = Number(request.headers['content-length'] ?? 0) > limits.mostInAll + FORM_BYTES;
  try {
    await takeParts(request, limits, received, isTooMuch);
    return received;
  } catch (error) {
    await closeAll(received.files);
    if (request.raw.destroyed && !request.raw.complete) throw new WentAway();
    request.raw.resume();
    const why = TOO_MANY.includes(codeOf(error)) ? 'too_many' : codeOf(error) === 'ENOSPC' ? 'no_room' : 'broken';
    return { fields: received.fields, files: [], problems: [{ why }] };
  }
}

/** The browser stopped, or its line broke: nobody is there to be answered, and it is no bug. */
class WentAway extends Error {
  readonly statusCode = 499;
}

/** Bytes of a form around its files: as much as a form without files may have. */
const FORM_BYTES = 1_000_000;

/** `isTooMuch`: only the words, wherever they stand among the files. */
async function takeParts(request: FastifyRequest, limits: UploadLimits, received: Received, isTooMuch: boolean) {
  const { fields, files, problems } = received;
  let inAll = 0;
  const parts = request.parts({
    limits: {
      files: limits.mostFiles,
      fields: 20,
      parts: limits.mostFiles + 20,
      fieldSize: FORM_BYTES,
      fileSize: limits.mostOfAny + 1,
      headerPairs: 20,
    },
  });
  for await (const part of parts) {
    if (part.type === 'field') {
      if (part.valueTruncated) throw new Error('A field is longer than a form may be.');
      fields[part.fieldname] = String(part.value);
      continue;
    }
    if (isTooMuch) {
      if (problems.length === 0) problems.push({ why: 'too_much' });
      part.file.resume();
      continue;
    }
    const room = limits.mostInAll - inAll;
    const spooled = await spool(part.filename ?? '', part.file, async (head) =>
      Math.min(room, await limits.mostOf(head)),
    );
    if ('tooBig' in spooled) {
      problems.push(
        spooled.tooBig === room ? { why: 'too_much' } : { why: 'too_big', name: part.filename, most: spooled.tooBig },
      );
    } else if (spooled.upload.size === 0 && !part.filename) await spooled.upload.close();
    else {
      inAll += spooled.upload.size;
      files.push(spooled.upload);
    }
  }
}

export async function closeAll(files: readonly Upload[]) {
  await Promise.all(files.map((file) => file.close().catch(() => undefined)));
}

/** Bytes at hand, as if they had come in a form: what came with an email. */
export function bytesAsUpload(name: string, bytes: Buffer): Upload {
  return {
    name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
    head: bytes.subarray(0, HEAD_BYTES),
    read: async (at, length) => bytes.subarray(at, at + length),
    close: async () => undefined,
  };
}
