// The list of names at the end of a package (APPNOTE 4.3.12, 4.3.16). Nothing is unpacked: what would swell to a
// thousand times its size stays as small as it came.

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MOST_NAMES = 5_000;
/** Where the list can begin at the earliest, counted from the end: a comment of 65,535 bytes, and the record itself. */
export const TAIL_BYTES = 65_557;

export type Directory = { at: number; bytes: number };

/** Where the list of names stands in the file; undefined where there is none to be found. */
export function findDirectory(tail: Buffer): Directory | undefined {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END) return { at: tail.readUInt32LE(at + 16), bytes: tail.readUInt32LE(at + 12) };
  }
  return undefined;
}

/** The names, and whether one of the parts is locked; undefined where the list is broken or too long to be a document. */
export function readDirectory(list: Buffer): { names: string[]; locked: boolean } | undefined {
  const names: string[] = [];
  let locked = false;
  for (let at = 0; at < list.length; ) {
    if (at + ENTRY_BYTES > list.length || list.readUInt32LE(at) !== ENTRY || names.length >= MOST_NAMES)
      return undefined;
    const name = list.readUInt16LE(at + 28);
    locked ||= (list.readUInt16LE(at + 8) & 1) === 1;
    names.push(list.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name));
    at += ENTRY_BYTES + name + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return { names, locked };
}

/** The first part, where it is stored as it is: an OpenDocument says there what it is. */
export function firstPart(head: Buffer): { name: string; text: string } {
  if (head.length < 30) return { name: '', text: '' };
  const [name, extra, size] = [head.readUInt16LE(26), head.readUInt16LE(28), head.readUInt32LE(18)];
  const stored = head.readUInt16LE(8) === 0;
  const from = 30 + name + extra;
  return {
    name: head.toString('latin1', 30, 30 + name),
    text: stored ? head.toString('latin1', from, from + Math.min(size, 100)) : '',
  };
}
