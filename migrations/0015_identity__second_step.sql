-- Accounts made by colleagues, a second factor, and where somebody is signed in.

-- A one-time link to choose a password: for somebody new, or who forgot theirs. The token itself is kept nowhere.
create table account_links (
  trust_id uuid not null,
  id bytea not null,                -- sha-256 of the token
  user_id uuid not null,
  made_by uuid not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, user_id) references users,
  foreign key (trust_id, made_by) references users
);
create index account_links_user on account_links (trust_id, user_id);
call guard_by_trust('account_links', 'select, insert, update');

-- The shared secret of an authenticator app. `pending` until a first code has proved that the app has it. The
-- application may write a secret and never list one: totp_secret() gives out a single one (decision 0014).
create table totp_factors (
  trust_id uuid not null,
  user_id uuid not null,
  state text not null check (state in ('pending', 'on')),
  secret text not null,
  created_at timestamptz not null,
  last_step bigint not null default 0, -- the time step of the last code that was taken: each is taken once
  primary key (trust_id, user_id, state),
  foreign key (trust_id, user_id) references users
);
call guard_by_trust('totp_factors', 'insert, delete');
grant select (trust_id, user_id, state, created_at, last_step) on totp_factors to openpals_app;
grant update (state, last_step) on totp_factors to openpals_app;
create policy definer on totp_factors for select to openpals_definer using (true);
grant select on totp_factors to openpals_definer;

-- One's own secret, or the system's to check a sign-in; never a colleague's.
create function totp_secret(whose uuid, wanted text) returns text
  language sql stable security definer set search_path = public
  begin atomic
    select f.secret from totp_factors f
    where f.trust_id = acting_trust() and f.user_id = whose and f.state = wanted
      and (acting_reach() = 'all' or whose = acting_user());
  end;
alter function totp_secret(uuid, text) owner to openpals_definer;
revoke execute on function totp_secret(uuid, text) from public;
grant execute on function totp_secret(uuid, text) to openpals_app;

-- For the day the phone is lost. Argon2id, since ten letters could be tried out; one salt for the ten of a person.
create table recovery_codes (
  trust_id uuid not null,
  user_id uuid not null,
  hash bytea not null,
  salt bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (trust_id, user_id, hash),
  foreign key (trust_id, user_id) references users
);
call guard_by_trust('recovery_codes', 'select, insert, update, delete');

-- The password was right and the second step is still to come: opens nothing, lasts ten minutes.
create table sign_in_steps (
  trust_id uuid not null,
  id bytea not null,                -- sha-256 of the token in the cookie
  user_id uuid not null,
  signed_by text not null,
  began_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, user_id) references users
);
create index sign_in_steps_user on sign_in_steps (trust_id, user_id);
call guard_by_trust('sign_in_steps', 'select, insert, update, delete');

-- Whose sign-in needs a second step. No row: the roles of the shipped default.
create table sign_in_rules (
  trust_id uuid primary key references trusts,
  second_factor_roles text[] not null,
  changed_at timestamptz not null
);
call guard_by_trust('sign_in_rules', 'select, insert, update');

alter table sessions
  add column device text not null default '',     -- "Chrome on Windows": what its owner knows it by
  add column signed_by text not null default '';  -- password, code, recovery code, persona …
create index sessions_user on sessions (trust_id, user_id, last_seen_at desc);

-- One address, one account that is open: an nhs.net address goes with its person from one trust to the next.
drop index users_email;
create unique index users_email on users (email) where disabled_at is null;
create index users_lower_email on users (trust_id, email);
