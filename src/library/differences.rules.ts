// What changed from one edition to the next, line by line.

export type Line = { was: 'same' | 'added' | 'taken'; words: string };

/** Longer texts are shown whole, the old before the new. */
const MOST_LINES = 600;

/** The lines of the newer text, and between them those that were taken out: by their longest common run. */
export function differencesOf(older: string, newer: string): Line[] {
  const [a, b] = [older.split('\n'), newer.split('\n')];
  if (a.length > MOST_LINES || b.length > MOST_LINES)
    return [
      ...a.map((words) => ({ was: 'taken' as const, words })),
      ...b.map((words) => ({ was: 'added' as const, words })),
    ];
  const common = commonOf(a, b);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ was: 'same', words: a[i] ?? '' });
      [i, j] = [i + 1, j + 1];
    } else if (j >= b.length || (i < a.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      lines.push({ was: 'taken', words: a[i] ?? '' });
      i += 1;
    } else {
      lines.push({ was: 'added', words: b[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}

/** How many lines the rests of both have in common, from each place on. */
function commonOf(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (!row) continue;
      row[j] = a[i] === b[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  return table;
}
