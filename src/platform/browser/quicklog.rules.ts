/** A tap that the server has not acknowledged. `id` goes with every try, so that it counts once. */
export type Tap = { id: string; owner: string; url: string; body: string };

/** The tap for a tile: the one that failed before, if there is one ("Tap again" must not count twice), or a new one. */
export function tapFor(waiting: Tap[], tap: Tap) {
  return waiting.find((one) => isSameTile(one, tap)) ?? tap;
}

export function withTap(waiting: Tap[], tap: Tap) {
  return [...waiting.filter((one) => one.id !== tap.id), tap];
}

export function withoutTap(waiting: Tap[], tap: Tap) {
  return waiting.filter((one) => one.id !== tap.id);
}

export function waitingWords(count: number) {
  return count === 0 ? '' : `${count} not sent yet. We will keep trying.`;
}

/** The tile to go to with an arrow key, in a grid of so many columns; the ends do not wrap round. */
export function nextTile(key: string, index: number, count: number, columns: number) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key];
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (step === undefined) return undefined;
  const next = index + step;
  return next >= 0 && next < count ? next : index;
}

function isSameTile(one: Tap, other: Tap) {
  return one.url === other.url && one.body === other.body && one.owner === other.owner;
}
