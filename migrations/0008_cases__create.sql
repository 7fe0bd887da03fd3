-- Cases and all that hangs on them: people, contacts, notes, promises, clocks.

-- Code lists with the dates they hold: subjects, outcomes, needs, relations, quick-log tiles. Shipped rows have no trust.
create table codes (
  list text not null,
  code text not null,
  label text not null,
  words text[] not null default '{}',      -- words in the notes that suggest it
  position int not null default 0,
  certainty text not null default 'checked' check (certainty in ('checked', 'not yet checked')),
  valid_from date not null default '2000-01-01',
  valid_to date,
  primary key (list, code, valid_from)
);
grant select on codes to openpals_app;

create table case_numbers (
  trust_id uuid not null references trusts,
  year int not null,
  last int not null,
  primary key (trust_id, year)
);
call guard_by_trust('case_numbers', 'select, insert, update');

create table cases (
  trust_id uuid not null references trusts,
  id uuid not null,
  ref text not null,                        -- PAL-26-0412, numbered per trust and year
  type text not null check (type in ('question', 'concern', 'complaint', 'idea', 'thanks', 'experience')),
  status text not null check (status in ('new', 'looking', 'waiting_service', 'waiting_person', 'ready', 'closed', 'passed')),
  owner_id uuid,
  caller_id uuid,                           -- whose name stands over the case
  patient_id uuid,
  place_id uuid,
  subject text,                             -- code of the list 'subjects'
  sharing text not null default 'not_asked' check (sharing in ('not_asked', 'keep', 'no_name', 'name', 'safety')),
  sharing_with text not null default '',    -- services that may be asked with the name
  sharing_note text not null default '',    -- who said so and how; the reason, if it is for safety
  route text not null default 'not_asked' check (route in ('not_asked', 'informal', 'complaint')),
  route_at timestamptz,
  route_by uuid,
  after_death boolean not null default false,
  safety boolean not null default false,
  child boolean not null default false,
  access text not null default 'open' check (access in ('open', 'restricted')),
  walled boolean not null default false,    -- restricted, or somebody is locked out: then the table case_access decides
  received_at timestamptz not null,         -- when the person first told us; may be before it was recorded
  opened_at timestamptz not null,
  closed_at timestamptz,
  handed_over_at timestamptz,
  outcome text,                             -- code of the list 'outcomes'
  told text check (told in ('yes', 'no_need', 'could_not')),
  satisfied text not null default 'not_asked' check (satisfied in ('yes', 'partly', 'no', 'not_asked')),
  learning text not null default '',
  reopened int not null default 0,
  next_due_at timestamptz,                  -- earliest open promise, kept by the verbs, for lists
  last_at timestamptz not null,             -- when something last happened
  merged_into uuid,
  version int not null default 1,
  primary key (trust_id, id),
  unique (trust_id, ref),
  foreign key (trust_id, owner_id) references users,
  foreign key (trust_id, route_by) references users,
  foreign key (trust_id, caller_id) references people,
  foreign key (trust_id, patient_id) references people,
  foreign key (trust_id, place_id) references places,
  foreign key (trust_id, merged_into) references cases,
  check ((closed_at is null) = (status <> 'closed')),
  check (closed_at is null or (outcome is not null and told is not null))
);
create index cases_owner on cases (trust_id, owner_id, next_due_at, id) where closed_at is null;
create index cases_status on cases (trust_id, status, last_at desc, id desc);
create index cases_last on cases (trust_id, last_at desc, id desc);
create index cases_open_due on cases (trust_id, next_due_at, id) where closed_at is null;
create index cases_unowned on cases (trust_id, opened_at) where owner_id is null and closed_at is null;
create index cases_place on cases (trust_id, place_id, last_at desc) where place_id is not null;
create index cases_type on cases (trust_id, type, last_at desc, id desc);
create index cases_subject on cases (trust_id, subject, last_at desc, id desc);
create index cases_walled on cases (trust_id, ref) where walled;
create index cases_opened on cases (trust_id, opened_at desc, id desc);
create index cases_owner_last on cases (trust_id, owner_id, last_at desc, id desc);
create index cases_after_death on cases (trust_id, last_at desc, id desc) where after_death;
create index cases_safety on cases (trust_id, last_at desc, id desc) where safety;
create index cases_child on cases (trust_id, last_at desc, id desc) where child;

create table case_access (
  trust_id uuid not null references trusts,
  case_id uuid not null,
  user_id uuid not null,
  may_open boolean not null,                -- true: named for a restricted case; false: locked out
  reason text not null default '',
  added_at timestamptz not null,
  primary key (trust_id, case_id, user_id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, user_id) references users
);
call guard_by_trust('case_access', 'select, insert, update, delete');

call guard_by_trust('cases', 'select, insert, update');
-- Who is named may open, who is locked out may not, for all others the case itself says it. Written so that the planner
-- reckons with what is true: nearly every case is seen by nearly everybody.
create policy need_to_know on cases as restrictive for select to openpals_app using (
  (select acting_reach() in ('own', 'all')) and (not walled or (select acting_reach() = 'all') or coalesce(
    (select a.may_open from case_access a where a.trust_id = cases.trust_id and a.case_id = cases.id and a.user_id = (select acting_user())),
    access = 'open')));

