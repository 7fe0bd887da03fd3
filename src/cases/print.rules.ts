// Taking what would tell who somebody is out of a printed case. Free text can always hold more than this finds, so the
// page says to read it before it is handed over.

const EMAIL = /[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+/g;
/** Six digits or more, as people write numbers: with spaces, dashes, brackets or dots between them. */
const LONG_NUMBER = /\+?\(?\d(?:[\s().\-/]{0,2}\d){5,}/g;
/** A UK postcode. */
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi;
const DATE = /\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b/g;
const SHORTEST_WORD = 2;

/** Known names and numbers, and all that looks like an email, a number, a date or a postcode, are left out. */
export function masked(text: string, names: readonly string[]): string {
  return maskNames(
    text
      .replace(EMAIL, '[email]')
      .replace(DATE, '[date]')
      .replace(LONG_NUMBER, '[number]')
      .replace(POSTCODE, '[postcode]'),
    names,
  );
}

function maskNames(text: string, names: readonly string[]): string {
  const words = names.flatMap((name) => [name, ...name.split(/[\s,'’-]+/)]).map((word) => word.trim());
  const wanted = [...new Set(words)].filter((word) => word.length >= SHORTEST_WORD && !TITLES.test(word));
  if (wanted.length === 0) return text;
  const any = wanted
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?:['’]s)?(?![\\p{L}\\p{N}])`, 'giu'), '[name]');
}

const TITLES = /^(mr|mrs|ms|miss|dr|of|de|la|le|van|von|the)\.?$/i;
