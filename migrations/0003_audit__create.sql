-- What happened (events) and who looked (views). Both are only ever added to.

create table events (
  trust_id uuid not null references trusts,
  id uuid not null,
  name text not null,                       -- 'case.note_added'
  at timestamptz not null,                  -- when it was recorded
  happened_at timestamptz not null,         -- when it took place: yesterday's paper note has its own time
  actor_id uuid,                            -- empty: the system itself
  actor_kind text not null check (actor_kind in ('user', 'system')),
  case_id uuid,
  person_id uuid,
  particulars jsonb not null default '{}',  -- ids and codes, never words of a person
  primary key (trust_id, id),
  foreign key (trust_id, actor_id) references users,
  check ((actor_kind = 'user') = (actor_id is not null))
);
create index events_case on events (trust_id, case_id, happened_at desc, id desc) where case_id is not null;
create index events_person on events (trust_id, person_id, at desc) where person_id is not null;
create index events_actor on events (trust_id, actor_id, id desc) where case_id is not null;
create index events_name on events (trust_id, name, at desc);
call guard_by_trust('events', 'select, insert');

create table views (
  trust_id uuid not null references trusts,
  id uuid not null,
  at timestamptz not null,
  user_id uuid not null,
  what text not null check (what in ('case', 'person', 'print', 'record_log')),
  case_id uuid,
  person_id uuid,
  primary key (trust_id, id),
  foreign key (trust_id, user_id) references users
);
create index views_case on views (trust_id, case_id, at desc) where case_id is not null;
create index views_person on views (trust_id, person_id, at desc) where person_id is not null;
call guard_by_trust('views', 'select, insert');
