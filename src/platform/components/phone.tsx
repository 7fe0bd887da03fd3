/**
 * A number as it was written, as a link to dial it. Without the extension: that is asked for at the other end. An
 * extension alone, and what is no number, is only read. Never for somebody who must not be phoned.
 */
export function Phone({ typed }: { typed: string }) {
  const number = typed.replace(/(?:ext|x|#).*$/i, '').trim();
  const digits = number.replace('(0)', '').replace(/[^\d+]/g, '');
  return /^[\d+()\-. ]+$/.test(number) && digits.length > 8 ? <a href={`tel:${digits}`}>{typed}</a> : typed;
}
