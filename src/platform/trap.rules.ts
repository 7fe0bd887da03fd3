// Whoever fills in what nobody sees, or is too quick for a person, is asked once more: a browser may have filled it in for them.
import { type Fields, one } from './routing.ts';
import { sayable } from './tongue.ts';

export const SURE = sayable('We want to be sure that a person sent this. Press the button once more. Nothing is lost.');

/** Milliseconds below which no person has answered several questions. */
const TOO_QUICK_MS = 4_000;

export const isTooQuick = (begun: Date, now: Date): boolean => now.getTime() - begun.getTime() < TOO_QUICK_MS;

const isSure = (body: Fields) => one(body, 'sure') === 'yes';

/** To be asked once more. */
export const isCaught = (body: Fields, quick = false): boolean =>
  (quick || one(body, 'website') !== '') && !isSure(body);

/** They were asked, or are now: the next press goes through, whatever else is still to be mended. */
export const wasAsked = (body: Fields, quick = false): boolean => isSure(body) || isCaught(body, quick);
