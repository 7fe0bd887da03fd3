// A package (APPNOTE 4.3.7, 4.3.12) whose parts are of one day, so that the same parts always give the same bytes. Pure.
import type { Day } from '../platform/time.ts';

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;

/** Days as a package keeps them: years from 1980 in seven bits, months in four, days in five. */
function dosDay(day: Day): number {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  return ((year - 1980) << 9) | (month << 5) | date;
}

/** The same package, with every part of midnight of this day. @throws Error it is none */
export function steadyZip(made: Buffer, day: Day): Buffer {
  const bytes = Buffer.from(made);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new Error('This is no package.');
  let at = bytes.readUInt32LE(end + 16);
  while (bytes.readUInt32LE(at) === ENTRY) {
    const local = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(local) !== LOCAL) throw new Error('A part of the package is not where it is listed.');
    stamp(bytes, at + 12, day);
    stamp(bytes, local + 10, day);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}

function stamp(bytes: Buffer, at: number, day: Day) {
  bytes.writeUInt16LE(0, at);
  bytes.writeUInt16LE(dosDay(day), at + 2);
}
