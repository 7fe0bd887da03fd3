-- What people told us, what changed for it, where, when, and how we know: written by one, checked by another, then public.
create table improvements (
  trust_id uuid not null references trusts,
  id uuid not null,
  said text not null check (said <> ''),
  changed text not null default '',
  changed_on date,
  site_id uuid,                             -- empty: everywhere
  place_id uuid,
  effect text not null default '',          -- how we know that it is better
  still text not null default '',           -- what is still being worked on
  state text not null check (state in ('new', 'accepted', 'declined', 'in_progress', 'done', 'verified')),
  declined_why text not null default '',
  version int not null default 1,
  writers uuid[] not null,                  -- who wrote since the last check: none of them may check it
  check_promise_id uuid,
  checked_by uuid,
  checked_at timestamptz,
  checked_version int,                      -- an edit after it makes it differ from version: then it is not public
  hidden_by uuid,
  hidden_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, site_id) references sites,
  foreign key (trust_id, place_id) references places,
  foreign key (trust_id, check_promise_id) references promises,
  foreign key (trust_id, checked_by) references users,
  foreign key (trust_id, hidden_by) references users,
  foreign key (trust_id, made_by) references users,
  check (state <> 'declined' or declined_why <> ''),
  check (state not in ('done', 'verified') or (changed <> '' and changed_on is not null and effect <> '')),
  check ((checked_by is null) = (checked_at is null) and (checked_by is null) = (checked_version is null)),
  check (checked_by is null or checked_version <> version or not checked_by = any (writers))
);
create index improvements_made on improvements (trust_id, made_at desc);
call guard_by_trust('improvements', 'select, insert, update');

-- The cases in which it was said, and whether whoever said it wants to hear what changed. Nothing of them is public.
create table improvement_cases (
  trust_id uuid not null references trusts,
  id uuid not null,
  improvement_id uuid not null,
  case_id uuid not null,
  wants text not null default 'not_asked' check (wants in ('yes', 'no', 'not_asked')),
  removed_at timestamptz,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, improvement_id) references improvements,
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, added_by) references users
);
create unique index improvement_cases_once on improvement_cases (trust_id, improvement_id, case_id);
create index improvement_cases_case on improvement_cases (trust_id, case_id);
call guard_by_case('improvement_cases', 'select, insert, update');
call tell_holder('improvement_cases', 'cases', 'case_id');

-- Who was told what changed, once for each person, on each of their cases.
create table improvement_told (
  trust_id uuid not null references trusts,
  id uuid not null,
  improvement_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  how text not null check (how in ('email', 'text', 'letter', 'by_hand')),
  words text not null,
  message_id uuid,                          -- in the outbox
  promise_id uuid,                          -- to tell them by hand
  told_at timestamptz,
  told_by uuid,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, improvement_id) references improvements,
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, told_by) references users
);
create unique index improvement_told_once on improvement_told (trust_id, improvement_id, case_id, person_id);
create index improvement_told_case on improvement_told (trust_id, case_id);
call guard_by_case('improvement_told', 'select, insert, update');
