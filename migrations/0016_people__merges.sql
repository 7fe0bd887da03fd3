-- One person recorded twice. The merge is a pointer: nothing is re-keyed, and taking it back leaves both as they were.
create extension if not exists fuzzystrmatch;

-- How first and last name sound, without titles: "Grace Okafor", "Mrs Grayce Okaffor" and "GRACE OKAFOR" are alike.
create function name_sound(name text) returns text language sql immutable parallel safe
  return (
    select coalesce(nullif(public.dmetaphone(w[1]), ''), w[1], '') || ' ' || coalesce(nullif(public.dmetaphone(w[cardinality(w)]), ''), w[cardinality(w)], '')
    from (select array(select x.word from unnest(plain_words(name)) with ordinality x (word, n)
      where x.word <> all ('{mr,mrs,ms,miss,mx,dr,prof,rev,sir,lady,sister}'::text[]) order by x.n) as w) names);

alter table people add column sound text generated always as (name_sound(name)) stored;
create index people_born on people (trust_id, born_on, sound) where born_on is not null;
create index people_merged on people (trust_id, merged_into) where merged_into is not null;

-- Each merge with what stood before and what was set by it, so that it can be taken back wholly, also years later.
create table person_merges (
  trust_id uuid not null references trusts,
  id uuid not null,
  person_id uuid not null,                  -- whose address leads on from now
  into_id uuid not null,                    -- who stays
  before jsonb not null,                    -- the facts of who stays, as they were
  after jsonb not null,                     -- and as the merge set them
  merged_at timestamptz not null,
  merged_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, into_id) references people,
  foreign key (trust_id, merged_by) references users,
  foreign key (trust_id, undone_by) references users,
  check (person_id <> into_id),
  check ((undone_at is null) = (undone_by is null))
);
create unique index person_merges_standing on person_merges (trust_id, person_id) where undone_at is null;
create index person_merges_into on person_merges (trust_id, into_id);
call guard_by_trust('person_merges', 'select, insert, update');
create policy need_to_know on person_merges as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all'
  or exists (select from people p where p.trust_id = person_merges.trust_id and p.id = person_merges.into_id)
  and exists (select from people p where p.trust_id = person_merges.trust_id and p.id = person_merges.person_id));

-- Two who look alike and are not the same: somebody looked, and they are not offered again.
create table people_apart (
  trust_id uuid not null references trusts,
  one_id uuid not null,
  other_id uuid not null,
  said_at timestamptz not null,
  said_by uuid not null,
  primary key (trust_id, one_id, other_id),
  foreign key (trust_id, one_id) references people,
  foreign key (trust_id, other_id) references people,
  foreign key (trust_id, said_by) references users,
  check (one_id < other_id)
);
create index people_apart_other on people_apart (trust_id, other_id);
call guard_by_trust('people_apart', 'select, insert, delete');

-- All records of the people asked for: `asked`, who stands for them (`root`), and each record of theirs (`id`). Lives under
-- row level security: who may not be known is not followed to.
create function same_people(ids uuid[]) returns table (asked uuid, root uuid, id uuid) language sql stable rows 2 as $$
  with recursive up (asked, id, next) as (
    select p.id, p.id, p.merged_into from people p where p.trust_id = acting_trust() and p.id = any (ids)
    union select u.asked, p.id, p.merged_into from up u join people p on p.trust_id = acting_trust() and p.id = u.next),
  roots as (
    select u.asked, u.id from up u where u.next is null or not exists (select from people p where p.trust_id = acting_trust() and p.id = u.next)),
  down (asked, root, id) as (
    select r.asked, r.id, r.id from roots r
    union select d.asked, d.root, p.id from down d join people p on p.trust_id = acting_trust() and p.merged_into = d.id)
  select d.asked, d.root, d.id from down d
  union select x.id, x.id, x.id from unnest(ids) x (id) where not exists (select from roots r where r.asked = x.id)
$$;

-- Who stands for a merged person. For the search door only.
create function surviving_person(me uuid, person uuid) returns uuid language sql stable set search_path = public as $$
  with recursive up (id, next) as (
    select p.id, p.merged_into from people p where p.trust_id = me and p.id = person
    union select p.id, p.merged_into from up u join people p on p.trust_id = me and p.id = u.next)
  select u.id from up u where u.next is null limit 1
$$;
revoke execute on function surviving_person(uuid, uuid) from public;
grant execute on function surviving_person(uuid, uuid) to openpals_definer;

-- The search finds who stays, by the name or number of either record.
-- People whose name has each of the words: whole, then begun, then (while few were found) with letters swapped, then
-- alike. As above.
create or replace function people_by_name(me uuid, typed text[], few int) returns table (id uuid, fit real)
  language plpgsql stable set search_path = public set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  one text;
  near text[];
  n1 text[]; n2 text[]; n3 text[]; n4 text[];
  found int;
begin
  return query select p.id, 3::real from people p where p.trust_id = me and p.name_words @> typed limit 1001;
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
      where p.trust_id = me and p.name_words && n1
        and (n2 is null or p.name_words && n2) and (n3 is null or p.name_words && n3) and (n4 is null or p.name_words && n4)
      limit case when round < 3 then 1001 else 200 end;
    get diagnostics found = row_count;
    if found >= few then return; end if;
  end loop;
end $$;

-- People by name (misspelt too), phone digits, e-mail or NHS number: the best `most`, each with the number of all, counted
-- to 1,001.
create or replace function search_people(q text, most int) returns table (id uuid, fit real, total int)
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
    hits as (
      select case when p.merged_into is null then p.id else surviving_person(me, p.id) end as id, b.fit
      from best b join people p on p.trust_id = me and p.id = b.id
      where p.access = 'open' or exists (
        select from case_people c where c.trust_id = me and c.person_id = p.id and case_is_open_to_me(me, c.case_id))),
    seen as (
      select f.id, max(f.fit) as fit from hits f join people p on p.trust_id = me and p.id = f.id
      where p.access = 'open' or exists (
        select from case_people c where c.trust_id = me and c.person_id = p.id and case_is_open_to_me(me, c.case_id))
      group by f.id),
    counted as (select least(count(*), 1001)::int as total from seen)
    select s.id, s.fit, counted.total from seen s, counted order by s.fit desc, s.id desc limit most;
end $$;
