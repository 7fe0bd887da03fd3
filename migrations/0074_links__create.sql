-- Links by which somebody without an account reads one thing of a case and answers it. The secret itself is kept nowhere.
-- Opening a link changes nothing: programs that look through mail open every link, and some press buttons by themselves.
create table links (
  trust_id uuid not null references trusts,
  id uuid not null,
  hash bytea not null,                       -- sha-256 of the token
  kind text not null check (kind in ('question', 'notes', 'thanks')),
  about uuid not null,                       -- the row that it shows, of the module whose kind it is
  case_id uuid not null,
  name text not null,                        -- who received it
  email text not null,
  role text not null default '',
  needs_code boolean not null,               -- a code is sent to the address before anything is shown
  parent_id uuid,                            -- the link that was passed on
  passed_note text not null default '',      -- what the colleague who passed it on wrote with it
  made_by uuid,                              -- null: passed on by somebody without an account
  made_at timestamptz not null,
  ends_at timestamptz not null,
  opened_at timestamptz,                     -- when a person first did something on it
  ended_at timestamptz,
  ended_why text check (ended_why in ('recalled', 'passed_on', 'replaced')),
  check ((ended_at is null) = (ended_why is null)),
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, parent_id) references links,
  foreign key (trust_id, made_by) references users
);
create unique index links_hash on links (trust_id, hash);
create index links_about on links (trust_id, about);
create index links_case on links (trust_id, case_id);
call guard_by_case('links', 'select, insert, update');

-- Codes of six digits, sent to whoever received the link.
create table link_codes (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  link_id uuid not null,
  hash bytea not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  tries int not null default 0,              -- written apart: kept although the request is rolled back
  used_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, link_id) references links,
  foreign key (trust_id, case_id) references cases
);
create index link_codes_link on link_codes (trust_id, link_id, made_at desc);
create index link_codes_case on link_codes (trust_id, case_id);
call guard_by_case('link_codes', 'select, insert, update, delete');

-- A browser that gave the right code, for half an hour; of a link without a code, one that wrote something.
create table link_visits (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  link_id uuid not null,
  hash bytea not null,                       -- of the cookie
  began_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, link_id) references links,
  foreign key (trust_id, case_id) references cases
);
create unique index link_visits_hash on link_visits (trust_id, hash);
create index link_visits_link on link_visits (trust_id, link_id);
create index link_visits_case on link_visits (trust_id, case_id);
call guard_by_case('link_visits', 'select, insert, delete');
