-- People who come to PALS or whom it is about: how to reach them, what they need, what to call them.

create table people (
  trust_id uuid not null references trusts,
  id uuid not null,
  name text not null check (name <> ''),
  call_me text not null default '',        -- what to call her
  say_it text not null default '',         -- how to say it
  nhs_number text check (nhs_number ~ '^[0-9]{10}$'),
  born_on date,
  died boolean not null default false,     -- letters to them stop
  contact_rule text not null default '',   -- an instruction: "Text only. Do not leave voicemail."
  needs text[] not null default '{}',      -- codes of the list 'needs'
  needs_detail text not null default '',   -- language, relay provider, …
  needs_review_on date,
  access text not null default 'open' check (access in ('open', 'restricted')), -- restricted: known from a case that is walled
  merged_into uuid,
  name_words text[] generated always as (plain_words(name || ' ' || call_me)) stored,
  version int not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, merged_into) references people
);
create index people_words on people using gin (name_words) with (fastupdate = off);
create index people_nhs_number on people (trust_id, nhs_number) where nhs_number is not null;
call guard_by_trust('people', 'select, insert, update');
create policy need_to_know on people as restrictive for select to openpals_app using (access = 'open' or (select acting_reach()) = 'all');
grant select on people to openpals_definer;
create policy definer on people for select to openpals_definer using (true);

create table ways (
  trust_id uuid not null references trusts,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('phone', 'email', 'address')),
  value text not null check (value <> ''),
  digits text generated always as (case when kind = 'phone' then regexp_replace(value, '[^0-9]', '', 'g') end) stored,
  note text not null default '',
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, person_id) references people
);
create index ways_person on ways (trust_id, person_id);
create index ways_digits on ways (trust_id, digits text_pattern_ops) where digits is not null and ended_at is null;
create index ways_digits_end on ways (trust_id, reverse(digits) text_pattern_ops) where digits is not null and ended_at is null;
create index ways_email on ways (trust_id, lower(value)) where kind = 'email' and ended_at is null;
call guard_by_trust('ways', 'select, insert, update');
grant select on ways to openpals_definer;
create policy definer on ways for select to openpals_definer using (true);

-- Every word that occurs in a name of the trust, once: a misspelt name is first looked up here (some thousand rows),
-- then its people by the index on name_words. Trigrams over all people would be twenty times slower.
create table name_words (
  trust_id uuid not null references trusts,
  word text not null,
  primary key (trust_id, word)
);
create index name_words_similar on name_words using gin (word gin_trgm_ops) with (fastupdate = off);
create index name_words_begun on name_words (trust_id, word text_pattern_ops);
call guard_by_trust('name_words', 'select, insert');
grant select on name_words to openpals_definer;
create policy definer on name_words for select to openpals_definer using (true);
