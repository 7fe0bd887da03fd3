-- Why a case is restricted, and how long somebody may stay who opened it with a reason.
alter table cases add column restricted_for text check (restricted_for in ('colleague', 'safeguarding', 'legal', 'other'));
alter table cases add check (access = 'restricted' or restricted_for is null);
update cases set restricted_for = 'other' where access = 'restricted';
alter table case_access add column until timestamptz;  -- empty: named, for as long as it is so; else opened with a reason

-- The time of the request, as the verbs have it: access by a reason ends by itself.
create function acting_now() returns timestamptz language sql stable parallel safe
  return nullif(current_setting('app.now', true), '')::timestamptz;

-- How a case stands to whoever acts: named, locked out, or as the case itself says. What has ended counts no more.
drop policy need_to_know on cases;
create policy need_to_know on cases as restrictive for select to openpals_app using (
  (select acting_reach() in ('own', 'all')) and (not walled or (select acting_reach() = 'all') or coalesce(
    (select a.may_open from case_access a where a.trust_id = cases.trust_id and a.case_id = cases.id and a.user_id = (select acting_user())
      and (a.until is null or a.until > (select acting_now()))),
    access = 'open')));

create or replace procedure wall_by_case(t regclass) language plpgsql as $$
begin
  execute format('drop policy if exists need_to_know on %s', t);
  execute format('create policy need_to_know on %1$s as restrictive for select to openpals_app using (
    case_id is null or (select acting_reach()) = ''all'' or (select acting_reach()) = ''own'' and not exists (
      select from case_walls w left join case_access a
        on a.trust_id = w.trust_id and a.case_id = w.case_id and a.user_id = (select acting_user())
        and (a.until is null or a.until > (select acting_now()))
      where w.trust_id = %1$s.trust_id and w.case_id = %1$s.case_id and not coalesce(a.may_open, not w.restricted)))', t);
end $$;
do $$
declare t regclass;
begin
  for t in select p.polrelid::regclass from pg_policy p
    where p.polname = 'need_to_know' and pg_get_expr(p.polqual, p.polrelid) like '%case_walls%' loop
    call wall_by_case(t);
  end loop;
end $$;

create or replace function case_is_open_to_me(t uuid, c uuid) returns boolean
  language sql stable security definer set search_path = public
  begin atomic
    select acting_reach() = 'all' or acting_reach() = 'own' and exists (
      select from cases k left join case_access a on a.trust_id = t and a.case_id = c and a.user_id = acting_user()
        and (a.until is null or a.until > acting_now())
      where k.trust_id = t and k.id = c and (not k.walled or coalesce(a.may_open, k.access = 'open')));
  end;
create or replace function notes_open_to(me uuid, my uuid, anyone boolean)
  returns table (id uuid, case_id uuid, search tsvector) language sql stable
  begin atomic
    select n.id, n.case_id, n.search from notes n where n.trust_id = me and (anyone or not exists (
      select from case_walls w left join case_access a on a.trust_id = me and a.case_id = w.case_id and a.user_id = my
        and (a.until is null or a.until > acting_now())
      where w.trust_id = me and w.case_id = n.case_id and not coalesce(a.may_open, not w.restricted)));
  end;
create or replace function contacts_open_to(me uuid, my uuid, anyone boolean)
  returns table (id uuid, case_id uuid, search tsvector) language sql stable
  begin atomic
    select n.id, n.case_id, n.search from contacts n where n.trust_id = me and n.state = 'record' and n.case_id is not null and (anyone or not exists (
      select from case_walls w left join case_access a on a.trust_id = me and a.case_id = w.case_id and a.user_id = my
        and (a.until is null or a.until > acting_now())
      where w.trust_id = me and w.case_id = n.case_id and not coalesce(a.may_open, not w.restricted)));
  end;
