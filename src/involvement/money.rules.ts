/** "£4.50" or "4.5" as pence; undefined for what is no sum above 0 and at most £10,000. */
export function readPounds(typed: string): number | undefined {
  const found = /^£?\s*(\d{1,3}(?:,?\d{3})?)(?:\.(\d{1,2}))?$/.exec(typed.trim());
  if (!found) return undefined;
  const pence = Number((found[1] ?? '').replace(',', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return pence > 0 && pence <= 1_000_000 ? pence : undefined;
}

/** "£4.50". */
export const poundWords = (pence: number): string => `£${(pence / 100).toFixed(2)}`;