-- The few cases with a wall, once more and by themselves: what hangs on a case asks here and not the cases, of which
-- there are a hundred thousand. Kept by the cases, so that no verb can forget it.
create table case_walls (
  trust_id uuid not null references trusts,
  case_id uuid not null,
  restricted boolean not null,              -- false: open, but somebody is locked out
  primary key (trust_id, case_id),
  foreign key (trust_id, case_id) references cases
);
call guard_by_trust('case_walls', 'select, insert, update, delete');
create function keep_wall() returns trigger language plpgsql as $$
begin
  if new.walled then
    insert into case_walls (trust_id, case_id, restricted) values (new.trust_id, new.id, new.access = 'restricted')
    on conflict (trust_id, case_id) do update set restricted = excluded.restricted;
  else
    delete from case_walls w where w.trust_id = new.trust_id and w.case_id = new.id;
  end if;
  return null;
end $$;
create trigger wall_of_new after insert on cases for each row when (new.walled) execute function keep_wall();
create trigger wall after update of walled, access on cases for each row when (new.walled or old.walled) execute function keep_wall();
grant select on cases, case_access, case_walls to openpals_definer;
create policy definer on cases for select to openpals_definer using (true);
create policy definer on case_access for select to openpals_definer using (true);
create policy definer on case_walls for select to openpals_definer using (true);

-- What hangs on a case is seen by those who may open the case.
create procedure wall_by_case(t regclass) language plpgsql as $$
begin
  execute format('create policy need_to_know on %1$s as restrictive for select to openpals_app using (
    case_id is null or (select acting_reach()) = ''all'' or (select acting_reach()) = ''own'' and not exists (
      select from case_walls w left join case_access a
        on a.trust_id = w.trust_id and a.case_id = w.case_id and a.user_id = (select acting_user())
      where w.trust_id = %1$s.trust_id and w.case_id = %1$s.case_id and not coalesce(a.may_open, not w.restricted)))', t);
end $$;
create procedure guard_by_case(t regclass, grants text) language plpgsql as $$
begin
  call guard_by_trust(t, grants);
  call wall_by_case(t);
end $$;
-- Events and views came first (every module records), so their walls are built here, where cases are known.
call wall_by_case('events');
call wall_by_case('views');
alter table events add foreign key (trust_id, case_id) references cases, add foreign key (trust_id, person_id) references people;
alter table views add foreign key (trust_id, case_id) references cases, add foreign key (trust_id, person_id) references people;

create table case_people (
  trust_id uuid not null references trusts,
  case_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('caller', 'patient', 'died', 'representative', 'carer', 'advocate', 'staff', 'other')),
  relation text not null default '',        -- code of the list 'relations': what they are to the patient
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (trust_id, case_id, person_id, role),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people
);
create index case_people_person on case_people (trust_id, person_id);
call guard_by_case('case_people', 'select, insert, update');
grant select on case_people to openpals_definer;
create policy definer on case_people for select to openpals_definer using (true);
-- People came before cases: who is known from a walled case is seen by those who may open one of this person's cases.
-- Everybody else is open and costs nothing: only for the few is case_people looked up, by its index.
drop policy need_to_know on people;
create policy need_to_know on people as restrictive for select to openpals_app using (
  access = 'open' or (select acting_reach()) = 'all'
  or exists (select from case_people p where p.trust_id = people.trust_id and p.person_id = people.id));

-- A contact is one row: first a draft, then the record of a call, visit, letter or attempt.
create table contacts (
  trust_id uuid not null references trusts,
  id uuid not null,
  state text not null check (state in ('draft', 'record', 'discarded')),
  author_id uuid not null,
  case_id uuid,                             -- empty until it is finished, or when it stands alone
  person_id uuid,                           -- with whom; empty where nobody gave a name
  channel text not null default 'phone' check (channel in ('phone', 'voicemail', 'email', 'web', 'walk_in', 'ward', 'letter', 'card', 'text', 'relay', 'video_relay', 'staff', 'other')),
  direction text not null default 'in' check (direction in ('in', 'out')),
  result text not null default 'reached' check (result in ('reached', 'no_answer', 'voicemail_left', 'message_left')),
  message_with text not null default '',    -- with whom the message was left
  identity_checked boolean not null default false,
  words text not null default '',           -- what was said, as typed
  told text not null default '',            -- what we told them, kept for the next call
  cards jsonb not null default '{}',        -- prompt cards opened, each with when
  asked uuid[] not null default '{}',       -- colleagues asked to join while it is a draft: they may look
  received_at timestamptz not null,         -- when it took place
  started_at timestamptz not null,          -- when somebody began to write it down
  finished_at timestamptz,
  error_at timestamptz,
  error_by uuid,
  error_reason text,
  version int not null default 1,
  search tsvector generated always as (to_tsvector('english', words || ' ' || told)) stored,
  primary key (trust_id, id),
  foreign key (trust_id, author_id) references users,
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, error_by) references users,
  check (state <> 'record' or finished_at is not null)
);
create index contacts_drafts on contacts (trust_id, author_id, started_at) where state = 'draft';
create index contacts_case on contacts (trust_id, case_id, received_at desc);
create index contacts_person on contacts (trust_id, person_id, received_at desc) where person_id is not null;
create index contacts_words on contacts using gin (search) with (fastupdate = off) where state = 'record';
create index contacts_newest on contacts (trust_id, id desc) where state = 'record';
call guard_by_case('contacts', 'select, insert, update');
create policy drafts_are_their_authors on contacts as restrictive for select to openpals_app using (
  state <> 'draft' or author_id = (select acting_user()) or (select acting_user()) = any (asked) or (select acting_reach()) = 'all');
