-- Who else was on a contact, besides the one with whom it was.
create table contact_people (
  trust_id uuid not null references trusts,
  contact_id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (trust_id, contact_id, person_id),
  foreign key (trust_id, contact_id) references contacts,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, added_by) references users
);
create index contact_people_case on contact_people (trust_id, case_id);
create index contact_people_person on contact_people (trust_id, person_id);
call guard_by_case('contact_people', 'select, insert, delete');
