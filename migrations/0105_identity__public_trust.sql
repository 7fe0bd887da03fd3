-- Whose public pages a host name shows: the trust of that name, else the only trust, else the only one without a name of its own.
create function find_public_trust(h text) returns table (
    id uuid, name text, short_name text, pals_phone text, settings int)
  language sql stable security definer set search_path = public
  begin atomic
    select t.id, t.name, t.short_name, t.pals_phone, t.settings from trusts t
    where t.host = h
       or (select count(*) from trusts) = 1
       or (t.host is null and (select count(*) from trusts n where n.host is null) = 1)
    order by t.host is not distinct from h desc limit 1;
  end;
alter function find_public_trust(text) owner to openpals_definer;
revoke execute on function find_public_trust(text) from public;
grant execute on function find_public_trust(text) to openpals_app;
