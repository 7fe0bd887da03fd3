// Where the mail of the demonstration goes: nowhere but into the memory of this process, to be read on a page.
import type { Parcel, Sender, Senders } from '../platform/senders.ts';

const MOST_KEPT = 100;
const kept: Parcel[] = [];

const sender: Sender = {
  send: async (parcel) => {
    kept.unshift(parcel);
    kept.length = Math.min(kept.length, MOST_KEPT);
    return { fate: 'sent' };
  },
};

/** All ways, for people who are invented. */
export const demoSenders: Senders = { email: sender, text: sender, letter: sender };

export const keptMail = (): readonly Parcel[] => kept;
