// To whom a round goes, by which way, and who is told by hand and why. Pure: one rule for every kind of round.
import { mayHoldDetails, mayReach, messageTo, type Person } from '../people/index.ts';
import { addressTrouble, postalLines } from '../platform/postal.rules.ts';
import { MEMBER_WAY_WORDS, type MemberWay } from './kinds.rules.ts';
import type { Consent, InvolvementEventTable, OpportunityState, RoundKind } from './tables.ts';

type EventState = InvolvementEventTable['state'];

type WayOf = { kind: 'phone' | 'email' | 'address'; value: string };
/** `quiet`: after a death, why nobody contacts them today; empty on other days. */
export type Whom = { person: Person; consent: Consent; channel: MemberWay; quiet: string };
export type Goes =
  | { how: 'email' | 'text' | 'letter'; to: string }
  | { how: 'by_hand'; why: string }
  | { how: 'not'; why: string };

/** `sends`: whether OpenPALS itself can send this way. */
export function goesTo(
  kind: RoundKind,
  { person, consent, channel, quiet }: Whom,
  ways: readonly WayOf[],
  sends: (way: 'email' | 'text' | 'letter') => boolean,
): Goes {
  if (person.died) return { how: 'not', why: 'They have died.' };
  if (consent === 'withdrawn') return { how: 'not', why: 'They have stopped.' };
  if (kind === 'news' && consent !== 'yes')
    return { how: 'not', why: 'They did not agree to hear of other ways to get involved.' };
  if (quiet) return { how: 'by_hand', why: `${quiet}. Tell them on another day.` };
  if (channel === 'phone' || channel === 'video_relay')
    return {
      how: 'by_hand',
      why: `They chose: ${MEMBER_WAY_WORDS[channel].toLowerCase().replace('british sign language (bsl)', 'BSL')}.`,
    };
  if (!mayReach(person, channel)) return { how: 'by_hand', why: 'They asked not to be reached this way.' };
  if (!mayHoldDetails(person, channel))
    return { how: 'by_hand', why: 'Somebody else might see it. Read the safe contact first.' };
  const way = ways.findLast((one) => (channel === 'letter' ? one.kind === 'address' : messageTo(one) === channel));
  if (!way)
    return {
      how: 'by_hand',
      why: `No ${channel === 'letter' ? 'address' : channel === 'text' ? 'mobile number' : 'email address'} is recorded.`,
    };
  if (!sends(channel)) return { how: 'by_hand', why: `${MEMBER_WAY_WORDS[channel]} does not go out of OpenPALS here.` };
  const wrong = channel === 'letter' && addressTrouble(postalLines(person.name, way.value));
  return wrong ? { how: 'by_hand', why: wrong } : { how: channel, to: way.value };
}

type Stands = {
  round: { kind: RoundKind; made_at: Date };
  opportunity: { state: OpportunityState };
  event: { state: EventState; moved_at: Date | null } | undefined;
  member: { consent: Consent; person: { died: boolean } } | undefined;
};

/** Says when and where somebody is to come. */
export const INVITING: readonly RoundKind[] = ['invitation', 'changed'];

/** Whether what a round says still holds for one of those it is for: else nothing of it goes, and nobody tells them. */
export function stillHolds({ round, opportunity, event, member }: Stands): boolean {
  if (member && (member.consent === 'withdrawn' || member.person.died)) return false;
  if (round.kind === 'news') return opportunity.state === 'open' && member?.consent !== 'this_only';
  if (!INVITING.includes(round.kind)) return true;
  return event?.state === 'planned' && (!event.moved_at || round.made_at >= event.moved_at);
}

export const ROUND_WORDS: Record<RoundKind, { title: string; subject: string; button: string; done: string }> = {
  news: {
    title: 'Tell people about it',
    subject: 'From PALS: a new way to get involved',
    button: 'Send it',
    done: 'Told about it',
  },
  invitation: {
    title: 'Write to those who are asked',
    subject: 'From PALS: when we meet',
    button: 'Send it',
    done: 'Invited',
  },
  changed: {
    title: 'Tell them the new day or place',
    subject: 'From PALS: when we meet has changed',
    button: 'Send it',
    done: 'Told the new day or place',
  },
  cancellation: {
    title: 'Cancel the event',
    subject: 'From PALS: this is cancelled',
    button: 'Cancel it and send this',
    done: 'Told that it is cancelled',
  },
  outcome: {
    title: 'Tell what came of it',
    subject: 'From PALS: what came of it',
    button: 'Send it',
    done: 'Told what came of it',
  },
};

/** Somebody who is invited or comes hears when and where it is. */
export const isExpected = (state: string): boolean => state === 'asked' || state === 'coming';
