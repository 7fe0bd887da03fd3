-- Who has a case open now, and who is writing a note in it: said by the page once a minute, forgotten after a few.
create table case_presence (
  trust_id uuid not null references trusts,
  case_id uuid not null,
  user_id uuid not null,
  seen_at timestamptz not null,
  writing_at timestamptz,
  primary key (trust_id, case_id, user_id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, user_id) references users
);
call guard_by_case('case_presence', 'select, insert, update, delete');
