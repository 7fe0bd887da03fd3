-- After a death: the record as steps with a pace of their own, what was explained, belongings, viewings, and follow-up as they chose.

-- Somebody has said that we are sorry: it is said once, and letters that go later do not say it again.
alter table cases add column condoled_on date;

-- What is known and done of one step, and whose it is. Each saving is a row: the newest holds, the others are what it said before.
create table bereavement_steps (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  step text not null,
  state text not null check (state in ('open', 'ours', 'done', 'not_now', 'not_needed', 'family')),
  facts jsonb not null default '{}',
  note text not null default '',
  promise_id uuid,                          -- where one of us does it by a day
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, made_by) references users
);
create index bereavement_steps_case on bereavement_steps (trust_id, case_id, step, made_at desc);
call guard_by_case('bereavement_steps', 'select, insert');
call tell_holder('bereavement_steps', 'cases', 'case_id');

-- What the person had with them, written down and signed for.
create table bereavement_belongings (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  what text not null,
  kind text not null check (kind in ('money', 'jewellery', 'clothes', 'papers', 'devices', 'other')),
  kept_where text not null default '',
  listed_on date not null,
  out_on date,
  out_to text not null default '',          -- who signed for it, and who they are to the person
  fate text check (fate in ('collected', 'with_them', 'given_up', 'unclaimed')),
  out_by uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, out_by) references users,
  foreign key (trust_id, made_by) references users,
  check ((out_on is null) = (fate is null)),
  check ((out_on is null) = (out_by is null))
);
create index bereavement_belongings_case on bereavement_belongings (trust_id, case_id, made_at);
call guard_by_case('bereavement_belongings', 'select, insert, update');
call tell_holder('bereavement_belongings', 'cases', 'case_id');

-- When the family sees the person, and who goes with them.
create table bereavement_viewings (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  starts_at timestamptz not null,
  who text not null,
  with_whom text not null default '',
  place text not null default '',
  note text not null default '',
  state text not null check (state in ('booked', 'held', 'cancelled')),
  promise_id uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, made_by) references users,
  foreign key (trust_id, ended_by) references users,
  check ((state = 'booked') = (ended_at is null))
);
create index bereavement_viewings_case on bereavement_viewings (trust_id, case_id, starts_at);
call guard_by_case('bereavement_viewings', 'select, insert, update');
call tell_holder('bereavement_viewings', 'cases', 'case_id');

-- What the officer explained and gave, with the words as they stood.
create table bereavement_told (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  item text not null,
  edition text not null,
  words text not null,
  how text not null check (how in ('spoken', 'leaflet', 'both')),
  made_by uuid not null,
  made_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, made_by) references users,
  foreign key (trust_id, undone_by) references users,
  check ((undone_by is null) = (undone_at is null))
);
create index bereavement_told_case on bereavement_told (trust_id, case_id, made_at);
create unique index bereavement_told_once on bereavement_told (trust_id, case_id, item) where undone_at is null;
call guard_by_case('bereavement_told', 'select, insert, update');
call tell_holder('bereavement_told', 'cases', 'case_id');

-- Whether and when the family wants to hear from us again. Nothing is promised that they did not choose.
create table bereavement_follow_ups (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  slot text not null check (slot in ('week', 'six_weeks', 'anniversary', 'other')),
  chosen boolean not null,                  -- false: it was offered and they said no
  due_at timestamptz,
  way text not null default '',
  promise_id uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  stopped_by uuid,
  stopped_at timestamptz,
  done_by uuid,
  done_at timestamptz,
  contact_id uuid,                          -- what they said, in their words
  helped text check (helped in ('yes', 'partly', 'no', 'not_said')),
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, contact_id) references contacts,
  foreign key (trust_id, made_by) references users,
  foreign key (trust_id, stopped_by) references users,
  foreign key (trust_id, done_by) references users,
  check (chosen = (due_at is not null)),
  check ((stopped_by is null) = (stopped_at is null)),
  check ((done_by is null) = (done_at is null))
);
create index bereavement_follow_ups_case on bereavement_follow_ups (trust_id, case_id, made_at);
create unique index bereavement_follow_ups_once on bereavement_follow_ups (trust_id, case_id, person_id, slot)
  where stopped_at is null and done_at is null and slot <> 'other';
