-- A hidden person who stays of a merge is found by those whose only open case of theirs hangs on the record that leads to
-- them: whether they may be seen asks the same door as the policy on people. What is typed must still be known from a case
-- that is open to whoever types it.
create or replace function search_people(q text, most int) returns table (id uuid, fit real, total int)
  language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
declare
  me uuid := acting_trust();
  digits text := regexp_replace(q, '[^0-9]', '', 'g');
  typed text[] := (plain_words(q))[1:4];
  local uuid[];
  ids uuid[];
  fits real[];
begin
  if acting_reach() = 'none' or me is null then return; end if;
  if length(digits) > 2 then
    select array_agg(h.person_id) into local from hospital_numbers h
      where h.trust_id = me and h.ended_at is null and h.number = upper(regexp_replace(q, '[\s-]', '', 'g'));
  end if;
  if q !~ '[[:alpha:]]' then
    if length(digits) < 3 then return; end if;
    select array_agg(d), array_agg(1::real) into ids, fits from people_by_digits(me, digits) d;
  elsif position('@' in q) > 0 then
    select array_agg(w.person_id), array_agg(1::real) into ids, fits from ways w
      where w.trust_id = me and w.kind = 'email' and w.ended_at is null and lower(w.value) = lower(trim(q));
  elsif coalesce(array_length(typed, 1), 0) > 0 then
    select array_agg(n.id), array_agg(n.fit) into ids, fits from people_by_name(me, typed, most) n;
  end if;
  if local is not null then
    ids := local || coalesce(ids, '{}');
    fits := array_fill(2::real, array[cardinality(local)]) || coalesce(fits, '{}');
  end if;
  if ids is null then return; end if;
  return query
    with best as (select x.id, max(x.fit) as fit from unnest(ids, fits) x (id, fit) group by x.id),
    hits as (
      select case when p.merged_into is null then p.id else surviving_person(me, p.id) end as id, b.fit
      from best b join people p on p.trust_id = me and p.id = b.id
      where p.access = 'open' or exists (
        select from case_people c where c.trust_id = me and c.person_id = p.id and case_is_open_to_me(me, c.case_id))),
    seen as (
      select f.id, max(f.fit) as fit from hits f join people p on p.trust_id = me and p.id = f.id
      where p.access = 'open' or person_is_open_to_me(me, p.id)
      group by f.id),
    counted as (select least(count(*), 1001)::int as total from seen)
    select s.id, s.fit, counted.total from seen s, counted order by s.fit desc, s.id desc limit most;
end $$;
