-- What hangs on a case or a person is nearly always nothing: the row itself says which tables hold any of it, so that a page
-- asks only those. Kept by the database alone. It may name too much (after an undo), never too little.
alter table cases add column holds text[] not null default '{}';
alter table people add column holds text[] not null default '{}';

-- A row came to a case or a person: it is known there, and by whoever stands for them after a merge. Fails where the one who
-- adds may not see what they add to: then nobody would be told.
create function note_holding() returns trigger language plpgsql as $$
declare
  holder text := tg_argv[0];
  holding uuid;
  known boolean;
begin
  execute format('select ($1).%I', tg_argv[1]) into holding using new;
  while holding is not null loop
    execute format('select $3 = any (holds) from %I where trust_id = $1 and id = $2', holder)
      into known using new.trust_id, holding, tg_table_name;
    if known is null then raise exception '% adds to what cannot be seen', tg_table_name; end if;
    if not known then
      execute format('update %I set holds = array_append(holds, $3) where trust_id = $1 and id = $2 and not $3 = any (holds)', holder)
        using new.trust_id, holding, tg_table_name;
    end if;
    execute format('select merged_into from %I where trust_id = $1 and id = $2', holder) into holding using new.trust_id, holding;
  end loop;
  return null;
end $$;

-- What was merged brings along what it holds.
create function note_merge() returns trigger language plpgsql as $$
declare
  into_id uuid := new.merged_into;
begin
  while into_id is not null loop
    execute format('update %1$I set holds = array(select distinct unnest(holds || $3 || %1$L::text)) where trust_id = $1 and id = $2', tg_table_name)
      using new.trust_id, into_id, new.holds;
    execute format('select merged_into from %I where trust_id = $1 and id = $2', tg_table_name) into into_id using new.trust_id, into_id;
  end loop;
  return null;
end $$;
create trigger holds_of_merged after update of merged_into on cases for each row when (new.merged_into is not null) execute function note_merge();
create trigger holds_of_merged after update of merged_into on people for each row when (new.merged_into is not null) execute function note_merge();

-- call tell_holder('thanks', 'cases', 'case_id'): from now on a case says that it holds some of them.
create procedure tell_holder(t regclass, holder regclass, via text) language plpgsql as $$
begin
  execute format('create trigger %I after insert or update of %I on %s for each row execute function note_holding(%L, %L)',
    'known_by_' || via, via, t, holder, via);
  execute format('alter table %s no force row level security', t);
  execute format('alter table %s no force row level security', holder);
  execute format('update %2$s h set holds = array_append(h.holds, %1$L) where not %1$L = any (h.holds)
    and exists (select from %1$s r where r.trust_id = h.trust_id and r.%3$I = h.id)', t, holder, via);
  execute format('alter table %s force row level security', t);
  execute format('alter table %s force row level security', holder);
end $$;
call tell_holder('case_links', 'cases', 'case_id');
call tell_holder('case_links', 'cases', 'other_id');
call tell_holder('case_merges', 'cases', 'case_id');
call tell_holder('case_merges', 'cases', 'into_id');
call tell_holder('complaints', 'cases', 'case_id');
call tell_holder('consents', 'cases', 'case_id');
call tell_holder('escalations', 'cases', 'case_id');
call tell_holder('files', 'cases', 'case_id');
call tell_holder('interpreter_bookings', 'cases', 'case_id');
call tell_holder('referrals', 'cases', 'case_id');
call tell_holder('thanks', 'cases', 'case_id');
call tell_holder('contact_plans', 'people', 'person_id');
call tell_holder('hospital_numbers', 'people', 'person_id');

-- Merges of before.
alter table cases no force row level security;
alter table people no force row level security;
update cases set merged_into = merged_into where merged_into is not null;
update people set merged_into = merged_into where merged_into is not null;
alter table cases force row level security;
alter table people force row level security;
