-- Search. Text and trigram operators are not leakproof, so under row level security PostgreSQL would not use their
-- indexes. These doors filter trust and access themselves and return ids only; the caller joins the ids under
-- row level security once more. Their plans are made anew for each search: a rare word goes by its index, a common
-- one by walking back from the newest row, and only the words themselves tell which.

-- May the acting user open this case? The same rule as the policy need_to_know of cases.
create function case_is_open_to_me(t uuid, c uuid) returns boolean
  language sql stable security definer set search_path = public
  begin atomic
    select acting_reach() = 'all' or acting_reach() = 'own' and exists (
      select from cases k left join case_access a on a.trust_id = t and a.case_id = c and a.user_id = acting_user()
      where k.trust_id = t and k.id = c and (not k.walled or coalesce(a.may_open, k.access = 'open')));
  end;

-- The notes and the recorded contacts of cases that somebody may open: the rule of wall_by_case. PostgreSQL writes
-- these into the query that asks. `anyone` is the system itself.
create function notes_open_to(me uuid, my uuid, anyone boolean)
  returns table (id uuid, case_id uuid, search tsvector) language sql stable
  begin atomic
    select n.id, n.case_id, n.search from notes n where n.trust_id = me and (anyone or not exists (
      select from case_walls w left join case_access a on a.trust_id = me and a.case_id = w.case_id and a.user_id = my
      where w.trust_id = me and w.case_id = n.case_id and not coalesce(a.may_open, not w.restricted)));
  end;
create function contacts_open_to(me uuid, my uuid, anyone boolean)
  returns table (id uuid, case_id uuid, search tsvector) language sql stable
  begin atomic
    select n.id, n.case_id, n.search from contacts n where n.trust_id = me and n.state = 'record' and n.case_id is not null and (anyone or not exists (
      select from case_walls w left join case_access a on a.trust_id = me and a.case_id = w.case_id and a.user_id = my
      where w.trust_id = me and w.case_id = n.case_id and not coalesce(a.may_open, not w.restricted)));
  end;

-- Words in notes and contacts, newest first: at most `most` rows, each with the number of all, counted to 1,001.
create function search_notes(q text, most int) returns table (source text, id uuid, case_id uuid, total int)
  language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
declare
  query tsquery := websearch_to_tsquery('english', q);
  me uuid := acting_trust();
  my uuid := acting_user();
  anyone boolean := acting_reach() = 'all';
  notes_found uuid[]; of_notes uuid[];
  contacts_found uuid[]; of_contacts uuid[];
  found int;
begin
  if numnode(query) = 0 or acting_reach() = 'none' or me is null then return; end if;
  select array_agg(x.id), array_agg(x.case_id) into notes_found, of_notes from (
    select n.id, n.case_id from notes_open_to(me, my, anyone) n where n.search @@ query limit 1001) x;
  found := coalesce(cardinality(notes_found), 0);
  select array_agg(x.id), array_agg(x.case_id) into contacts_found, of_contacts from (
    select n.id, n.case_id from contacts_open_to(me, my, anyone) n where n.search @@ query limit 1001 - found) x;
  found := found + coalesce(cardinality(contacts_found), 0);
  if found <= 1000 then
    return query
      select f.source, f.id, f.case_id, found from (
        select 'note'::text as source, x.* from unnest(notes_found, of_notes) x (id, case_id)
        union all
        select 'contact', x.* from unnest(contacts_found, of_contacts) x (id, case_id)) f
      order by f.id desc limit most;
    return;
  end if;
  return query
    with newest as (
      (select 'note'::text as source, n.id, n.case_id from notes_open_to(me, my, anyone) n where n.search @@ query order by n.id desc limit most)
      union all
      (select 'contact', n.id, n.case_id from contacts_open_to(me, my, anyone) n where n.search @@ query order by n.id desc limit most))
    select f.source, f.id, f.case_id, found from newest f order by f.id desc limit most;
end $$;

-- The numbers that somebody may have meant by these digits: 0 at the front is +44 to others, and the other way round.
create function same_numbers(digits text) returns text[] language sql immutable parallel safe
  return case
    when digits like '0%' and length(digits) > 5 then array[digits, '44' || substr(digits, 2), '0044' || substr(digits, 2)]
    when digits like '44%' and length(digits) > 6 then array[digits, '0' || substr(digits, 3), '00' || digits]
    when digits like '0044%' then array[digits, '0' || substr(digits, 5), substr(digits, 3)]
    else array[digits] end;

-- People by phone digits (the first or the last of a number) or NHS number. A door opens onto it: not for the application.
create function people_by_digits(me uuid, typed text) returns setof uuid
  language plpgsql stable set search_path = public set plan_cache_mode = force_custom_plan as $$
begin
  return query
    select distinct p.id from (
      select w.person_id as id from unnest(same_numbers(typed)) d join ways w
        on w.trust_id = me and w.ended_at is null and w.digits ~>=~ d and w.digits ~<~ (d || '~')
      union all
      select w.person_id from ways w
        where w.trust_id = me and w.ended_at is null and reverse(w.digits) ~>=~ reverse(typed) and reverse(w.digits) ~<~ (reverse(typed) || '~')
      union all
      select n.id from people n where n.trust_id = me and n.nhs_number = typed
    ) p limit 3000;
end $$;

-- The word with two letters that stand side by side the wrong way round, in all ways: the commonest slip of the keyboard.
create function letters_swapped(word text) returns text[] language sql immutable parallel safe
  return (select array_agg(left(word, i - 1) || substr(word, i + 1, 1) || substr(word, i, 1) || substr(word, i + 2))
    from generate_series(1, length(word) - 1) i);

