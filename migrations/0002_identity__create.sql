-- Trusts, the people who work in them, their sessions.

create table trusts (
  id uuid primary key,
  name text not null check (name <> ''),
  short_name text not null,
  host text unique,                 -- the host name of its public pages, decisions: "A trust is found from …"
  pals_phone text,
  settings int not null default 0,  -- goes up with every change of what the desk keeps in memory of this trust
  created_at timestamptz not null
);
alter table trusts enable row level security;
alter table trusts force row level security;
create policy trust on trusts using (id = (select acting_trust())) with check (id = (select acting_trust()));
grant select, insert, update on trusts to openpals_app;
grant select on trusts to openpals_definer;
create policy definer on trusts for select to openpals_definer using (true);

-- Staff, places, opening hours: read by every page, changed once a month. The desk keeps them as long as this number
-- stands still.
create function settings_changed() returns trigger language plpgsql as $$
begin
  update trusts set settings = settings + 1 where id = coalesce(new.trust_id, old.trust_id);
  return null;
end $$;
create procedure count_changes(t regclass) language plpgsql as $$
begin
  execute format('create trigger settings after insert or update or delete on %s for each row execute function settings_changed()', t);
end $$;

create table users (
  trust_id uuid not null references trusts,
  id uuid not null,
  email text not null check (email = lower(email)),
  name text not null check (name <> ''),
  first_name text not null,
  role text not null,
  about text not null default '',   -- one line shown on the demonstration's sign-in page
  password_hash text,
  larger_text boolean not null default false,
  shortcuts boolean not null default true,
  shortcut_keys text not null default '', -- keys of one's own, like "new-call=Alt+J"
  created_at timestamptz not null,
  disabled_at timestamptz,
  primary key (trust_id, id)
);
create unique index users_email on users (email);
call guard_by_trust('users', 'select, insert, update');
call count_changes('users');
create policy definer on users for select to openpals_definer using (true);
grant select on users to openpals_definer;

create table sessions (
  trust_id uuid not null,
  id bytea not null,                -- sha-256 of the token in the cookie; the token itself is kept nowhere
  user_id uuid not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, user_id) references users
);
create unique index sessions_id on sessions (id);
call guard_by_trust('sessions', 'select, insert, update');
create policy definer on sessions for select to openpals_definer using (true);
grant select on sessions to openpals_definer;

-- Failed sign-ins slow the next try down. Keys are hashes of the e-mail and of the address; no trust is known yet.
create table sign_in_failures (
  key bytea not null,
  failed_at timestamptz not null
);
create index sign_in_failures_key on sign_in_failures (key, failed_at desc);
grant select, insert, delete on sign_in_failures to openpals_app;

-- The one-time link to create the first manager of an installation without demonstration.
create table set_up_links (
  token_hash bytea primary key,
  created_at timestamptz not null,
  used_at timestamptz
);
grant select, insert, update on set_up_links to openpals_app;

-- What the installation remembers of itself (demonstration or live).
create table installation (
  one boolean primary key default true check (one),
  demo boolean not null,
  seeded_until date,                -- demonstration: the last day that was made
  seeding jsonb not null default '{}', -- and, per trust, what the seed needs to go on
  created_at timestamptz not null
);
grant select, insert, update on installation to openpals_app;

-- The four look-ups before a trust is known, and no more.
create function find_trust_by_host(h text) returns table (id uuid, short_name text)
  language sql stable security definer set search_path = public
  begin atomic
    select t.id, t.short_name from trusts t where t.host = h
    union all
    select t.id, t.short_name from trusts t where (select count(*) from trusts) = 1 and t.host is distinct from h;
  end;
create function find_sign_in(address text) returns table (trust_id uuid, user_id uuid, password_hash text)
  language sql stable security definer set search_path = public
  begin atomic
    select u.trust_id, u.id, u.password_hash from users u where u.email = lower(address) and u.disabled_at is null;
  end;
create function find_session(token_hash bytea) returns table (
    trust_id uuid, user_id uuid, last_seen_at timestamptz, ends_at timestamptz, started_at timestamptz,
    name text, first_name text, role text, shortcuts boolean, shortcut_keys text, larger_text boolean,
    trust_name text, trust_short_name text, pals_phone text, settings int)
  language sql stable security definer set search_path = public
  begin atomic
    select s.trust_id, s.user_id, s.last_seen_at, s.ends_at, s.started_at, u.name, u.first_name, u.role, u.shortcuts, u.shortcut_keys, u.larger_text,
           t.name, t.short_name, t.pals_phone, t.settings
    from sessions s
    join users u on u.trust_id = s.trust_id and u.id = s.user_id
    join trusts t on t.id = s.trust_id
    where s.id = token_hash and s.ended_at is null and u.disabled_at is null;
  end;
-- For the demonstration's sign-in page and for sweeps that loop over trusts: ids and names only.
create function list_personas() returns table (trust_id uuid, email text, name text, role text, about text, trust_name text)
  language sql stable security definer set search_path = public
  begin atomic
    select u.trust_id, u.email, u.name, u.role, u.about, t.name from users u join trusts t on t.id = u.trust_id
    where (select demo from installation) and u.disabled_at is null and u.about <> ''
    order by t.created_at, u.created_at, u.id;
  end;
alter function find_trust_by_host(text) owner to openpals_definer;
alter function find_sign_in(text) owner to openpals_definer;
alter function find_session(bytea) owner to openpals_definer;
alter function list_personas() owner to openpals_definer;
grant select on installation to openpals_definer;
revoke execute on function find_trust_by_host(text), find_sign_in(text), find_session(bytea), list_personas() from public;
grant execute on function find_trust_by_host(text), find_sign_in(text), find_session(bytea), list_personas() to openpals_app;
