/** A link to dial, without the extension: that is asked for at the other end. An extension alone is only read. */
export function Phone({ typed }: { typed: string }) {
  const number = typed.replace(/(?:ext|x|#).*$/i, '').replace(/[^\d+]/g, '');
  return number.length > 8 ? <a href={`tel:${number}`}>{typed}</a> : typed;
}
