-- Whoever tells us something without a name can come back with a number, read what PALS wrote to them, and write again.
-- Of the number only its hash is kept: nobody here can find it again, and nobody can be found by it.
create table receipts (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  hash bytea not null,                       -- sha-256 of the number
  made_at timestamptz not null,
  came_at timestamptz,                       -- when they last came back
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases
);
create unique index receipts_hash on receipts (trust_id, hash);
create index receipts_case on receipts (trust_id, case_id);
call guard_by_case('receipts', 'select, insert, update');
call tell_holder('receipts', 'cases', 'case_id');

-- A browser in which a number was entered, right or wrong: both are kept the same way, so that both answer the same way.
create table receipt_visits (
  trust_id uuid not null references trusts,
  id uuid not null,
  hash bytea not null,                       -- sha-256 of the secret in the cookie
  receipt_id uuid,                           -- empty: there is no such number
  case_id uuid,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, receipt_id) references receipts,
  foreign key (trust_id, case_id) references cases,
  check ((case_id is null) = (receipt_id is null))
);
create unique index receipt_visits_hash on receipt_visits (trust_id, hash);
create index receipt_visits_made on receipt_visits (trust_id, made_at);
create index receipt_visits_receipt on receipt_visits (trust_id, receipt_id) where receipt_id is not null;
create index receipt_visits_case on receipt_visits (trust_id, case_id) where case_id is not null;
call guard_by_case('receipt_visits', 'select, insert, delete');

-- What PALS wrote to them and what they wrote back. The words are those of a contact of the case: one that was struck is not
-- shown any more.
create table receipt_messages (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  contact_id uuid not null,
  ours boolean not null,                     -- PALS wrote it
  written_at timestamptz not null,
  read_at timestamptz,                       -- when they came back to it
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, contact_id) references contacts
);
create index receipt_messages_case on receipt_messages (trust_id, case_id, written_at);
create index receipt_messages_contact on receipt_messages (trust_id, contact_id);
call guard_by_case('receipt_messages', 'select, insert, update');
