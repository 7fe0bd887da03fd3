// Small files of every kind that matters, made here: no real document is kept with the code.

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000154a24f5f0000000049454e44ae426082',
  'hex',
);
export const VIDEO = Buffer.concat([Buffer.from('00000018667479706d70343200000000', 'hex'), Buffer.from('mp42isom')]);

/** A file that begins like this one and is so long. */
export function bigFile(begin: Buffer, size: number): Buffer {
  return Buffer.concat([begin, Buffer.alloc(size - begin.length, 32)]);
}

/** A package with empty parts of these names. */
export function officeFile(names: readonly string[]): Buffer {
  const parts = names.map((name) => {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const list = names.map((name) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    return Buffer.concat([entry, Buffer.from(name)]);
  });
  const [all, directory] = [Buffer.concat(parts), Buffer.concat(list)];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(all.length, 16);
  return Buffer.concat([all, directory, end]);
}

/** An Office document of before 2007, as far as the names of its streams go. */
export function oldOfficeFile(streams: readonly string[]): Buffer {
  const names = streams.map((name) => Buffer.from(name, 'utf16le'));
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), ...names, Buffer.alloc(64)]);
}

/** A video of so many seconds, as far as its boxes go: the movie header stands after what would be its pictures. */
export function videoOf(seconds: number): Buffer {
  const box = (type: string, ...inside: Buffer[]) => {
    const body = Buffer.concat(inside);
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length + 8);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, body]);
  };
  const times = Buffer.alloc(100);
  times.writeUInt32BE(1_000, 12);
  times.writeUInt32BE(seconds * 1_000, 16);
  return Buffer.concat([VIDEO, box('mdat', Buffer.alloc(5_000, 7)), box('moov', box('mvhd', times))]);
}
