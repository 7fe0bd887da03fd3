-- What a trust says of its own on the public page about privacy, from a day on: whom to ask, and more.
create table privacy_words (
  trust_id uuid not null references trusts,
  officer text not null, -- the data protection officer: name or post, and how to reach them
  more text not null,
  valid_from date not null,
  valid_to date,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (trust_id, valid_from),
  foreign key (trust_id, changed_by) references users,
  check (valid_to is null or valid_to >= valid_from)
);
call guard_by_trust('privacy_words', 'select, insert, update, delete');
