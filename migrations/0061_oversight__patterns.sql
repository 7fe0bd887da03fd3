-- Patterns in reads: what somebody who oversees reads looks into. A pattern says what was looked at and how often, never
-- that somebody did wrong, and counts nobody against another.

-- Which patterns are looked for. Shipped rows have no trust; a trust's own row stands in place of one that ships.
create table read_pattern_rules (
  trust_id uuid references trusts,
  code text not null,
  label text not null,
  says text not null,                       -- with {n} for how many
  at_least int not null check (at_least > 0),
  within_minutes int not null default 1440 check (within_minutes > 0),
  position int not null default 0,
  valid_from date not null default '2000-01-01',
  valid_to date
);
create unique index read_pattern_rules_code
  on read_pattern_rules (coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), code, valid_from);
alter table read_pattern_rules enable row level security;
alter table read_pattern_rules force row level security;
create policy trust on read_pattern_rules to openpals_app
  using (trust_id is null or trust_id = (select acting_trust())) with check (trust_id = (select acting_trust()));
grant select on read_pattern_rules to openpals_app;

insert into read_pattern_rules (code, label, says, at_least, within_minutes, position) values
  ('many', 'Many people within an hour', '{n} different people or cases within an hour.', 25, 60, 1),
  ('closed', 'While PALS was closed', '{n} different people or cases while PALS was closed.', 5, 1440, 2),
  ('same_name', 'Same last name', 'Reader and person have the same last name. It is often chance.', 1, 1440, 3),
  ('colleague', 'Somebody with the name of a colleague', 'This person has the name of somebody who works here.', 1, 1440, 4),
  ('no_part', 'No part in the case', 'Looked on {n} days and did nothing in it.', 3, 43200, 5),
  ('after_closing', 'After the case was closed', 'Looked {n} times after it was closed, and had no part in it.', 2, 1440, 6),
  ('openings', 'Restricted cases opened with a reason', '{n} openings with a reason within 30 days.', 3, 43200, 7),
  ('tries', 'Restricted cases tried', '{n} refused tries within 7 days.', 3, 10080, 8);

create table read_patterns (
  trust_id uuid not null references trusts,
  id uuid not null,
  code text not null,
  user_id uuid not null,
  case_id uuid,
  person_id uuid,
  on_day date not null,                     -- the day of London on which the reads ended
  count int not null check (count > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  found_at timestamptz not null,
  looked_at timestamptz,
  looked_by uuid,
  outcome text check (outcome in ('nothing', 'followed_up')),
  note text not null default '',
  primary key (trust_id, id),
  foreign key (trust_id, user_id) references users,
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, looked_by) references users,
  check ((looked_at is null) = (outcome is null) and (looked_at is null) = (looked_by is null))
);
-- One of a kind for a reader, what they read, and a day: found again it only counts on.
create unique index read_patterns_once on read_patterns (trust_id, code, user_id, on_day, case_id, person_id) nulls not distinct;
create index read_patterns_newest on read_patterns (trust_id, last_at desc, id desc);
create index read_patterns_open on read_patterns (trust_id, last_at desc, id desc) where looked_at is null;
create index read_patterns_case on read_patterns (trust_id, case_id) where case_id is not null;
create index read_patterns_person on read_patterns (trust_id, person_id) where person_id is not null;
call guard_by_trust('read_patterns', 'select, insert, update');
-- Only who oversees reads sees them; whoever is locked out of a case does not, and of a person as of a read.
create policy overseen on read_patterns as restrictive for select to openpals_app
  using ((select acting_reach()) = 'all' or (select acting_oversight()));
create policy need_to_know on read_patterns as restrictive for select to openpals_app using (
  case_id is null or (select acting_reach()) = 'all' or (
    select true from case_walls w left join case_access a
      on a.trust_id = w.trust_id and a.case_id = w.case_id and a.user_id = (select acting_user())
      and (a.until is null or a.until > (select acting_now()))
    where w.trust_id = read_patterns.trust_id and w.case_id = read_patterns.case_id
      and not coalesce(a.may_open, not w.restricted or (select acting_oversight()))) is null);

-- Up to when the reads of a trust have been looked through.
create table read_pattern_marks (
  trust_id uuid primary key references trusts,
  looked_to timestamptz not null
);
call guard_by_trust('read_pattern_marks', 'select, insert, update');

-- Who acted in a case, without reading all of its events.
create index events_acted on events (trust_id, case_id, actor_id) where case_id is not null and actor_id is not null;
