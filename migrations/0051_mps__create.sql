-- Letters of members of Parliament: who wrote, whose request it is, who signs the answer, and what became of it.
alter table cases drop constraint cases_type_check;
alter table cases add check (type in ('question', 'concern', 'complaint', 'idea', 'thanks', 'experience', 'mp'));

create table mp_letters (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  mp_id uuid not null,                      -- the person who asks; the ways to reach them are those of their office
  constituent_id uuid not null,             -- who asked the MP to write; the patient stands in the case
  constituency text not null default '',
  caseworker text not null default '',      -- who deals with it at their office, and how to reach them
  their_ref text not null default '',
  dated_on date,                            -- the date on the letter
  signs text not null check (signs in ('chief_executive', 'pals', 'complaints', 'other')),
  signer text not null default '',          -- by name, where it is known
  signing_since date,                       -- the day on which the answer went to whoever signs it
  answered_on date,
  answered_how text check (answered_how in ('email', 'letter')),
  signed_by text not null default '',
  tells_of_patient boolean,                 -- does the answer say anything about the patient
  answer_promise uuid,
  signing_promise uuid,
  office_promise uuid,                      -- to tell their office that we have it
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, mp_id) references people,
  foreign key (trust_id, constituent_id) references people,
  foreign key (trust_id, answer_promise) references promises,
  foreign key (trust_id, signing_promise) references promises,
  foreign key (trust_id, office_promise) references promises,
  foreign key (trust_id, made_by) references users,
  check ((answered_on is null) = (answered_how is null))
);
create unique index mp_letters_case on mp_letters (trust_id, case_id);
create index mp_letters_mp on mp_letters (trust_id, mp_id, made_at desc);
call guard_by_case('mp_letters', 'select, insert, update');

-- Who signs answers to members of Parliament in a trust, if nothing else is said.
create table mp_signers (
  trust_id uuid not null references trusts,
  signs text not null check (signs in ('chief_executive', 'pals', 'complaints', 'other')),
  signer text not null default '',
  email text not null default '',
  checked_on date not null,
  primary key (trust_id)
);
call guard_by_trust('mp_signers', 'select, insert, update');

-- No national limit exists: our own aim, as for a matter that is not simple. A trust changes it in Settings.
alter table trusts no force row level security;
alter table targets no force row level security;
insert into targets (trust_id, kind, amount, unit, valid_from, label)
select t.id, 'mp', 10, 'working_days', date '2012-01-01', 'our aim, not yet checked' from trusts t
on conflict do nothing;
alter table trusts force row level security;
alter table targets force row level security;
