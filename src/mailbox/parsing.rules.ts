// Small things about mails, as pure rules.

export type ParsedAddress = { name: string; address?: string | undefined; group?: ParsedAddress[] | undefined };

/** Members of groups stand by themselves; what has no address is left out. */
export function addressesIn(parsed: readonly ParsedAddress[]): { name: string; address: string }[] {
  return parsed.flatMap(({ name, address, group }) => {
    if (group) return addressesIn(group);
    const plain = plainWords(address ?? '')
      .trim()
      .toLowerCase();
    return plain.includes('@') ? [{ name: lineOf(name), address: plain.slice(0, 320) }] : [];
  });
}

/** One line of a header: nothing in it can begin another one. */
export const lineOf = (text: string): string => plainWords(text).replace(/\s+/g, ' ').trim().slice(0, 500);

/** Line ends as ours; what PostgreSQL cannot keep, and what no letter holds, is left out. */
export function plainWords(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
  );
}

/** So many ids of a thread are looked at; a longer one is nobody's. */
const MOST_IDS = 100;

/** Message-IDs in a header, with their brackets (RFC 5322, 3.6.4); one without brackets gets them. */
export function readIds(header: string): string[] {
  const found = header.match(/<[^<>\s]{3,900}>/g);
  if (found) return found.slice(0, MOST_IDS);
  return /^\S{3,900}@\S+$/.test(header.trim()) ? [`<${header.trim()}>`] : [];
}

/** "pals@anytown.example and 4,999 others". */
export function recipientWords(to: readonly { address: string }[]): string {
  const [first, ...rest] = to;
  if (!first) return '';
  if (rest.length === 0) return first.address;
  return `${first.address} and ${rest.length === 1 ? '1 other' : `${rest.length.toLocaleString('en-GB')} others`}`;
}

const MOST_HEADERS = 256_000;

/** The headers of a mail without what follows them. */
export function headersOf(raw: Buffer): Buffer {
  const ends = ['\r\n\r\n', '\n\n'].map((gap) => raw.indexOf(gap)).filter((at) => at >= 0);
  return raw.subarray(0, Math.min(MOST_HEADERS, ...ends));
}
