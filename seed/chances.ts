/** The same key gives the same chances, on every machine and after every restart: nothing here is left to chance. */
export type Chances = {
  /** From 0 up to, not including, 1. */
  next: () => number;
  /** True so often of 1. */
  is: (share: number) => boolean;
  /** A whole number from the first to the last, both included. */
  between: (first: number, last: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** One of the list, each as often as its weight says. */
  weigh: <T>(list: readonly (readonly [weight: number, T])[]) => T;
};

export function chancesOf(key: string): Chances {
  let state = hashOf(key);
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (first: number, last: number) => first + Math.floor(next() * (last - first + 1));
  return {
    next,
    is: (share) => next() < share,
    between,
    pick: (list) => known(list[between(0, list.length - 1)]),
    weigh: (list) => {
      let left = next() * list.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return known(list.at(-1))[1];
    },
  };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
}

/** FNV-1a with a last stir, so that keys that differ in one figure differ everywhere. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
