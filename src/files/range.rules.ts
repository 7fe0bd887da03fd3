// Which bytes of a file a player asks for (RFC 9110, 14.1.2).

/** The first and the last byte, both inside the file. */
export type Range = { from: number; to: number };

/** Undefined: all of it, also where several parts or something else is asked for. `beyond`: no byte of it is in the file. */
export function rangeIn(header: string | undefined, size: number): Range | 'beyond' | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') return Number(last) === 0 ? 'beyond' : { from: Math.max(0, size - Number(last)), to: size - 1 };
  const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
  if (from >= size) return 'beyond';
  return from > to ? undefined : { from, to };
}
