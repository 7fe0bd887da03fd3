-- The ladder of a trust is changed from a day on: what held before keeps its days. All steps of a ladder change together.
alter table reminder_rungs
  add column valid_from date not null default '2012-01-01',
  add column valid_to date,
  add check (valid_to is null or valid_to >= valid_from),
  drop constraint reminder_rungs_pkey,
  add primary key (trust_id, ladder, step, valid_from),
  drop constraint reminder_rungs_whom_check,
  add constraint reminder_rungs_whom_check check (whom in ('owner', 'deputy', 'senior_officer', 'manager'));

-- Who stands in for whom, when a step of the ladder is told to the deputy.
create table deputies (
  trust_id uuid not null references trusts,
  user_id uuid not null,
  deputy_id uuid not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (trust_id, user_id),
  foreign key (trust_id, user_id) references users,
  foreign key (trust_id, deputy_id) references users,
  foreign key (trust_id, set_by) references users,
  check (user_id <> deputy_id)
);
create index deputies_deputy on deputies (trust_id, deputy_id);
call guard_by_trust('deputies', 'select, insert, update, delete');
