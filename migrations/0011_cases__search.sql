-- Search. Text and trigram operators are not leakproof, so under row level security PostgreSQL would not use their
-- indexes. These doors filter trust and access themselves and return ids only; the caller joins the ids under
-- row level security once more.

-- May the acting user open this case? The same rule as the policy need_to_know of cases.
create function case_is_open_to_me(t uuid, c uuid) returns boolean
  language sql stable security definer set search_path = public
  begin atomic
    select acting_reach() = 'all' or acting_reach() = 'own' and exists (
      select from cases k where k.trust_id = t and k.id = c and (not k.walled or (
        not exists (select from case_access a where a.trust_id = t and a.case_id = c and a.user_id = acting_user() and not a.may_open)
        and (k.access = 'open' or exists (select from case_access a where a.trust_id = t and a.case_id = c and a.user_id = acting_user() and a.may_open)))));
  end;

-- Newest first. A rare word is found by its index; a word that is common (in the last rows at least) by walking back
-- from the newest row. Returns at most `most` rows.
create function search_notes(q text, most int) returns table (source text, id uuid, case_id uuid)
  language plpgsql stable security definer set search_path = public as $$
declare
  query tsquery := websearch_to_tsquery('english', q);
  me uuid := acting_trust();
  few int;
begin
  if numnode(query) = 0 or acting_reach() = 'none' then return; end if;
  select count(*) into few from (select 1 from notes n where n.trust_id = me and n.search @@ query limit 1001) x;
  if few <= 1000 then
    return query
      select 'note', n.id, n.case_id from (select * from notes x where x.trust_id = me and x.search @@ query offset 0) n
      where case_is_open_to_me(me, n.case_id) order by n.id desc limit most;
  else
    return query
      select 'note', n.id, n.case_id from (select x.id, x.case_id, x.search from notes x where x.trust_id = me order by x.id desc) n
      where n.search @@ query and case_is_open_to_me(me, n.case_id) limit most;
  end if;
  select count(*) into few from (select 1 from contacts n where n.trust_id = me and n.state = 'record' and n.search @@ query limit 1001) x;
  if few <= 1000 then
    return query
      select 'contact', n.id, n.case_id from (select * from contacts x where x.trust_id = me and x.state = 'record' and x.search @@ query offset 0) n
      where n.case_id is not null and case_is_open_to_me(me, n.case_id) order by n.id desc limit most;
  else
    return query
      select 'contact', n.id, n.case_id from (select x.id, x.case_id, x.search from contacts x where x.trust_id = me and x.state = 'record' order by x.id desc) n
      where n.case_id is not null and n.search @@ query and case_is_open_to_me(me, n.case_id) limit most;
  end if;
end $$;

-- People by name (misspelt too), phone digits (first or last), e-mail or NHS number. Best first.
create function search_people(q text, most int) returns table (id uuid, fit real)
  language plpgsql stable security definer set search_path = public as $$
declare
  me uuid := acting_trust();
  digits text := regexp_replace(q, '[^0-9]', '', 'g');
  word text;
  near text[];
  sets jsonb := '[]';
begin
  if acting_reach() = 'none' then return; end if;
  if q !~ '[[:alpha:]]' then
    if length(digits) < 3 then return; end if;
    return query
      select p.id, 1::real from people p
      where p.trust_id = me and p.access = 'open' and p.merged_into is null and (p.nhs_number = digits or p.id in (
        select w.person_id from ways w where w.trust_id = me and w.ended_at is null and w.digits like digits || '%'
        union all
        select w.person_id from ways w where w.trust_id = me and w.ended_at is null and reverse(w.digits) like reverse(digits) || '%'))
      limit most;
    return;
  end if;
  if position('@' in q) > 0 then
    return query
      select p.id, 1::real from people p join ways w on w.trust_id = p.trust_id and w.person_id = p.id
      where p.trust_id = me and p.access = 'open' and w.kind = 'email' and w.ended_at is null and lower(w.value) = lower(trim(q))
      limit most;
    return;
  end if;
  -- one array of near words for each word typed; a person must have one of each
  foreach word in array plain_words(q) loop
    select array_agg(x.word) into near from (
      select n.word from name_words n where n.trust_id = me and (n.word = word or n.word like word || '%' or (length(word) > 3 and n.word % word))
      order by (n.word = word) desc, (n.word like word || '%') desc, similarity(n.word, word) desc limit 12) x;
    if near is null then return; end if;
    sets := sets || jsonb_build_array(to_jsonb(near));
  end loop;
  if jsonb_array_length(sets) = 0 then return; end if;
  return query
    with hits as (
      select p.id, p.name_words from people p
      where p.trust_id = me and p.access = 'open' and p.merged_into is null
        and p.name_words && array(select jsonb_array_elements_text(sets -> 0))
      limit 2000)
    select h.id, (select sum((select max(similarity(w, t)) from unnest(h.name_words) w))::real from unnest(plain_words(q)) t) as fit
    from hits h
    where (select bool_and(h.name_words && array(select jsonb_array_elements_text(s))) from jsonb_array_elements(sets) s)
    order by fit desc, h.id desc limit most;
end $$;

-- A restricted case is in lists and searches only by its reference.
create function find_restricted(wanted text) returns table (ref text)
  language sql stable security definer set search_path = public
  begin atomic
    select k.ref from cases k
    where k.trust_id = acting_trust() and acting_reach() = 'own' and k.walled and k.access = 'restricted'
      and (wanted is null or k.ref = wanted)
      and not exists (select from case_access a where a.trust_id = k.trust_id and a.case_id = k.id and a.user_id = acting_user())
    order by k.ref desc limit 100;
  end;

alter function case_is_open_to_me(uuid, uuid) owner to openpals_definer;
alter function search_notes(text, int) owner to openpals_definer;
alter function search_people(text, int) owner to openpals_definer;
alter function find_restricted(text) owner to openpals_definer;
revoke execute on function case_is_open_to_me(uuid, uuid), search_notes(text, int), search_people(text, int), find_restricted(text) from public;
grant execute on function search_notes(text, int), search_people(text, int), find_restricted(text) to openpals_app;
