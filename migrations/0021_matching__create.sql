-- Cases that belong together and stay two: same matter of two patients, one that follows from another.
create table case_links (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('same_matter', 'follow_on', 'related')),
  linked_at timestamptz not null,
  linked_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, other_id) references cases,
  foreign key (trust_id, linked_by) references users,
  foreign key (trust_id, ended_by) references users,
  check (case_id <> other_id)
);
create unique index case_links_standing on case_links (trust_id, least(case_id, other_id), greatest(case_id, other_id)) where ended_at is null;
create index case_links_case on case_links (trust_id, case_id);
create index case_links_other on case_links (trust_id, other_id);
call guard_by_case('case_links', 'select, insert, update');
create policy both_ends on case_links as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all' or exists (select from cases c where c.trust_id = case_links.trust_id and c.id = case_links.other_id));

-- An agreed way of staying in contact with somebody who contacts us very often. Always with a start, a review and an end, proposed by
-- one and approved by another; there is no mark that outlives it.
create table contact_plans (
  trust_id uuid not null references trusts,
  id uuid not null,
  person_id uuid not null,
  officer_id uuid not null,                 -- the one officer whom they speak to
  agreed text not null check (agreed <> ''), -- times and channel: "Tuesdays 10am by phone"
  reasons text[] not null check (cardinality(reasons) > 0),
  reason_words text not null check (reason_words <> ''),
  adjustments text not null check (adjustments <> ''), -- what was considered first: disability, distress, trauma
  challenge_told boolean not null default false,       -- told that they may challenge it
  letter_on date,                           -- when the letter about it was sent
  starts_on date not null,
  review_on date not null,
  ends_on date not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  approved_at timestamptz,
  approved_by uuid,
  ended_at timestamptz,                     -- before its day, or refused
  ended_by uuid,
  end_reason text not null default '',
  review_promise uuid,
  version int not null default 1,
  primary key (trust_id, id),
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, officer_id) references users,
  foreign key (trust_id, proposed_by) references users,
  foreign key (trust_id, approved_by) references users,
  foreign key (trust_id, ended_by) references users,
  check (starts_on < review_on and review_on <= ends_on),
  check (approved_by is null or approved_by <> proposed_by)
);
create index contact_plans_of on contact_plans (trust_id, person_id);
create unique index contact_plans_person on contact_plans (trust_id, person_id) where ended_at is null;
call guard_by_trust('contact_plans', 'select, insert, update');
create policy need_to_know on contact_plans as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all' or exists (select from people p where p.trust_id = contact_plans.trust_id and p.id = contact_plans.person_id));
