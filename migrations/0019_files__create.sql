-- Files of a case, in chunks beside the record: one backup, one failover, one transaction.

create table files (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  contact_id uuid,                          -- the letter or voicemail that came with a contact
  note_id uuid,
  name text not null check (name <> ''),    -- as typed, cleaned of paths and control characters
  kind text not null,                       -- by its bytes: a code of src/files/kinds.rules.ts
  size bigint not null check (size > 0),    -- bytes
  sha256 bytea not null,
  state text not null check (state in ('unscanned', 'waiting', 'clean', 'infected')),
  found text not null default '',           -- what the virus check called it, or why it could not check
  checked_at timestamptz,
  added_by uuid not null,
  added_at timestamptz not null,
  error_at timestamptz,
  error_by uuid,
  error_reason text,
  version int not null default 1,
  primary key (trust_id, id),
  unique (trust_id, id, case_id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, contact_id) references contacts,
  foreign key (trust_id, note_id) references notes,
  foreign key (trust_id, added_by) references users,
  foreign key (trust_id, error_by) references users
);
create index files_case on files (trust_id, case_id, id desc);
create index files_waiting on files (trust_id, added_at) where state = 'waiting';
call guard_by_case('files', 'select, insert, update');

create table file_chunks (
  trust_id uuid not null references trusts,
  file_id uuid not null,
  part int not null,
  case_id uuid not null,
  bytes bytea not null,
  primary key (trust_id, file_id, part),
  foreign key (trust_id, file_id, case_id) references files (trust_id, id, case_id)
);
alter table file_chunks alter column bytes set storage external; -- pictures and PDFs do not get smaller
call guard_by_case('file_chunks', 'select, insert');

-- Who opened a file is logged like who opened a case.
alter table views drop constraint views_what_check;
alter table views add check (what in ('case', 'person', 'print', 'record_log', 'file'));
