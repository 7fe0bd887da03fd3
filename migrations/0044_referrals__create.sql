-- What is not for this PALS: handed on to another organisation with consent, or told whom to ask; requests for records and under the
-- Freedom of Information Act, sent to the team of this trust that answers them by its own dates.
create table referrals (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('passed', 'told', 'records', 'foi')),
  organisation text,                        -- code in the directory; none for our own teams
  what text not null default '',            -- what was sent
  agreed_by text not null default '',       -- who agreed that it leaves us, and how they said so
  agreed_how text check (agreed_how in ('spoken', 'written', 'form')),
  agreed_on date,
  sent_how text check (sent_how in ('email', 'letter', 'phone', 'form')),
  sent_on date not null,
  received_on date,                         -- a request: the day on which it reached the trust
  due_on date,                              -- by when its own team answers in law
  person_told boolean not null default false,
  answered_on date,
  check_promise uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, check_promise) references promises,
  foreign key (trust_id, made_by) references users,
  check ((kind in ('records', 'foi')) = (due_on is not null)),
  check ((kind in ('passed', 'told')) = (organisation is not null)),
  check (kind <> 'passed' or (agreed_by <> '' and sent_how is not null and what <> ''))
);
create index referrals_case on referrals (trust_id, case_id);
create index referrals_counted on referrals (trust_id, sent_on, kind);
call guard_by_case('referrals', 'select, insert, update');

-- The teams of a trust that answer requests which are not for PALS.
create table own_teams (
  trust_id uuid not null references trusts,
  kind text not null check (kind in ('records', 'foi')),
  name text not null check (name <> ''),
  email text not null default '',
  phone text not null default '',
  checked_on date not null,
  primary key (trust_id, kind)
);
call guard_by_trust('own_teams', 'select, insert, update');