-- People whose name has each of the words: whole, then begun, then (while few were found) with letters swapped, then
-- alike. As above.
create function people_by_name(me uuid, typed text[], few int) returns table (id uuid, fit real)
  language plpgsql stable set search_path = public set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  one text;
  near text[];
  n1 text[]; n2 text[]; n3 text[]; n4 text[];
  found int;
begin
  return query select p.id, 3::real from people p where p.trust_id = me and p.merged_into is null and p.name_words @> typed limit 1001;
  get diagnostics found = row_count;
  if found > 1000 then return; end if;
  for round in 1..3 loop
    n1 := null; n2 := null; n3 := null; n4 := null;
    foreach one in array typed loop
      if round = 1 then
        select array_agg(w.word) into near from (
          select n.word from name_words n where n.trust_id = me and n.word ~>=~ one and n.word ~<~ (one || chr(1114111)) limit 300) w;
      elsif round = 2 then
        select array_agg(n.word) into near from name_words n where n.trust_id = me and n.word = any(one || letters_swapped(one));
      else
        select array_agg(w.word) into near from (
          select n.word from name_words n where n.trust_id = me and (n.word = one or length(one) > 2 and n.word % one)
          order by similarity(n.word, one) desc limit 8) w;
      end if;
      if near is null then exit; end if;
      if n1 is null then n1 := near; elsif n2 is null then n2 := near; elsif n3 is null then n3 := near; else n4 := near; end if;
    end loop;
    continue when near is null;
    return query
      select p.id, case round when 1 then 2::real when 2 then 1.5::real else (
          select avg((select max(similarity(w, t)) from unnest(p.name_words) w))::real from unnest(typed) t) end
      from people p
      where p.trust_id = me and p.merged_into is null and p.name_words && n1
        and (n2 is null or p.name_words && n2) and (n3 is null or p.name_words && n3) and (n4 is null or p.name_words && n4)
      limit case when round < 3 then 1001 else 200 end;
    get diagnostics found = row_count;
    if found >= few then return; end if;
  end loop;
end $$;

-- People by name (misspelt too), phone digits, e-mail or NHS number: the best `most`, each with the number of all, counted
-- to 1,001.
create function search_people(q text, most int) returns table (id uuid, fit real, total int)
  language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
declare
  me uuid := acting_trust();
  digits text := regexp_replace(q, '[^0-9]', '', 'g');
  typed text[] := (plain_words(q))[1:4];
  ids uuid[];
  fits real[];
begin
  if acting_reach() = 'none' or me is null then return; end if;
  if q !~ '[[:alpha:]]' then
    if length(digits) < 3 then return; end if;
    select array_agg(d), array_agg(1::real) into ids, fits from people_by_digits(me, digits) d;
  elsif position('@' in q) > 0 then
    select array_agg(w.person_id), array_agg(1::real) into ids, fits from ways w
      where w.trust_id = me and w.kind = 'email' and w.ended_at is null and lower(w.value) = lower(trim(q));
  elsif coalesce(array_length(typed, 1), 0) > 0 then
    select array_agg(n.id), array_agg(n.fit) into ids, fits from people_by_name(me, typed, most) n;
  end if;
  if ids is null then return; end if;
  return query
    with best as (select x.id, max(x.fit) as fit from unnest(ids, fits) x (id, fit) group by x.id),
    seen as (
      select p.id, b.fit from best b join people p on p.trust_id = me and p.id = b.id
      where p.merged_into is null and (p.access = 'open' or exists (
        select from case_people c where c.trust_id = me and c.person_id = p.id and case_is_open_to_me(me, c.case_id)))),
    counted as (select least(count(*), 1001)::int as total from seen)
    select s.id, s.fit, counted.total from seen s, counted order by s.fit desc, s.id desc limit most;
end $$;

-- Restricted cases are known by their reference and nothing else: one of them, or those of a view of the list.
-- Who is named for a case finds it in the list itself; for who is locked out it does not exist.
create function find_restricted(wanted text, shown_in text default null) returns table (ref text, id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    select k.ref, k.id from cases k
    where k.trust_id = acting_trust() and acting_reach() = 'own' and k.walled and k.access = 'restricted'
      and (wanted is null or k.ref = wanted)
      and case shown_in
        when 'mine' then k.closed_at is null and k.owner_id = acting_user()
        when 'team' then k.closed_at is null
        when 'closed' then k.closed_at is not null
        else shown_in is null or k.status = shown_in end
      and not exists (select from case_access a where a.trust_id = k.trust_id and a.case_id = k.id and a.user_id = acting_user())
    order by k.ref desc limit 100;
  end;

alter function case_is_open_to_me(uuid, uuid) owner to openpals_definer;
alter function search_notes(text, int) owner to openpals_definer;
alter function search_people(text, int) owner to openpals_definer;
alter function find_restricted(text, text) owner to openpals_definer;
revoke execute on function case_is_open_to_me(uuid, uuid), search_notes(text, int), search_people(text, int), find_restricted(text, text),
  people_by_digits(uuid, text), people_by_name(uuid, text[], int),
  notes_open_to(uuid, uuid, boolean), contacts_open_to(uuid, uuid, boolean) from public;
grant execute on function people_by_digits(uuid, text), people_by_name(uuid, text[], int),
  notes_open_to(uuid, uuid, boolean), contacts_open_to(uuid, uuid, boolean) to openpals_definer;
grant execute on function search_notes(text, int), search_people(text, int), find_restricted(text, text) to openpals_app;
