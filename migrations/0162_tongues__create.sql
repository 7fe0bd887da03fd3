-- A language, or the Easy Read pages, are offered once a person who knows them has read them: this edition of them, by the
-- sum of its words. When the English or the translation changes, the sum does too, and nobody has read that one yet.
create table text_checks (
  trust_id uuid not null references trusts,
  id uuid not null,
  text text not null,                        -- pl, ur, ar, easy-read
  edition text not null,
  checked_by text not null check (checked_by <> ''),
  checked_on date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_by uuid,                             -- taken back, or another check took its place
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null)),
  primary key (trust_id, id),
  foreign key (trust_id, made_by) references users,
  foreign key (trust_id, ended_by) references users
);
create unique index text_checks_text on text_checks (trust_id, text) where ended_at is null;
call guard_by_trust('text_checks', 'select, insert, update');
call count_changes('text_checks');
