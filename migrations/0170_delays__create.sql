-- Promises to a person that were not kept in time, and of which they were told by themselves (ux message 19): once each.
create table delays (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  promise_id uuid not null,
  person_id uuid,                            -- empty: nobody knows who they are, and they read it when they come back
  was_due_at timestamptz not null,
  due_at timestamptz not null,               -- what was promised instead
  neutral boolean not null default false,    -- others might see it: it said nothing of what it is about
  told_at timestamptz not null,
  primary key (trust_id, id),
  unique (trust_id, promise_id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, person_id) references people
);
create index delays_case on delays (trust_id, case_id);
create index delays_person on delays (trust_id, person_id) where person_id is not null;
call guard_by_case('delays', 'select, insert');
call tell_holder('delays', 'cases', 'case_id');