grant select on contacts to openpals_definer;
create policy definer on contacts for select to openpals_definer using (true);

create table notes (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  author_id uuid not null,
  body text not null check (body <> ''),
  created_at timestamptz not null,
  error_at timestamptz,
  error_by uuid,
  error_reason text,
  version int not null default 1,
  search tsvector generated always as (to_tsvector('english', body)) stored,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, author_id) references users,
  foreign key (trust_id, error_by) references users
);
create index notes_case on notes (trust_id, case_id, id desc);
create index notes_words on notes using gin (search) with (fastupdate = off);  -- a list of pending words would be read by every search
call guard_by_case('notes', 'select, insert, update');
grant select on notes to openpals_definer;
create policy definer on notes for select to openpals_definer using (true);

-- Everything that somebody is waiting for or that somebody must do next. My day reads nothing else.
create table promises (
  trust_id uuid not null references trusts,
  id uuid not null,
  kind text not null check (kind in ('call_back', 'tell_answer', 'ask_service', 'service_answer', 'visit', 'ask_route',
    'hand_over', 'check_told', 'hear_from_person', 'pass_on', 'ring_back', 'first_contact', 'follow_up', 'join_call')),
  case_id uuid,                             -- empty: a message for a colleague stands alone
  contact_id uuid,
  owner_id uuid,                            -- empty: for whoever takes it
  person_id uuid,
  place_id uuid,
  about text not null default '',           -- a few words: the question, the bed, the message
  reach text not null default '',           -- number or address agreed for it
  due_at timestamptz not null,
  first_due_at timestamptz not null,        -- what was promised at first
  agreed boolean not null default false,    -- a time agreed with the person: never moved into opening hours
  state text not null default 'open' check (state in ('open', 'kept', 'cancelled', 'passed')), -- passed: to the complaints team, with its case
  attempts int not null default 0,
  pinned_on date,
  snoozed_until timestamptz,
  snooze_reason text not null default '',
  made_by uuid,
  made_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  told boolean,                             -- was the person told; false while open: moved later, and they do not know
  changed_at timestamptz,                   -- when somebody last changed it, and who: "2 updates – show"
  changed_by uuid,
  version int not null default 1,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, contact_id) references contacts,
  foreign key (trust_id, owner_id) references users,
  foreign key (trust_id, made_by) references users,
  foreign key (trust_id, settled_by) references users,
  foreign key (trust_id, changed_by) references users,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, place_id) references places,
  check ((state = 'open') = (settled_at is null))
);
create index promises_day on promises (trust_id, owner_id, due_at) where state = 'open';
create index promises_case on promises (trust_id, case_id, due_at);
create index promises_due on promises (trust_id, due_at) where state = 'open';
create index promises_changes on promises (trust_id, owner_id, changed_at);
create index promises_contact on promises (trust_id, contact_id) where contact_id is not null;
call guard_by_case('promises', 'select, insert, update');

-- Aims may pause; statutory limits never do.
create table clocks (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  name text not null,                       -- 'first_contact', 'goal', 'offer_route', 'next_working_day', 'acknowledge'
  nature text not null check (nature in ('aim', 'statutory')),
  starts_at timestamptz not null,
  due_at timestamptz not null,
  met_at timestamptz,
  stopped_at timestamptz,                   -- while we wait for the person; for good once the complaints team has the case
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases
);
create index clocks_case on clocks (trust_id, case_id);
call guard_by_case('clocks', 'select, insert, update');

create table saved_views (
  trust_id uuid not null references trusts,
  id uuid not null,
  user_id uuid not null,
  name text not null check (name <> ''),
  query text not null,
  created_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, user_id) references users
);
create unique index saved_views_name on saved_views (trust_id, user_id, lower(name));
call guard_by_trust('saved_views', 'select, insert, delete');
create policy owner on saved_views as restrictive to openpals_app using (user_id = (select acting_user()) or (select acting_reach()) = 'all');

create table handovers (
  trust_id uuid not null references trusts,
  id uuid not null,
  author_id uuid not null,
  body text not null check (body <> ''),
  for_day date not null,                    -- the working day on which the team sees it
  created_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, author_id) references users
);
create index handovers_day on handovers (trust_id, for_day);
call guard_by_trust('handovers', 'select, insert');
create policy officers on handovers as restrictive for select to openpals_app using ((select acting_reach()) <> 'none');
