// What GOV.UK Notify prints and posts: ten pages at most, and an address of three to seven short lines that ends with a
// UK postcode. It looks after it has taken the letter, so that we look before. Pure.

const MOST_LINES = 7;
const FEWEST_LINES = 3;
/** In the address window, at the size of its letters. */
const LONGEST_LINE = 50;
export const MOST_PAGES = 10;
export const MOST_BYTES = 2_000_000;

/** "AN1 1AA" at the end of a line, however it is written. */
const POSTCODE = /(?:^|[\s,])(GIR|[A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})$/i;
const NOT_FIRST = /^[@()=[\]"\\/,<>~]/;

/** Name and address, one a line, the postcode alone on the last; of more than seven lines the last ones stand side by side. */
export function postalLines(name: string, address: string): string[] {
  const own = address.split(/\r?\n/);
  const parts = own.length === 1 ? address.split(',') : own;
  const lines = [name, ...parts.flatMap(withPostcodeApart)].map(bare).filter(Boolean);
  if (lines.length <= MOST_LINES) return lines;
  const [last = '', before] = [lines.at(-1), lines.slice(MOST_LINES - 2, -1)];
  return [...lines.slice(0, MOST_LINES - 2), before.join(', '), last];
}

const bare = (line: string) =>
  line
    .replace(/\s+/g, ' ')
    .replace(/[\s,]+$/, '')
    .trim();

function withPostcodeApart(line: string): string[] {
  const found = POSTCODE.exec(line.trim());
  if (!found) return [line];
  return [line.trim().slice(0, found.index), `${found[1]} ${found[2]}`.toUpperCase()];
}

/** Why it cannot be posted to these lines, and what to do; undefined where it can. */
export function addressTrouble(lines: readonly string[]): string | undefined {
  const last = lines.at(-1) ?? '';
  if (!POSTCODE.test(last)) return 'The address must end with a UK postcode.';
  if (lines.length < FEWEST_LINES) return 'The address must have a street or a place above the postcode.';
  const wrong = lines.find((line) => NOT_FIRST.test(line));
  if (wrong) return `A line of the address cannot begin with “${wrong.charAt(0)}”.`;
  const long = lines.find((line) => line.length > LONGEST_LINE);
  return long && `A line of the address is too long for the window: “${long.slice(0, 20)}…”. Make it two.`;
}
