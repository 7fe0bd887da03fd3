-- How people take part: what can be done, who asked to, whom we may write to about it, when it takes place, and what came of it.

-- In which words somebody agrees that they are written to; the newest edition is asked, each kept with who agreed to it.
create table involvement_consents (
  trust_id uuid not null references trusts,
  edition int not null,
  words text not null check (words <> ''),
  made_by uuid,
  made_at timestamptz not null,
  primary key (trust_id, edition),
  foreign key (trust_id, made_by) references users
);
call guard_by_trust('involvement_consents', 'select, insert');

create table opportunities (
  trust_id uuid not null references trusts,
  id uuid not null,
  kind text not null check (kind in ('panel', 'reader_group', 'maternity_voices', 'place', 'safety_partner', 'governor', 'research',
    'co_design', 'mystery_shopping', 'youth_forum', 'learning_disability', 'focus_group', 'story', 'other')),
  title text not null check (title <> ''),
  does text not null,                       -- what you would do
  how_often text not null default '',
  how text not null check (how in ('in_person', 'online', 'either', 'home')),
  place text not null default '',
  access text not null default '',
  expenses text not null default '',
  ask text not null default '',             -- who to ask
  apply_by date,                            -- the last day on which somebody can sign up
  places int check (places > 0),
  state text not null check (state in ('draft', 'open', 'full', 'closed')),
  owner_id uuid not null,
  review_on date not null,                  -- from this day on it is held back until somebody has looked
  version int not null default 1,
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, owner_id) references users,
  foreign key (trust_id, made_by) references users
);
create index opportunities_review on opportunities (trust_id, review_on) where state <> 'closed';
call guard_by_trust('opportunities', 'select, insert, update');

-- Somebody who wants to take part, once for each record of a person.
create table involvement_members (
  trust_id uuid not null references trusts,
  id uuid not null,
  person_id uuid not null,
  kinds text[] not null default '{}',
  -- may hear of new ways to take part, of what they signed up for alone, or of nothing any more
  consent text not null check (consent in ('yes', 'this_only', 'withdrawn')),
  consent_edition int not null,
  consent_at timestamptz not null,
  consent_how text not null check (consent_how in ('web', 'phone', 'in_person', 'paper')),
  withdrawn_at timestamptz,
  channel text not null check (channel in ('email', 'text', 'letter', 'phone', 'video_relay')),
  travel text not null default '',
  expenses text not null default 'not_asked' check (expenses in ('yes', 'no', 'not_asked')),
  made_person boolean not null default false,   -- PALS knows them from here alone
  version int not null default 1,
  made_by uuid,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, consent_edition) references involvement_consents,
  foreign key (trust_id, made_by) references users,
  check ((consent = 'withdrawn') = (withdrawn_at is not null)),
  check (consent <> 'withdrawn' or (kinds = '{}' and travel = ''))
);
create unique index involvement_members_person on involvement_members (trust_id, person_id);
create index involvement_members_made on involvement_members (trust_id, made_at desc);
call guard_by_trust('involvement_members', 'select, insert, update');
call wall_by_person('involvement_members');

-- A secret address by which somebody stops it. Nothing of who they are can be read by it.
create table involvement_keys (
  trust_id uuid not null references trusts,
  id uuid not null,
  hash bytea not null,
  member_id uuid not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, member_id) references involvement_members
);
create unique index involvement_keys_hash on involvement_keys (trust_id, hash);
create index involvement_keys_member on involvement_keys (trust_id, member_id);
call guard_by_trust('involvement_keys', 'select, insert, update');

create table sign_ups (
  trust_id uuid not null references trusts,
  id uuid not null,
  opportunity_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('asked', 'taken_on', 'waiting', 'not_taken_on', 'withdrawn')),
  promise_id uuid,
  made_by uuid,
  made_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, opportunity_id) references opportunities,
  foreign key (trust_id, member_id) references involvement_members,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, made_by) references users,
  foreign key (trust_id, settled_by) references users
);
create unique index sign_ups_once on sign_ups (trust_id, opportunity_id, member_id);
create index sign_ups_member on sign_ups (trust_id, member_id);
create index sign_ups_person on sign_ups (trust_id, person_id);
call guard_by_trust('sign_ups', 'select, insert, update');
call wall_by_person('sign_ups');

create table involvement_events (
  trust_id uuid not null references trusts,
  id uuid not null,
  opportunity_id uuid not null,
  title text not null check (title <> ''),
  starts_at timestamptz not null,
  minutes int not null check (minutes between 1 and 1440),
  place text not null default '',
  online text not null default '',
  places int check (places > 0),
  access text not null default '',
  state text not null check (state in ('planned', 'held', 'cancelled')),
  version int not null default 1,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, opportunity_id) references opportunities,
  foreign key (trust_id, made_by) references users
);
create index involvement_events_opportunity on involvement_events (trust_id, opportunity_id, starts_at);
create index involvement_events_starts on involvement_events (trust_id, starts_at);
call guard_by_trust('involvement_events', 'select, insert, update');

