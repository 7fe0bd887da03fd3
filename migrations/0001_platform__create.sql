-- The two roles of the application, the extensions, and the guard that every tenant table gets.
--
-- openpals_app      the role of every request and job: owns nothing, lives under row level security
-- openpals_definer  owns the few SECURITY DEFINER doors (look-ups before a trust is known, search)

do $$
begin
  if not exists (select from pg_roles where rolname = 'openpals_app') then
    create role openpals_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'openpals_definer') then
    create role openpals_definer nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- two installations of one server, started together
end $$;

-- An administrator may have made the roles and granted them already, without the right to grant them on.
do $$
begin
  execute format('grant openpals_app, openpals_definer to %I', current_user);
exception when insufficient_privilege then null;
end $$;

grant usage on schema public to openpals_app, openpals_definer;
grant create on schema public to openpals_definer;

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

-- The settings of a transaction: who acts, for which trust, with what reach into cases.
create function acting_trust() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.trust', true), '')::uuid;
create function acting_user() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user', true), '')::uuid;
-- 'none' (volunteers, board), 'own' (need to know applies) or 'all' (the system itself)
create function acting_reach() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('app.reach', true), ''), 'none');

-- Guards a tenant table: rows of another trust do not exist. Grants what the application may do. Policies name the
-- role they are for, so that the doors (openpals_definer) are not held back by them and can use every index.
create procedure guard_by_trust(t regclass, grants text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy trust on %s to openpals_app using (trust_id = (select acting_trust())) with check (trust_id = (select acting_trust()))', t);
  execute format('grant %s on %s to openpals_app', grants, t);
end $$;

-- Words of a name or an alias as they are compared: no accents, small letters, no punctuation.
create function plain_words(t text) returns text[] language sql immutable parallel safe
  return array_remove(regexp_split_to_array(lower(public.unaccent('public.unaccent'::regdictionary, coalesce(t, ''))), '[^[:alnum:]]+'), '');
