-- Who is away, and when: leave that is entered before, and fifteen minutes after a hard call. Why somebody is away is not asked.
create table absences (
  trust_id uuid not null references trusts,
  id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('leave', 'break')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  note text not null default '',            -- for the team: what to look after, never why
  gives_back boolean not null default true, -- what was covered comes back at the end
  made_by uuid,
  made_at timestamptz not null,
  ended_at timestamptz,                     -- back early, or not away after all
  given_back_at timestamptz,                -- the end has been dealt with
  primary key (trust_id, id),
  foreign key (trust_id, user_id) references users,
  foreign key (trust_id, made_by) references users,
  check (ends_at > starts_at)
);
create index absences_user on absences (trust_id, user_id, ends_at);
create index absences_open on absences (trust_id, ends_at) where given_back_at is null;
call guard_by_trust('absences', 'select, insert, update');
call count_changes('absences');

-- Work that went from one colleague to another, many things at once: shared out, covered while somebody is away, left by
-- somebody who has gone. Each with what it was before, so that it can be taken back.
create table handings (
  trust_id uuid not null references trusts,
  id uuid not null,
  why text not null check (why in ('share_out', 'bulk', 'cover', 'leaver')),
  absence_id uuid,                          -- what is covered comes back when it ends
  made_by uuid not null,
  made_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, absence_id) references absences,
  foreign key (trust_id, made_by) references users,
  foreign key (trust_id, undone_by) references users
);
create index handings_absence on handings (trust_id, absence_id) where absence_id is not null;
call guard_by_trust('handings', 'select, insert, update');

create table handing_items (
  trust_id uuid not null references trusts,
  handing_id uuid not null,
  position int not null,
  what text not null check (what in ('case', 'promise', 'move', 'made')), -- made: a promise that the hand-over itself made
  case_id uuid,
  promise_id uuid,
  from_id uuid,
  to_id uuid,
  due_from timestamptz,
  due_to timestamptz,
  primary key (trust_id, handing_id, position),
  foreign key (trust_id, handing_id) references handings,
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, from_id) references users,
  foreign key (trust_id, to_id) references users,
  check ((what = 'case') = (promise_id is null)),
  check (what <> 'case' or case_id is not null)
);
create index handing_items_case on handing_items (trust_id, case_id) where case_id is not null;
create index handing_items_promise on handing_items (trust_id, promise_id) where promise_id is not null;
call guard_by_case('handing_items', 'select, insert');

-- Asked on every page of the desk: does a colleague wait for somebody to join a call?
create index promises_joining on promises (trust_id, owner_id) where state = 'open' and kind = 'join_call';

-- The team and how it is: what weighs how much, who covers which site, hard calls (counted, by their own choice).
create table hard_calls (
  trust_id uuid not null references trusts,
  id uuid not null,
  user_id uuid not null,
  contact_id uuid,                          -- which one, if they said so
  marked_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, user_id) references users,
  foreign key (trust_id, contact_id) references contacts
);
create unique index hard_calls_once on hard_calls (trust_id, user_id, contact_id) where contact_id is not null;
create index hard_calls_week on hard_calls (trust_id, marked_at);
call guard_by_trust('hard_calls', 'select, insert, delete');

-- What a mark adds to the weight of a case; a case without a mark counts 1. A trust's own row stands before what ships.
create table load_weights (
  trust_id uuid references trusts,
  mark text not null check (mark in ('after_death', 'safety', 'child', 'restricted')),
  adds int not null check (adds between 0 and 9),
  changed_by uuid,
  changed_at timestamptz,
  foreign key (trust_id, changed_by) references users
);
create unique index load_weights_mark on load_weights (coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), mark);
insert into load_weights (trust_id, mark, adds) values
  (null, 'after_death', 1), (null, 'safety', 2), (null, 'child', 1), (null, 'restricted', 1);
alter table load_weights enable row level security;
alter table load_weights force row level security;
create policy trust on load_weights using (trust_id is null or trust_id = (select acting_trust()))
  with check (trust_id = (select acting_trust()));
grant select, insert, update on load_weights to openpals_app;

-- Which sites somebody covers. Nobody named for a site: everybody does.
create table site_covers (
  trust_id uuid not null references trusts,
  user_id uuid not null,
  site_id uuid not null,
  primary key (trust_id, user_id, site_id),
  foreign key (trust_id, user_id) references users,
  foreign key (trust_id, site_id) references sites
);
call guard_by_trust('site_covers', 'select, insert, delete');
