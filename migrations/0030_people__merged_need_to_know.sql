-- A merged record is known from the cases of whoever it was merged with: hidden with them, and open to those who may open
-- one of their cases. A policy on people cannot read people, so this is a door: one record at a time, and only the hidden
-- ones ask.
create function person_is_open_to_me(t uuid, person uuid) returns boolean
  language sql stable security definer set search_path = public
  begin atomic
    with recursive same (id, next) as (
      select p.id, p.merged_into from people p where p.trust_id = t and p.id = person
      union
      select p.id, p.merged_into from same s join people p on p.trust_id = t and (p.id = s.next or p.merged_into = s.id))
    select exists (
      select from same s join case_people c on c.trust_id = t and c.person_id = s.id where case_is_open_to_me(t, c.case_id));
  end;
alter function person_is_open_to_me(uuid, uuid) owner to openpals_definer;
revoke execute on function person_is_open_to_me(uuid, uuid) from public;
grant execute on function person_is_open_to_me(uuid, uuid) to openpals_app;
drop policy need_to_know on people;
create policy need_to_know on people as restrictive for select to openpals_app using (
  access = 'open' or (select acting_reach()) = 'all' or person_is_open_to_me(trust_id, id));