-- Somebody at an event: whether they come and came, what was asked for and arranged, what they were paid back.
create table involvement_comings (
  trust_id uuid not null references trusts,
  id uuid not null,
  event_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('asked', 'coming', 'not_coming', 'came', 'did_not_come')),
  needs text not null default '',           -- access arrangements that they asked for, for this event
  arranged boolean not null default false,
  paid_pence int check (paid_pence between 1 and 1000000),
  paid_for text not null default '',
  paid_on date,
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, event_id) references involvement_events,
  foreign key (trust_id, member_id) references involvement_members,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, changed_by) references users,
  check ((paid_pence is null) = (paid_on is null))
);
create unique index involvement_comings_once on involvement_comings (trust_id, event_id, member_id);
create index involvement_comings_member on involvement_comings (trust_id, member_id);
create index involvement_comings_person on involvement_comings (trust_id, person_id);
call guard_by_trust('involvement_comings', 'select, insert, update');
call wall_by_person('involvement_comings');

-- What came of it is owed to those who took part, until they have been told.
create table involvement_outcomes (
  trust_id uuid not null references trusts,
  id uuid not null,
  opportunity_id uuid not null,
  event_id uuid,                            -- empty: of the opportunity as a whole
  promise_id uuid not null,
  words text not null default '',
  told_at timestamptz,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, opportunity_id) references opportunities,
  foreign key (trust_id, event_id) references involvement_events,
  foreign key (trust_id, promise_id) references promises
);
create unique index involvement_outcomes_once on involvement_outcomes (trust_id, opportunity_id, coalesce(event_id, opportunity_id));
call guard_by_trust('involvement_outcomes', 'select, insert, update');

-- The same words to several, looked at before they went; and who has them, how.
create table involvement_rounds (
  trust_id uuid not null references trusts,
  id uuid not null,
  kind text not null check (kind in ('news', 'invitation', 'cancellation', 'outcome')),
  opportunity_id uuid not null,
  event_id uuid,
  words text not null,
  promise_id uuid,                          -- to tell those who are not written to
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, opportunity_id) references opportunities,
  foreign key (trust_id, event_id) references involvement_events,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, made_by) references users
);
create index involvement_rounds_opportunity on involvement_rounds (trust_id, opportunity_id, made_at);
call guard_by_trust('involvement_rounds', 'select, insert, update');

create table involvement_told (
  trust_id uuid not null references trusts,
  id uuid not null,
  round_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  how text not null check (how in ('email', 'text', 'letter', 'by_hand')),
  message_id uuid,                          -- in the outbox
  told_at timestamptz,                      -- empty: by hand, and nobody has yet
  told_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, round_id) references involvement_rounds,
  foreign key (trust_id, member_id) references involvement_members,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, told_by) references users
);
create unique index involvement_told_once on involvement_told (trust_id, round_id, member_id);
create index involvement_told_member on involvement_told (trust_id, member_id);
create index involvement_told_person on involvement_told (trust_id, person_id);
create index involvement_told_waiting on involvement_told (trust_id, round_id) where told_at is null;
call guard_by_trust('involvement_told', 'select, insert, update');
call wall_by_person('involvement_told');

-- What somebody without an account is filling in, found again by the cookie of their browser; forgotten after a week.
create table sign_up_drafts (
  trust_id uuid not null references trusts,
  id uuid not null,
  hash bytea not null,
  opportunity_id uuid,                      -- empty: to hear of whatever comes
  fields jsonb not null default '{}',
  started_at timestamptz not null,
  changed_at timestamptz not null,
  sent_at timestamptz,
  sent jsonb,
  primary key (trust_id, id),
  foreign key (trust_id, opportunity_id) references opportunities,
  check ((sent_at is null) = (sent is null)),
  check (sent_at is null or fields = '{}')
);
create unique index sign_up_drafts_hash on sign_up_drafts (trust_id, hash);
create index sign_up_drafts_changed on sign_up_drafts (trust_id, changed_at);
call guard_by_trust('sign_up_drafts', 'select, insert, update, delete');

-- Trusts that were here before.
alter table trusts no force row level security;
alter table involvement_consents no force row level security;
insert into involvement_consents (trust_id, edition, words, made_at)
select id, 1, $$We keep your name and how to reach you, so that we can tell you about ways to get involved. We use it for nothing else. You can stop at any time. Then we delete what you told us here.$$, created_at from trusts;
alter table trusts force row level security;
alter table involvement_consents force row level security;
