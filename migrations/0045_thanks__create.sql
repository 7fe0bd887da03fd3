-- Thanks to named staff: who is thanked and where, who may know from whom, how it was passed on, whether it arrived. Ideas and
-- experiences: to whom they went, and whether they want to hear what came of it.
create table thanks (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('thanks', 'idea', 'experience')),
  staff_names text not null default '',     -- as the person said them
  place_id uuid,
  passed_to text not null check (passed_to <> ''),
  passed_how text not null check (passed_how in ('email', 'phone', 'in_person', 'letter')),
  passed_on date not null,
  with_name boolean not null,               -- the giver's choice: may they know from whom it is
  acknowledged_by text not null default '', -- who said that it arrived
  acknowledged_on date,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, place_id) references places,
  foreign key (trust_id, made_by) references users
);
create index thanks_case on thanks (trust_id, case_id);
create index thanks_counted on thanks (trust_id, kind, passed_on);
call guard_by_case('thanks', 'select, insert, update');
