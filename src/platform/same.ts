/** Does a row hold all of this already? What is not named in `wanted` is not compared; lists by what is in them. */
export function isSame<T extends object>(held: T | undefined, wanted: Partial<T>): boolean {
  if (!held) return false;
  const text = (value: unknown) => JSON.stringify(value ?? null);
  return Object.entries(wanted).every(([name, value]) => text(held[name as keyof T]) === text(value));
}
