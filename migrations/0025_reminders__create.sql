-- Warnings before a date and the ladder of what is late: whom to tell at which step, and what was told.

create table reminder_rungs (
  trust_id uuid not null references trusts,
  ladder text not null check (ladder in ('limit', 'aim', 'service_answer', 'promise')),
  step int not null check (step between 1 and 9),
  days int not null check (days between -60 and 60),  -- open days of this PALS: before, on the day (0), late
  whom text not null check (whom in ('owner', 'senior_officer', 'manager')),
  primary key (trust_id, ladder, step)
);
call guard_by_trust('reminder_rungs', 'select, insert, update, delete');

create table reminders (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  ladder text not null,
  step int not null,
  subject_id uuid not null,                 -- the clock or the promise that it is about
  due_at timestamptz not null,              -- as it stood then: a moved date begins its ladder again
  promise_id uuid,                          -- what was made of it; empty where one stood there already
  made_at timestamptz not null,
  settled_at timestamptz,
  primary key (trust_id, id),
  unique (trust_id, ladder, step, subject_id, due_at),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, promise_id) references promises
);
create index reminders_open on reminders (trust_id, case_id) where settled_at is null;
call guard_by_case('reminders', 'select, insert, update');

-- The ladder of every trust that is here already.
alter table reminder_rungs no force row level security;
alter table trusts no force row level security;
insert into reminder_rungs (trust_id, ladder, step, days, whom)
  select t.id, r.ladder, r.step, r.days, r.whom from trusts t cross join (values
    ('limit', 1, -1, 'owner'), ('limit', 2, 0, 'senior_officer'), ('limit', 3, 1, 'manager'),
    ('aim', 1, -1, 'owner'), ('aim', 2, 1, 'senior_officer'), ('aim', 3, 5, 'manager'),
    ('service_answer', 1, 1, 'owner'), ('service_answer', 2, 3, 'owner'), ('service_answer', 3, 5, 'manager'),
    ('promise', 1, 1, 'senior_officer'), ('promise', 2, 3, 'manager')) r (ladder, step, days, whom);
alter table trusts force row level security;
alter table reminder_rungs force row level security;
