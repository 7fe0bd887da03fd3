// The last gate: a mail is joined to a case by itself only if whoever wrote it is a party of it. The number of a case
// stands in many a subject; that somebody names it proves nothing.
import type { Hints } from './filters.rules.ts';

/** A case that the mail answers or names, and the addresses of those who may write to it. */
export type Candidate = {
  case: string;
  by: 'thread' | 'subject';
  parties: ReadonlySet<string>;
  /** Of its people who have died: somebody else writes from there. */
  died: ReadonlySet<string>;
};

/** Why a person decides, as the page of the mail says it. */
export type Doubt = Hints['doubt'] | 'not_a_party' | 'sender_died' | 'several_cases';

export type Judgement = { join?: string; doubt: Doubt };

/** A thread of ours counts for more than a number in a subject. */
export function judge(hints: Pick<Hints, 'sender' | 'doubt'>, candidates: readonly Candidate[]): Judgement {
  if (candidates.length === 0) return { doubt: hints.doubt };
  if (hints.doubt || !hints.sender) return { doubt: hints.doubt || 'no_sender' };
  const { address } = hints.sender;
  const mine = candidates.filter(({ parties }) => parties.has(address));
  const threads = mine.filter(({ by }) => by === 'thread');
  const left = new Set((threads.length > 0 ? threads : mine).map((one) => one.case));
  const [first, ...rest] = left;
  if (!first) return { doubt: candidates.some(({ died }) => died.has(address)) ? 'sender_died' : 'not_a_party' };
  return rest.length > 0 ? { doubt: 'several_cases' } : { join: first, doubt: '' };
}
