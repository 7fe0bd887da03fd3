-- On-the-spot questions: counted by tile, place and hour, never with a person.
create table quick_logs (
  trust_id uuid not null references trusts,
  id uuid not null,
  tile text not null,                       -- code of the list 'tiles'
  place_id uuid,
  user_id uuid not null,
  logged_at timestamptz not null,
  undone_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, place_id) references places,
  foreign key (trust_id, user_id) references users
);
create index quick_logs_at on quick_logs (trust_id, logged_at desc);
create index quick_logs_user on quick_logs (trust_id, user_id, logged_at desc);
call guard_by_trust('quick_logs', 'select, insert, update');
