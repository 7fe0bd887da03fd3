-- The same as before, in statements that are planned once: what was put together anew for each row took longer than the row.
create or replace function note_holding() returns trigger language plpgsql as $$
declare
  holding uuid := to_jsonb(new) ->> tg_argv[1];
  held text[];
  after uuid;
begin
  while holding is not null loop
    if tg_argv[0] = 'cases' then
      select c.holds, c.merged_into into held, after from cases c where c.trust_id = new.trust_id and c.id = holding;
    else
      select p.holds, p.merged_into into held, after from people p where p.trust_id = new.trust_id and p.id = holding;
    end if;
    if held is null then raise exception '% adds to what cannot be seen', tg_table_name; end if;
    if not tg_table_name = any (held) then
      if tg_argv[0] = 'cases' then
        update cases c set holds = array_append(c.holds, tg_table_name::text)
          where c.trust_id = new.trust_id and c.id = holding and not tg_table_name = any (c.holds);
      else
        update people p set holds = array_append(p.holds, tg_table_name::text)
          where p.trust_id = new.trust_id and p.id = holding and not tg_table_name = any (p.holds);
      end if;
    end if;
    holding := after;
  end loop;
  return null;
end $$;