create or replace function find_restricted(wanted text, shown_in text default null) returns table (ref text, id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    select k.ref, k.id from cases k
    where k.trust_id = acting_trust() and acting_reach() = 'own' and k.walled and k.access = 'restricted'
      and (wanted is null or k.ref = wanted) and (wanted is not null or k.merged_into is null)
      and case shown_in
        when 'mine' then k.closed_at is null and k.owner_id = acting_user()
        when 'team' then k.closed_at is null
        when 'closed' then k.closed_at is not null
        else shown_in is null or k.status = shown_in end
      and not exists (select from case_access a where a.trust_id = k.trust_id and a.case_id = k.id and a.user_id = acting_user()
        and (a.until is null or a.until > acting_now()))
    order by k.ref desc limit 100;
  end;

-- Who is named or locked out is known to those who may open the case; of others one sees one's own line alone.
create policy need_to_know on case_access as restrictive for select to openpals_app using (
  user_id = (select acting_user()) or (select acting_reach()) = 'all' or case_is_open_to_me(trust_id, case_id));
grant execute on function case_is_open_to_me(uuid, uuid) to openpals_app;
grant execute on function acting_now() to openpals_app, openpals_definer;

-- Whether the acting user oversees who reads: they see who looked at which case and when, and nothing of what it holds.
create function acting_oversight() returns boolean language sql stable parallel safe
  return coalesce(nullif(current_setting('app.oversees', true), ''), 'no') = 'yes';

-- Each opening with a reason and each refused try, for good: what was the reason, until when, who looked into it since.
create table case_openings (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  user_id uuid not null,
  at timestamptz not null,
  granted boolean not null,                 -- false: tried, and was refused
  why text check (why in ('on_the_phone', 'cover', 'safety', 'asked', 'manager', 'other')),
  reason text not null default '',
  until timestamptz,
  looked_at timestamptz,
  looked_by uuid,
  found text check (found in ('nothing', 'followed_up')),
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, user_id) references users,
  foreign key (trust_id, looked_by) references users,
  check (granted = (until is not null)),
  check (not granted or why is not null),
  check ((looked_at is null) = (found is null))
);
create index case_openings_newest on case_openings (trust_id, at desc, id desc);
create index case_openings_case on case_openings (trust_id, case_id, at desc);
call guard_by_trust('case_openings', 'select, insert');
grant update (looked_at, looked_by, found) on case_openings to openpals_app;
-- Seen by those who may open the case, and by those who oversee who reads, unless the case does not exist for them.
create policy need_to_know on case_openings as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all' or case_is_open_to_me(trust_id, case_id)
  or (select acting_oversight()) and not exists (
    select from case_access a where a.trust_id = case_openings.trust_id and a.case_id = case_openings.case_id
      and a.user_id = (select acting_user()) and not a.may_open));

-- Looks are seen like that too.
drop policy need_to_know on views;
create policy need_to_know on views as restrictive for select to openpals_app using (
  case_id is null or (select acting_reach()) = 'all' or (select acting_reach()) = 'own' and not exists (
    select from case_walls w left join case_access a
      on a.trust_id = w.trust_id and a.case_id = w.case_id and a.user_id = (select acting_user())
      and (a.until is null or a.until > (select acting_now()))
    where w.trust_id = views.trust_id and w.case_id = views.case_id
      and not coalesce(a.may_open, not w.restricted or (select acting_oversight()))));
create index views_newest on views (trust_id, at desc, id desc);
create index views_user on views (trust_id, user_id, at desc, id desc);

-- For how many days a case stays open to who opened it with a reason.
create table access_rules (
  trust_id uuid primary key references trusts,
  reason_days int not null default 7 check (reason_days between 1 and 90),
  changed_at timestamptz not null,
  changed_by uuid,
  foreign key (trust_id, changed_by) references users
);
call guard_by_trust('access_rules', 'select, insert, update');

-- The numbers and addresses of somebody who is known from a walled case alone are hidden with them; so is what was done
-- about them that hangs on no case. Who oversees reads still sees that somebody looked.
create policy need_to_know on ways as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all' or exists (select from people p where p.trust_id = ways.trust_id and p.id = ways.person_id));
create policy need_to_know_people on events as restrictive for select to openpals_app using (
  case_id is not null or person_id is null or (select acting_reach()) = 'all'
  or exists (select from people p where p.trust_id = events.trust_id and p.id = events.person_id));
create policy need_to_know_people on views as restrictive for select to openpals_app using (
  case_id is not null or person_id is null or (select acting_reach()) = 'all' or (select acting_oversight())
  or exists (select from people p where p.trust_id = views.trust_id and p.id = views.person_id));

-- The words of all names are for the doors of search alone: among them are names of people who are hidden.
create policy doors_only on name_words as restrictive for select to openpals_app using ((select acting_reach()) = 'all');
