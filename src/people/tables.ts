import type { Generated, GeneratedAlways } from 'kysely';

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
  access: Generated<'open' | 'restricted'>;
  merged_into: string | null;
  name_words: GeneratedAlways<string[]>;
  version: Generated<number>;
  created_at: Date;
  created_by: string | null;
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

declare module '../platform/db.ts' {
  interface Tables {
    people: PersonTable;
    ways: WayTable;
    name_words: { trust_id: string; word: string };
  }
}
