-- What PALS handed over to the complaints team: one row for each hand-over, from arriving to its end. The story itself stays
-- in the case, once; here stand who agreed, both dates, and what the law asks for.
create table complaints (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  state text not null check (state in ('arrived', 'taken', 'acknowledged', 'refused', 'returned', 'undone', 'closed')),
  handed_at timestamptz not null,
  handed_by uuid not null,
  made_on date not null,                    -- when the complaint was made; when they first told us stays with the case
  made_how text not null,                   -- channel; what was made by mouth is written down, and they get a copy
  agreed_by text not null check (agreed_by <> ''), -- who agreed that the complaints team gets what was told to us
  agreed_how text not null check (agreed_how in ('spoken', 'written', 'form')),
  agreed_on date not null,
  patient_consent text not null check (patient_consent in ('own', 'said', 'given')), -- of the patient, where somebody else complains
  consent_by text not null default '',
  consent_how text check (consent_how in ('spoken', 'written', 'form')),
  consent_on date,
  acknowledge_promise uuid not null,
  handler_id uuid,
  taken_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_how text check (acknowledged_how in ('spoken', 'written')),
  acknowledged_by uuid,
  discussion text check (discussion in ('agreed', 'declined', 'offered')), -- SI 2009/309 reg 13(7)
  handling text not null default '',        -- how it will be handled, as agreed
  finish_on date,                           -- when the investigation is likely to be complete
  response_on date,                         -- when the response is likely to be sent, or the period that was set
  period_told_on date,                      -- told in writing, where they did not want to discuss it
  response_promise uuid,
  advocacy_told boolean not null default false,
  ombudsman_told boolean not null default false,
  copy_sent_on date,                        -- the written record of what was said by mouth
  refusal text,                             -- SI 2009/309 reg 8
  refusal_words text not null default '',
  refusal_sent_on date,
  returned_why text not null default '',
  outcome text check (outcome in ('upheld', 'partly', 'not_upheld', 'withdrawn', 'settled')),
  ended_at timestamptz,
  ended_by uuid,
  version int not null default 1,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, handed_by) references users,
  foreign key (trust_id, handler_id) references users,
  foreign key (trust_id, acknowledged_by) references users,
  foreign key (trust_id, ended_by) references users,
  foreign key (trust_id, acknowledge_promise) references promises,
  foreign key (trust_id, response_promise) references promises,
  check ((state = 'refused') = (refusal is not null)),
  check (state <> 'closed' or outcome is not null),
  check ((acknowledged_at is null) = (acknowledged_how is null))
);
create unique index complaints_current on complaints (trust_id, case_id) where ended_at is null;
create index complaints_case on complaints (trust_id, case_id);
create index complaints_open on complaints (trust_id, handed_at) where ended_at is null;
create index complaints_ended on complaints (trust_id, ended_at) where ended_at is not null;
call guard_by_case('complaints', 'select, insert, update');

-- Sent on to another body that must answer for it: a complaint counts as made to that body (SI 2009/309 reg 6).
create table complaint_transfers (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  complaint_id uuid not null,
  organisation text not null,               -- code in the directory
  part text not null check (part <> ''),    -- which part of it
  agreed_by text not null check (agreed_by <> ''),
  sent_how text not null check (sent_how in ('email', 'letter', 'phone', 'form')),
  sent_on date not null,
  leads text not null check (leads in ('us', 'them', 'each')), -- one co-ordinated response (reg 9)
  answered_on date,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, complaint_id) references complaints,
  foreign key (trust_id, made_by) references users
);
create index complaint_transfers_of on complaint_transfers (trust_id, complaint_id);
call guard_by_case('complaint_transfers', 'select, insert, update');
