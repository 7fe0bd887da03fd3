// How the internet is reached, handed in when the routes are made, or by whoever works off the queue.
import type { House } from '../platform/house.ts';
import type { Web } from '../platform/web.ts';

let house: Pick<House, 'web'> = {};

export function takeHouse(given: Pick<House, 'web'>) {
  house = given;
}

/** Undefined in the demonstration: nothing is asked from there. */
export const maybeWeb = (): Web | undefined => house.web;
