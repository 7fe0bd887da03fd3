-- A wall is asked row by row, by the key of the table it stands in. Written as EXISTS, PostgreSQL may read the whole other
-- table into a hash first (all walls, or all people), because it plans for many rows; a scalar question it never hashes.
-- (COALESCE and not IS NULL: of that the planner expects next to no rows, and then looks through all of them.)
create or replace procedure wall_by_case(t regclass) language plpgsql as $$
begin
  execute format('drop policy if exists need_to_know on %s', t);
  execute format('create policy need_to_know on %1$s as restrictive for select to openpals_app using (
    case_id is null or (select acting_reach()) = ''all'' or (select acting_reach()) = ''own'' and not coalesce((
      select true from case_walls w left join case_access a
        on a.trust_id = w.trust_id and a.case_id = w.case_id and a.user_id = (select acting_user())
        and (a.until is null or a.until > (select acting_now()))
      where w.trust_id = %1$s.trust_id and w.case_id = %1$s.case_id and not coalesce(a.may_open, not w.restricted)), false))', t);
end $$;

-- What hangs on a person is seen by those who may see the person.
create procedure wall_by_person(t regclass) language plpgsql as $$
begin
  execute format('drop policy if exists need_to_know on %s', t);
  execute format('create policy need_to_know on %1$s as restrictive for select to openpals_app using ((select acting_reach()) = ''all''
    or (select true from people p where p.trust_id = %1$s.trust_id and p.id = %1$s.person_id))', t);
end $$;

do $$
declare t regclass;
begin
  for t in select p.polrelid::regclass from pg_policy p
    where p.polname = 'need_to_know' and pg_get_expr(p.polqual, p.polrelid) like '%case_walls%' and p.polrelid <> 'views'::regclass loop
    call wall_by_case(t);
  end loop;
  foreach t in array array['ways', 'hospital_numbers', 'contact_exceptions', 'contact_plans']::regclass[] loop
    call wall_by_person(t);
  end loop;
end $$;

alter policy need_to_know on views using (
  case_id is null or (select acting_reach()) = 'all' or (select acting_reach()) = 'own' and not coalesce((
    select true from case_walls w left join case_access a
      on a.trust_id = w.trust_id and a.case_id = w.case_id and a.user_id = (select acting_user())
      and (a.until is null or a.until > (select acting_now()))
    where w.trust_id = views.trust_id and w.case_id = views.case_id
      and not coalesce(a.may_open, not w.restricted or (select acting_oversight()))), false));
alter policy need_to_know_people on views using (
  case_id is not null or person_id is null or (select acting_reach()) = 'all' or (select acting_oversight())
  or (select true from people p where p.trust_id = views.trust_id and p.id = views.person_id));
alter policy need_to_know_people on events using (
  case_id is not null or person_id is null or (select acting_reach()) = 'all'
  or (select true from people p where p.trust_id = events.trust_id and p.id = events.person_id));
alter policy need_to_know on person_merges using (
  (select acting_reach()) = 'all'
  or (select true from people p where p.trust_id = person_merges.trust_id and p.id = person_merges.into_id)
  and (select true from people p where p.trust_id = person_merges.trust_id and p.id = person_merges.person_id));
alter policy need_to_know on people_apart using (
  (select acting_reach()) = 'all'
  or (select true from people p where p.trust_id = people_apart.trust_id and p.id = people_apart.one_id)
  and (select true from people p where p.trust_id = people_apart.trust_id and p.id = people_apart.other_id));
alter policy need_to_know on voicemails using (
  (select acting_reach()) = 'all'
  or (contact_id is null or (select true from contacts c where c.trust_id = voicemails.trust_id and c.id = voicemails.contact_id))
  and (promise_id is null or (select true from promises o where o.trust_id = voicemails.trust_id and o.id = voicemails.promise_id)));
alter policy need_to_know on hard_calls using (
  contact_id is null or user_id = (select acting_user()) or (select acting_reach()) = 'all'
  or (select true from contacts c where c.trust_id = hard_calls.trust_id and c.id = hard_calls.contact_id));
alter policy need_to_know on case_openings using (
  (select acting_reach()) = 'all' or case_is_open_to_me(trust_id, case_id)
  or (select acting_oversight()) and not coalesce((
    select true from case_access a where a.trust_id = case_openings.trust_id and a.case_id = case_openings.case_id
      and a.user_id = (select acting_user()) and not a.may_open), false));
