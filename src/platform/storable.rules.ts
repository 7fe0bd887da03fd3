/**
 * What can be kept of what a browser sent, and no more than that: no character nought, and no half of a pair, also where
 * the cut goes through the middle of an emoji. The database holds neither.
 */
export const storable = (typed: string, most: number): string =>
  typed.replaceAll('\0', '').slice(0, most).toWellFormed();
