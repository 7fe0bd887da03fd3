-- A hard call is one's own; of others it is seen by those who may see the call. Two who look alike are known to be apart
-- by those who may know of both.
create policy need_to_know on hard_calls as restrictive for select to openpals_app using (
  contact_id is null or user_id = (select acting_user()) or (select acting_reach()) = 'all'
  or exists (select from contacts c where c.trust_id = hard_calls.trust_id and c.id = hard_calls.contact_id));
create policy need_to_know on people_apart as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all'
  or exists (select from people p where p.trust_id = people_apart.trust_id and p.id = people_apart.one_id)
  and exists (select from people p where p.trust_id = people_apart.trust_id and p.id = people_apart.other_id));
