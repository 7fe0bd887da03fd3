// Whoever checks files for viruses, handed in from the settings when the routes are made.

import type { Scanner } from '../platform/clamd.ts';
import type { House } from '../platform/house.ts';

let house: Pick<House, 'scanner'> = {};

export function takeHouse(given: Pick<House, 'scanner'>) {
  house = given;
}

/** Undefined where none is set up. */
export function maybeScanner(): Scanner | undefined {
  return house.scanner;
}
