// Under which address the public pages are, as the settings of the installation say: a job has no request to ask.
import type { House } from '../platform/house.ts';

let house: Pick<House, 'publicUrl'> = {};

export function takeHouse(given: Pick<House, 'publicUrl'>) {
  house = given;
}

/** Undefined where it is not set: then no link can be written, and a colleague asks. */
export const publicAddress = (): string | undefined => house.publicUrl;
