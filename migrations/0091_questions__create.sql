-- Questions that PALS writes to a ward or service, to another organisation, or to the person themself, and that are
-- answered by link. The promise of the answer is the state of it: open, kept, or cancelled.
create table questions (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  promise_id uuid not null,
  whom text not null check (whom in ('service', 'outside', 'person')),
  place_id uuid,
  organisation text not null default '',     -- its code
  person_id uuid,
  to_name text not null,
  to_email text not null,
  question text not null,                    -- all three exactly as the receiver sees them
  background text not null default '',
  outcome text not null default '',
  with_name boolean not null,
  not_clinical boolean not null,
  safety boolean not null,
  teller text not null check (teller in ('pals', 'service')),
  origin text not null,                      -- scheme, host and port of the links
  asked_by uuid not null,
  asked_at timestamptz not null,
  recalled_at timestamptz,
  returned_at timestamptz,                   -- given back: not for them, and nobody named
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, place_id) references places,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, asked_by) references users
);
create index questions_case on questions (trust_id, case_id);
create unique index questions_promise on questions (trust_id, promise_id);
create index questions_person on questions (trust_id, person_id) where person_id is not null;
call guard_by_case('questions', 'select, insert, update');
call tell_holder('questions', 'cases', 'case_id');

-- What came back: the answer, and whatever was added to it, late, twice or after the case was closed. Nothing is changed.
create table question_answers (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  question_id uuid not null,
  kind text not null check (kind in ('answer', 'addition', 'returned')),
  words text not null,
  share text check (share in ('yes', 'own_words', 'no')),
  by_name text not null default '',
  link_id uuid,                              -- empty: it came as an e-mail
  visit uuid,                                -- the browser in which it was written
  contact_id uuid,                           -- how it stands in the case
  at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, question_id) references questions,
  foreign key (trust_id, link_id) references links,
  foreign key (trust_id, contact_id) references contacts
);
create index question_answers_question on question_answers (trust_id, question_id, id);
create index question_answers_case on question_answers (trust_id, case_id);
call guard_by_case('question_answers', 'select, insert');

-- "I need more time".
create table question_delays (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  question_id uuid not null,
  link_id uuid not null,
  was timestamptz not null,
  until timestamptz not null,
  reason text not null default '',
  at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, question_id) references questions,
  foreign key (trust_id, link_id) references links
);
create index question_delays_question on question_delays (trust_id, question_id, id);
create index question_delays_case on question_delays (trust_id, case_id);
call guard_by_case('question_delays', 'select, insert');

-- Who was reminded and asked next, by hand (step 0) or by the ladder.
create table question_chases (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  question_id uuid not null,
  step int not null,
  due_at timestamptz not null,               -- the date that had passed: another date starts the ladder again
  whom text not null check (whom in ('same', 'deputy', 'lead', 'head')),
  name text not null default '',
  at timestamptz not null,
  made_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, question_id) references questions,
  foreign key (trust_id, made_by) references users
);
create index question_chases_question on question_chases (trust_id, question_id, id);
create index question_chases_case on question_chases (trust_id, case_id);
call guard_by_case('question_chases', 'select, insert');

-- What somebody without an account is writing, kept for a day in case a bleep calls them away.
create table question_drafts (
  trust_id uuid not null references trusts,
  link_id uuid not null,
  visit uuid not null,
  case_id uuid not null,
  fields jsonb not null,
  changed_at timestamptz not null,
  primary key (trust_id, link_id, visit),
  foreign key (trust_id, link_id) references links,
  foreign key (trust_id, case_id) references cases
);
create index question_drafts_case on question_drafts (trust_id, case_id);
create index question_drafts_old on question_drafts (trust_id, changed_at);
call guard_by_case('question_drafts', 'select, insert, update, delete');

-- How long after the due time who is asked next, in working days of this PALS; all steps change together, from a day on.
create table chase_rungs (
  trust_id uuid not null references trusts,
  step int not null check (step between 1 and 3),
  days int not null check (days between 1 and 60),
  whom text not null check (whom in ('same', 'deputy', 'lead', 'head')),
  valid_from date not null default '2012-01-01',
  valid_to date,
  check (valid_to is null or valid_to >= valid_from),
  primary key (trust_id, step, valid_from)
);
call guard_by_trust('chase_rungs', 'select, insert, update, delete');

-- The head of PALS, who is told last.
create table chase_heads (
  trust_id uuid not null references trusts,
  name text not null,
  email text not null,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from),
  primary key (trust_id, valid_from)
);
call guard_by_trust('chase_heads', 'select, insert, update, delete');
