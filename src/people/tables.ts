import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';

export type PersonTable = {
  trust_id: string;
  id: string;
  name: string;
  call_me: Generated<string>;
  say_it: Generated<string>;
  nhs_number: string | null;
  born_on: string | null;
  died: Generated<boolean>;
  contact_rule: Generated<string>;
  needs: Generated<string[]>;
  needs_detail: Generated<string>;
  needs_review_on: string | null;
  needs_asked_on: string | null;
  needs_asked_by: string | null;
  /** Words for one need, by its code: "18 point". */
  need_details: JSONColumnType<Record<string, string>, string | undefined, string>;
  language: Generated<string>;
  interpreter_gender: Generated<'any' | 'woman' | 'man'>;
  needs_share: Generated<'not_asked' | 'yes' | 'no'>;
  adjustments: Generated<string>;
  /** SNOMED CT codes of the Reasonable Adjustment Digital Flag. */
  flags: Generated<string[]>;
  unsafe: Generated<boolean>;
  safe_way: Generated<SafeWay>;
  safe_times: Generated<string>;
  code_word: Generated<string>;
  no_messages: Generated<boolean>;
  access: Generated<'open' | 'restricted'>;
  merged_into: string | null;
  /** Tables with rows of this person, of those that say so (tell_holder); 'people' if another record was merged into it. */
  holds: Generated<string[]>;
  name_words: GeneratedAlways<string[]>;
  /** How first and last name sound, without titles. */
  sound: GeneratedAlways<string>;
  version: Generated<number>;
  created_at: Date;
  created_by: string | null;
};

/** The facts of a person that a merge may change. */
export type MergedFacts = {
  name: string;
  call_me: string;
  say_it: string;
  nhs_number: string | null;
  born_on: string | null;
  died: boolean;
  contact_rule: string;
  needs: string[];
  needs_detail: string;
} & NeedFacts;

/** Of needs and safe contact. A merge from before they were kept has none of them. */
export type NeedFacts = {
  needs_asked_on: string | null;
  needs_asked_by: string | null;
  needs_review_on: string | null;
  need_details: Record<string, string>;
  language: string;
  interpreter_gender: 'any' | 'woman' | 'man';
  needs_share: 'not_asked' | 'yes' | 'no';
  adjustments: string;
  flags: string[];
  unsafe: boolean;
  safe_way: SafeWay;
  safe_times: string;
  code_word: string;
  no_messages: boolean;
};

export type SafeWay = '' | 'phone' | 'text' | 'email' | 'letter' | 'in_person';

/** Once, with a reason, somebody was contacted another way than they asked for. */
export type ContactExceptionTable = {
  trust_id: string;
  id: string;
  person_id: string;
  channel: string;
  reason: string;
  made_at: Date;
  made_by: string;
};

export type WayKind = 'phone' | 'email' | 'address';

export type WayTable = {
  trust_id: string;
  id: string;
  person_id: string;
  kind: WayKind;
  value: string;
  digits: GeneratedAlways<string | null>;
  note: Generated<string>;
  added_at: Date;
  ended_at: Date | null;
};

/** One person recorded twice: a pointer, and what it changed in the facts of who stays. */
export type PersonMergeTable = {
  trust_id: string;
  id: string;
  person_id: string;
  into_id: string;
  before: JSONColumnType<MergedFacts>;
  after: JSONColumnType<MergedFacts>;
  merged_at: Date;
  merged_by: string;
  undone_at: Date | null;
  undone_by: string | null;
};

declare module '../platform/db.ts' {
  interface Tables {
    people: PersonTable;
    ways: WayTable;
    contact_exceptions: ContactExceptionTable;
    name_words: { trust_id: string; word: string };
    person_merges: PersonMergeTable;
    hospital_numbers: {
      trust_id: string;
      person_id: string;
      number: string;
      added_at: Date;
      added_by: string | null;
      ended_at: Date | null;
    };
    people_apart: { trust_id: string; one_id: string; other_id: string; said_at: Date; said_by: string };
  }
}
