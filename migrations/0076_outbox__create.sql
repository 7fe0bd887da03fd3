-- What goes out of PALS by e-mail, text or letter: put here by the act that sends it, in its transaction. It goes after
-- COMMIT, once; one whose fate nobody knows is `unsure` until somebody settles it.
create table outgoing (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid,
  person_id uuid,
  about_kind text not null check (about_kind <> ''),
  about_id uuid not null,
  channel text not null check (channel in ('email', 'text', 'letter')),
  to_address text not null check (to_address <> ''),
  to_name text not null default '',
  subject text not null default '',
  body text not null,
  secret text,                              -- stands for [[secret]] in the body; forgotten when it has gone
  message_id text not null,                 -- Message-ID of an e-mail (RFC 5322, 3.6.4)
  in_reply_to text,
  refs text[] not null default '{}',
  automatic boolean not null default false, -- nobody pressed a button for it (RFC 3834)
  state text not null check (state in ('held', 'due', 'sending', 'sent', 'failed', 'unsure', 'stopped')),
  goes_at timestamptz not null,             -- not before
  tries int not null default 0,
  trouble text not null default '',
  promise_id uuid,                          -- by which somebody looks into it
  made_by uuid,                             -- empty: the system
  made_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,                          -- empty: by itself
  primary key (trust_id, id),
  unique (trust_id, message_id),
  check ((settled_at is null) = (state not in ('sent', 'stopped'))),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, made_by) references users,
  foreign key (trust_id, settled_by) references users
);
create index outgoing_case on outgoing (trust_id, case_id, made_at desc) where case_id is not null;
create index outgoing_person on outgoing (trust_id, person_id) where person_id is not null;
create index outgoing_about on outgoing (trust_id, about_kind, about_id);
create index outgoing_open on outgoing (trust_id, state) where state not in ('sent', 'stopped');
create index outgoing_promise on outgoing (trust_id, promise_id) where promise_id is not null;
call guard_by_case('outgoing', 'select, insert, update');

-- What goes with it: an invitation, a letter.
create table outgoing_files (
  trust_id uuid not null,
  message_id uuid not null,
  part int not null,
  case_id uuid,                             -- as its message
  name text not null,
  type text not null,
  bytes bytea not null,
  primary key (trust_id, message_id, part),
  foreign key (trust_id, message_id) references outgoing,
  foreign key (trust_id, case_id) references cases
);
create index outgoing_files_case on outgoing_files (trust_id, case_id) where case_id is not null;
call guard_by_case('outgoing_files', 'select, insert');
call tell_holder('outgoing', 'cases', 'case_id');
