// How long a video or recording plays, as it says itself in its movie header (ISO/IEC 14496-12, 8.2.2). Nothing is decoded.
import type { Upload } from '../platform/uploads.ts';
import type { KindCode } from './kinds.rules.ts';

const BOXED: readonly KindCode[] = ['mp4', 'mov', '3gp', 'm4a'];
const HEADER_BYTES = 16;
const MOST_BOXES = 500;
const LONGEST_S = 86_400;

type Box = { type: string; from: number; to: number };

/** Whole seconds; null where it does not say so, or says what cannot be. */
export async function secondsOf(upload: Upload, kind: KindCode): Promise<number | null> {
  if (!BOXED.includes(kind)) return null;
  const movie = await findBox(upload, 'moov', 0, upload.size);
  const header = movie && (await findBox(upload, 'mvhd', movie.from, movie.to));
  if (!header) return null;
  const bytes = await upload.read(header.from, 32);
  if (bytes.length < 32) return null;
  const wide = bytes[0] === 1;
  const scale = bytes.readUInt32BE(wide ? 20 : 12);
  const length = wide ? Number(bytes.readBigUInt64BE(24)) : bytes.readUInt32BE(16);
  const seconds = Math.round(length / scale);
  return seconds > 0 && seconds < LONGEST_S ? seconds : null;
}

/** The movie header may stand before or after hours of pictures: from box to box, reading none of them. */
async function findBox({ read }: Upload, type: string, from: number, to: number): Promise<Box | undefined> {
  for (let at = from, seen = 0; at + 8 <= to && seen < MOST_BOXES; seen += 1) {
    const head = await read(at, HEADER_BYTES);
    const box = boxIn(head, at, to);
    if (!box) return undefined;
    if (box.type === type) return box;
    at = box.to;
  }
  return undefined;
}

function boxIn(head: Buffer, at: number, end: number): Box | undefined {
  if (head.length < 8) return undefined;
  const said = head.readUInt32BE(0);
  const type = head.toString('latin1', 4, 8);
  if (said === 1 && head.length < HEADER_BYTES) return undefined;
  const size = said === 0 ? end - at : said === 1 ? Number(head.readBigUInt64BE(8)) : said;
  const headed = said === 1 ? HEADER_BYTES : 8;
  return size >= headed && at + size <= end ? { type, from: at + headed, to: at + size } : undefined;
}
