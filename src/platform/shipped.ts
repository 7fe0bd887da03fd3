/** Rows that ship have no trust. A trust's own row with the same code stands in place of the shipped one. */
export function ownFirst<T extends { trust_id: string | null; code: string }>(rows: readonly T[]): T[] {
  const own = new Map(rows.filter((row) => row.trust_id !== null).map((row) => [row.code, row]));
  const shipped = new Set(rows.filter((row) => row.trust_id === null).map((row) => row.code));
  return rows
    .filter((row) => row.trust_id === null || !shipped.has(row.code))
    .map((row) => (row.trust_id === null ? (own.get(row.code) ?? row) : row));
}
