-- All that stands on the paper of a letter, and by which layout it was set: the same paper can be made again although the
-- trust, the person or the layout has changed since. Empty: it went before papers were kept.
alter table letters add column paper jsonb;

-- The bytes that went by post, as they went.
create table letter_papers (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  letter_id uuid not null,
  bytes bytea not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  unique (trust_id, letter_id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, letter_id) references letters
);
create index letter_papers_case on letter_papers (trust_id, case_id);
call guard_by_case('letter_papers', 'select, insert');
