-- How people found PALS: asked safely, answered apart from their case.

-- What a trust asks, from a day on. It begins with nobody being asked: a manager turns it on.
create table satisfaction_rules (
  trust_id uuid not null references trusts,
  valid_from date not null,
  valid_to date,
  asks boolean not null,
  percent int not null check (percent between 1 and 100),          -- of those who may be asked, drawn by rule
  after_days int not null check (after_days between 1 and 60),     -- after closing
  again_months int not null check (again_months between 1 and 60), -- nobody twice within
  link_days int not null check (link_days between 7 and 60),
  remind_days int not null check (remind_days between 0 and 30),   -- 0: nobody is reminded; else once
  primary key (trust_id, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
call guard_by_trust('satisfaction_rules', 'select, insert, update, delete');

-- One for a case, whatever became of it: asked, or why not.
create table satisfaction_asks (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  person_id uuid,
  state text not null check (state in ('waiting', 'by_hand', 'sent', 'answered', 'not_asked', 'stopped', 'expired')),
  reason text not null default '',          -- why not, as a code
  way text check (way in ('email', 'text', 'phone', 'paper')),
  owner_id uuid,                            -- who dealt with it: somebody else asks
  asks_at timestamptz,
  sent_at timestamptz,
  reminded_at timestamptz,
  ends_at timestamptz,
  settled_on date,
  settled_by uuid,
  made_at timestamptz not null,
  primary key (trust_id, id),
  unique (trust_id, case_id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, owner_id) references users,
  foreign key (trust_id, settled_by) references users,
  check ((state = 'not_asked' or state = 'stopped') = (reason <> ''))
);
create index satisfaction_asks_person on satisfaction_asks (trust_id, person_id, sent_at desc);
create index satisfaction_asks_open on satisfaction_asks (trust_id, state) where state in ('by_hand', 'sent');
call guard_by_case('satisfaction_asks', 'select, insert, update');
call tell_holder('satisfaction_asks', 'cases', 'case_id');

-- What was answered. Of no case and no person, unless they want to be contacted: nothing here says who it was, and a day is all its time.
create table satisfaction_answers (
  trust_id uuid not null references trusts,
  id uuid not null,
  made_on date not null,
  way text not null check (way in ('link', 'phone', 'paper')),
  considering text not null check (considering in ('yes', 'partly', 'no', 'na')),
  making text not null check (making in ('yes', 'partly', 'no', 'na')),
  informed text not null check (informed in ('yes', 'partly', 'no', 'na')),
  outcome text not null check (outcome in ('yes', 'partly', 'no', 'na')),
  reflecting text not null check (reflecting in ('yes', 'partly', 'no', 'na')),
  words text not null default '',
  danger boolean not null default false,    -- their words may mean that somebody is in danger
  case_id uuid,                             -- only where they said that we may contact them about it
  person_id uuid,
  read_at timestamptz,
  read_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, read_by) references users,
  check ((case_id is null) = (person_id is null)),
  check ((read_at is null) = (read_by is null))
);
create index satisfaction_answers_day on satisfaction_answers (trust_id, made_on);
create index satisfaction_answers_case on satisfaction_answers (trust_id, case_id) where case_id is not null;
create index satisfaction_answers_person on satisfaction_answers (trust_id, person_id) where person_id is not null;
call guard_by_case('satisfaction_answers', 'select, insert, update');

alter table links drop constraint links_kind_check;
alter table links add constraint links_kind_check check (kind in ('question', 'notes', 'thanks', 'progress', 'satisfaction'));

-- Trusts that were here before.
alter table trusts no force row level security;
alter table satisfaction_rules no force row level security;
insert into satisfaction_rules (trust_id, valid_from, asks, percent, after_days, again_months, link_days, remind_days)
select id, date '2012-01-01', false, 100, 7, 6, 28, 0 from trusts;
alter table trusts force row level security;
alter table satisfaction_rules force row level security;
