// Postcodes as people write them, and the lines of the official postcode directory (ONSPD, NSPL). Pure.

const WHOLE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;

/**
 * "an1 2bc" → "AN12BC", as it stands in the table; undefined for what is no whole postcode. In the last three places a
 * letter O for a nought, an I or an L for a one, and the other way round, are forgiven.
 */
export function postcodeKey(typed: string): string | undefined {
  const text = typed.toUpperCase().replace(/[\s.-]+/g, '');
  if (text.length < 5 || text.length > 7) return undefined;
  const [out, at, letters] = [text.slice(0, -3), text.slice(-3, -2), text.slice(-2)];
  const digit = at.replace('O', '0').replace(/[IL]/, '1');
  const meant = `${out}${digit}${letters.replaceAll('0', 'O').replaceAll('1', 'I')}`;
  return WHOLE.test(meant) ? meant : undefined;
}

/** "AN12BC" → "AN1 2BC". */
const _postcodeWords = (key: string) => `${key.slice(0, -3)} ${key.slice(-3)}`;

const AT_END = /(?:^|[\s,])([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\s*$/i;

/** The postcode with which a line of an address ends. */
export function postcodeIn(address: string): string | undefined {
  for (const line of address.split(/\r?\n/).reverse()) {
    const found = AT_END.exec(line.replace(/[\s,.]+$/, ''));
    const key = found && postcodeKey(`${found[1]}${found[2]}`);
    if (key) return key;
  }
  return undefined;
}

/** Does somebody who typed this mean a postcode, whole or not? A digit stands in no name of a council. */
export const looksLikePostcode = (typed: string) => /\d/.test(typed);
