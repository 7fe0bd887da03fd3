-- Safeguarding and danger: what was feared, who was told of it and when. Only ever added to: there is no right to change
-- or to delete a line of it.

-- Kinds of danger, with whom to tell. Shipped rows have no trust; a trust's own row stands in place of one that ships.
create table danger_kinds (
  trust_id uuid references trusts,
  code text not null,
  label text not null,
  position int not null default 0,
  restrict boolean not null default false,  -- suggests that only those named may open the case
  staff boolean not null default false,     -- an allegation about somebody who works here
  certainty text not null default 'checked' check (certainty in ('checked', 'not yet checked')),
  valid_from date not null default '2000-01-01',
  valid_to date
);
create unique index danger_kinds_code on danger_kinds (coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), code, valid_from);
alter table danger_kinds enable row level security;
alter table danger_kinds force row level security;
create policy trust on danger_kinds to openpals_app
  using (trust_id is null or trust_id = (select acting_trust())) with check (trust_id = (select acting_trust()));
grant select on danger_kinds to openpals_app;

insert into danger_kinds (code, label, position, restrict, staff) values
  ('emergency', 'A clinical emergency now, or a wrong medicine', 1, false, false),
  ('suicide', 'Suicide or self-harm', 2, false, false),
  ('child', 'A child may be abused or neglected', 3, true, false),
  ('adult', 'An adult may be abused or neglected', 4, true, false),
  ('domestic', 'Domestic abuse', 5, true, false),
  ('fgm_forced', 'Female genital mutilation or forced marriage', 6, true, false),
  ('slavery', 'Modern slavery or trafficking', 7, true, false),
  ('prevent', 'Drawn into terrorism (Prevent)', 8, true, false),
  ('threat', 'A threat against somebody', 9, false, false),
  ('missing', 'A patient is missing', 10, false, false),
  ('staff', 'An allegation about a member of staff', 11, true, true),
  ('restraint', 'Restraint or ill-treatment', 12, true, true),
  ('confidentiality', 'A breach of confidentiality', 13, false, false),
  ('never_event', 'A never event', 14, false, false),
  ('death', 'A death with concerns', 15, false, false);

create table escalations (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  kinds text[] not null check (cardinality(kinds) > 0),
  exact_words text not null default '',     -- what they said, in their own words
  whereabouts text not null default '',
  child boolean not null default false,
  raised_at timestamptz not null,
  raised_by uuid not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, raised_by) references users
);
create index escalations_case on escalations (trust_id, case_id, raised_at);
create index escalations_newest on escalations (trust_id, raised_at, id);
call guard_by_case('escalations', 'select, insert');

-- Who was told, by whom, when and what came of it; and what was added later.
create table escalation_lines (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  escalation_id uuid not null,
  told text check (told in ('ward', 'safeguarding', 'local_authority', 'emergency', 'police', 'lado', 'manager', 'other')),
  name text not null default '',            -- name and role of who was told
  told_at timestamptz,
  words text not null default '',           -- what was told, or what was added
  outcome text not null default '',
  closes boolean not null default false,    -- nothing more is to be done: the red mark comes off
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, escalation_id) references escalations,
  foreign key (trust_id, added_by) references users,
  check ((told is null) = (told_at is null)),
  check (told is null or name <> ''),
  check (not closes or outcome <> '')
);
create index escalation_lines_of on escalation_lines (trust_id, escalation_id, added_at);
create index escalation_lines_case on escalation_lines (trust_id, case_id);
call guard_by_case('escalation_lines', 'select, insert');