call guard_by_case('bereavement_follow_ups', 'select, insert, update');
call tell_holder('bereavement_follow_ups', 'cases', 'case_id');

-- Who does what after a death in this trust, and when they are there.
create table bereavement_offices (
  trust_id uuid not null references trusts,
  kind text not null check (kind in ('bereavement', 'medical_examiner', 'register_office', 'mortuary', 'coroner', 'chaplaincy', 'child_death')),
  name text not null,
  officer text not null default '',
  phone text not null default '',           -- the crisis numbers hold those of the first two
  hours text not null default '',
  address text not null default '',
  public boolean not null default true,
  checked_on date not null,
  primary key (trust_id, kind)
);
call guard_by_trust('bereavement_offices', 'select, insert, update');

-- Days that are no law: how soon the certificate goes, and how long belongings are kept. What ships is not checked.
create table bereavement_limits (
  trust_id uuid references trusts,
  code text not null,
  label text not null,
  days int not null check (days between 1 and 3650),
  position int not null,
  valid_from date not null default '2000-01-01',
  valid_to date,
  changed_by uuid,
  changed_at timestamptz,
  foreign key (trust_id, changed_by) references users,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index bereavement_limits_code
  on bereavement_limits (coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), code, valid_from);
alter table bereavement_limits enable row level security;
alter table bereavement_limits force row level security;
create policy trust on bereavement_limits to openpals_app
  using (trust_id is null or trust_id = (select acting_trust())) with check (trust_id = (select acting_trust()));
create policy own_rows_go on bereavement_limits as restrictive for delete to openpals_app
  using (trust_id = (select acting_trust()));
create policy own_rows_change on bereavement_limits as restrictive for update to openpals_app
  using (trust_id = (select acting_trust()));
grant select, insert, update, delete on bereavement_limits to openpals_app;
alter table bereavement_limits no force row level security;
insert into bereavement_limits (code, label, days, position) values
  ('certificate', 'The certificate goes to the register office, from the day of death', 3, 1),
  ('property', 'Belongings are kept, from the day of death', 90, 2);
alter table bereavement_limits force row level security;

-- Letters after the first one: for the bereaved, without saying once more that we are sorry.
do $$
declare was text;
begin
  select pg_get_constraintdef(oid) into was from pg_constraint where conname = 'letter_templates_kind_check';
  alter table letter_templates drop constraint letter_templates_kind_check;
  execute 'alter table letter_templates add constraint letter_templates_kind_check '
    || replace(was, 'ARRAY[', 'ARRAY[''after_death_later''::text, ');
end $$;

insert into letter_defaults (kind, name, ways, subject, body) values
('after_death_later', 'After a death: a later letter', '{email,letter}', 'From PALS', $$Dear [[their name]],

[[what they told us]]

[[what happens next]]

There is no rush. You can call, write or wait – you choose.

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$),
('after_death_later', 'After a death: we tried to reach you', '{text}', '', $$Hello, it is [[team]]. We tried to reach you, as you asked. There is no rush. When you want to talk, our phone is [[phone]]. If you do not want to hear from us again, tell us and we stop.$$);

alter table trusts no force row level security;
alter table letter_templates no force row level security;
alter table letter_versions no force row level security;
do $$
declare found record; template uuid;
begin
  for found in select t.id as trust, t.created_at, d.* from trusts t cross join letter_defaults d where d.kind = 'after_death_later' loop
    template := gen_random_uuid();
    insert into letter_templates (trust_id, id, kind, made_at) values (found.trust, template, found.kind, found.created_at);
    insert into letter_versions (trust_id, id, template_id, number, name, ways, subject, body, valid_from, made_at, second_reader)
    values (found.trust, gen_random_uuid(), template, 1, found.name, found.ways, found.subject, found.body, date '2012-01-01',
      found.created_at, found.second_reader);
  end loop;
end $$;
alter table trusts force row level security;
alter table letter_templates force row level security;
alter table letter_versions force row level security;
