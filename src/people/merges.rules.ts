// Two records of one person: what differs, what stands afterwards, and what undoing gives back.
import type { MergedFacts, NeedFacts } from './tables.ts';

type Mergeable = MergedFacts & { id: string; merged_into: string | null; access: 'open' | 'restricted' };

/** Facts of which only one can stand: somebody chooses where the two differ. */
export const CHOSEN = ['name', 'call_me', 'say_it', 'born_on', 'nhs_number'] as const;
export type Chosen = (typeof CHOSEN)[number];
export type Side = 'stays' | 'goes';
export type Choices = Partial<Record<Chosen, Side>>;

export function factsOf(person: MergedFacts): MergedFacts {
  const { name, call_me, say_it, nhs_number, born_on, died, contact_rule, needs, needs_detail } = person;
  return {
    name,
    call_me,
    say_it,
    nhs_number,
    born_on,
    died,
    contact_rule,
    needs,
    needs_detail,
    ...needFactsOf(person),
  };
}

function needFactsOf(person: MergedFacts): NeedFacts {
  const { needs_asked_on, needs_asked_by, needs_review_on, need_details, language, interpreter_gender } = person;
  const { needs_share, adjustments, flags, unsafe, safe_way, safe_times, code_word, no_messages } = person;
  const asked = { needs_asked_on, needs_asked_by, needs_review_on, need_details, language, interpreter_gender };
  return { ...asked, needs_share, adjustments, flags, unsafe, safe_way, safe_times, code_word, no_messages };
}

/** Where both say something, and not the same. */
export function conflictsOf(stays: MergedFacts, goes: MergedFacts): Chosen[] {
  return CHOSEN.filter((field) => stays[field] && goes[field] && stays[field] !== goes[field]);
}

export type Trouble = 'itself' | 'merged' | 'hidden' | 'nhs_number';

/** Why two records cannot be one person; undefined if they can. */
export function troubleOf(stays: Mergeable, goes: Mergeable): Trouble | undefined {
  if (stays.id === goes.id) return 'itself';
  if (stays.merged_into || goes.merged_into) return 'merged';
  if (stays.access === 'restricted' || goes.access === 'restricted') return 'hidden';
  if (stays.nhs_number && goes.nhs_number && stays.nhs_number !== goes.nhs_number) return 'nhs_number';
  return undefined;
}

export const TROUBLE_WORDS: Record<Trouble, string> = {
  itself: 'This is the same record. Choose another one.',
  merged: 'One of these was merged already. Open the person again and start from there.',
  hidden:
    'One of them is known from a case that not everybody may open. Merging would show them to everybody. Ask the PALS manager about the case first.',
  nhs_number: 'They have two different NHS numbers, so these are two people. If one number is wrong, correct it first.',
};

/**
 * What stands afterwards. The safe rule: all needs and both contact rules, and who has died on one record has died. Where
 * only one can stand, what was chosen; where only one says something, that.
 */
export function mergedFacts(stays: MergedFacts, goes: MergedFacts, choices: Choices): MergedFacts {
  const pick = <F extends Chosen>(field: F): MergedFacts[F] => {
    if (!stays[field] || (goes[field] && choices[field] === 'goes')) return goes[field] || stays[field];
    return stays[field];
  };
  return {
    name: pick('name'),
    call_me: pick('call_me'),
    say_it: pick('say_it'),
    born_on: pick('born_on'),
    nhs_number: pick('nhs_number'),
    died: stays.died || goes.died,
    contact_rule: both(stays.contact_rule, goes.contact_rule),
    needs: [...new Set([...stays.needs, ...goes.needs])],
    needs_detail: both(stays.needs_detail, goes.needs_detail),
    ...mergedNeeds(stays, goes),
  };
}

/** What protects wins: unsafe on one record is unsafe, a "no" to sharing stands, the earlier review comes first. */
function mergedNeeds(stays: NeedFacts, goes: NeedFacts): NeedFacts {
  const asked = (stays.needs_asked_on ?? '') >= (goes.needs_asked_on ?? '') ? stays : goes;
  const reviews = [stays.needs_review_on, goes.needs_review_on].filter((day) => day !== null).sort();
  const shares = [stays.needs_share, goes.needs_share];
  return {
    needs_asked_on: asked.needs_asked_on,
    needs_asked_by: asked.needs_asked_by,
    needs_review_on: reviews[0] ?? null,
    need_details: { ...goes.need_details, ...stays.need_details },
    language: stays.language || goes.language,
    interpreter_gender: stays.interpreter_gender === 'any' ? goes.interpreter_gender : stays.interpreter_gender,
    needs_share: shares.includes('no') ? 'no' : shares.includes('yes') ? 'yes' : 'not_asked',
    adjustments: both(stays.adjustments, goes.adjustments),
    flags: [...new Set([...stays.flags, ...goes.flags])],
    unsafe: stays.unsafe || goes.unsafe,
    safe_way: stays.safe_way || goes.safe_way,
    safe_times: both(stays.safe_times, goes.safe_times),
    code_word: both(stays.code_word, goes.code_word),
    no_messages: stays.no_messages || goes.no_messages,
  };
}

/** "Text only. After 2pm." Said twice it stands once. */
function both(one: string, other: string): string {
  const [a, b] = [one.trim(), other.trim()];
  if (b === '' || a.toLowerCase().includes(b.toLowerCase())) return a;
  if (a === '' || b.toLowerCase().includes(a.toLowerCase())) return b;
  return `${a}${/[.!?]$/.test(a) ? '' : '.'} ${b}`;
}

/** The facts of who stayed after undoing: as before the merge, but for what somebody has changed since. */
export function undoneFacts(before: MergedFacts, after: MergedFacts, now: MergedFacts): MergedFacts {
  const back = <F extends Exclude<keyof MergedFacts, 'needs'>>(field: F): MergedFacts[F] =>
    Object.hasOwn(before, field) && isSame(now[field], after[field]) ? before[field] : now[field];
  const added = now.needs.filter((need) => !after.needs.includes(need));
  const kept = before.needs.filter((need) => now.needs.includes(need));
  return {
    name: back('name'),
    call_me: back('call_me'),
    say_it: back('say_it'),
    born_on: back('born_on'),
    nhs_number: back('nhs_number'),
    died: back('died'),
    contact_rule: back('contact_rule'),
    needs: [...kept, ...added.filter((need) => !kept.includes(need))],
    needs_detail: back('needs_detail'),
    needs_asked_on: back('needs_asked_on'),
    needs_asked_by: back('needs_asked_by'),
    needs_review_on: back('needs_review_on'),
    need_details: back('need_details'),
    language: back('language'),
    interpreter_gender: back('interpreter_gender'),
    needs_share: back('needs_share'),
    adjustments: back('adjustments'),
    flags: back('flags'),
    unsafe: back('unsafe'),
    safe_way: back('safe_way'),
    safe_times: back('safe_times'),
    code_word: back('code_word'),
    no_messages: back('no_messages'),
  };
}

/** Lists and words by need are compared by what stands in them, in whatever order. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === null || typeof one !== 'object') return one === other;
  const entries = (value: unknown) => JSON.stringify(Object.entries(value ?? {}).sort());
  return entries(one) === entries(other);
}