alter policy both_ends on case_merges using ((select acting_reach()) = 'all'
  or (select true from cases c where c.trust_id = case_merges.trust_id and c.id = case_merges.into_id));
alter policy both_ends on case_links using ((select acting_reach()) = 'all'
  or (select true from cases c where c.trust_id = case_links.trust_id and c.id = case_links.other_id));
alter policy the_two on quality_items using (
  (select true from quality_samples s where s.trust_id = quality_items.trust_id and s.id = sample_id));

-- The doors of search follow the same walls, for as many rows as a common word has.
create or replace function notes_open_to(me uuid, my uuid, anyone boolean)
  returns table (id uuid, case_id uuid, search tsvector) language sql stable
  begin atomic
    select n.id, n.case_id, n.search from notes n where n.trust_id = me and (anyone or not coalesce((
      select true from case_walls w left join case_access a on a.trust_id = me and a.case_id = w.case_id and a.user_id = my
        and (a.until is null or a.until > acting_now())
      where w.trust_id = me and w.case_id = n.case_id and not coalesce(a.may_open, not w.restricted)), false));
  end;
create or replace function contacts_open_to(me uuid, my uuid, anyone boolean)
  returns table (id uuid, case_id uuid, search tsvector) language sql stable
  begin atomic
    select n.id, n.case_id, n.search from contacts n where n.trust_id = me and n.state = 'record' and n.case_id is not null and (anyone or not coalesce((
      select true from case_walls w left join case_access a on a.trust_id = me and a.case_id = w.case_id and a.user_id = my
        and (a.until is null or a.until > acting_now())
      where w.trust_id = me and w.case_id = n.case_id and not coalesce(a.may_open, not w.restricted)), false));
  end;

-- Who and what was merged is looked up in nearly every query. Nearly everybody stands alone: two small questions say so, and
-- no recursion is planned or set up. In PL/pgSQL, because what is inlined is planned anew within each query that asks.
create or replace function same_cases(wanted uuid) returns table (root uuid, id uuid) language plpgsql stable rows 1 as $$
#variable_conflict use_column
begin
  return query select c.id, c.id from cases c
    where c.trust_id = acting_trust() and c.id = wanted and c.merged_into is null
      and not exists (select from cases d where d.trust_id = acting_trust() and d.merged_into = wanted);
  if found then return; end if;
  return query
  with recursive up (id, next) as (
    select c.id, c.merged_into from cases c where c.trust_id = acting_trust() and c.id = wanted
    union select c.id, c.merged_into from up u join cases c on c.trust_id = acting_trust() and c.id = u.next),
  top as (
    select u.id from up u where u.next is null or not exists (select from cases c where c.trust_id = acting_trust() and c.id = u.next)),
  down (root, id) as (
    select t.id, t.id from top t
    union select d.root, c.id from down d join cases c on c.trust_id = acting_trust() and c.merged_into = d.id)
  select d.root, d.id from down d
  union select wanted, wanted where not exists (select from top);
end $$;
create or replace function same_people(ids uuid[]) returns table (asked uuid, root uuid, id uuid) language plpgsql stable rows 2 as $$
#variable_conflict use_column
begin
  if not exists (select from people p where p.trust_id = acting_trust() and p.id = any (ids) and p.merged_into is not null)
    and not exists (select from people p where p.trust_id = acting_trust() and p.merged_into = any (ids)) then
    return query select distinct x.id, x.id, x.id from unnest(ids) x (id);
    return;
  end if;
  return query
  with recursive up (asked, id, next) as (
    select p.id, p.id, p.merged_into from people p where p.trust_id = acting_trust() and p.id = any (ids)
    union select u.asked, p.id, p.merged_into from up u join people p on p.trust_id = acting_trust() and p.id = u.next),
  roots as (
    select u.asked, u.id from up u where u.next is null or not exists (select from people p where p.trust_id = acting_trust() and p.id = u.next)),
  down (asked, root, id) as (
    select r.asked, r.id, r.id from roots r
    union select d.asked, d.root, p.id from down d join people p on p.trust_id = acting_trust() and p.merged_into = d.id)
  select d.asked, d.root, d.id from down d
  union select x.id, x.id, x.id from unnest(ids) x (id) where not exists (select from roots r where r.asked = x.id);
end $$;
