// What the house gives: who checks for viruses, and which mailboxes there are.
import type { House } from '../platform/house.ts';

type Given = Pick<House, 'scanner' | 'mailbox' | 'db' | 'now'>;

let house: Partial<Given> = {};

export function takeHouse(given: House) {
  house = given;
}

export const given = (): Partial<Given> => house;
