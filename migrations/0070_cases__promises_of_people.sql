-- A promise about a person and no case (a contact plan to be approved) is known to those who may know the person, as
-- events and reads are.
create policy need_to_know_people on promises as restrictive for select to openpals_app using (
  case_id is not null or person_id is null or (select acting_reach()) = 'all'
  or (select true from people p where p.trust_id = promises.trust_id and p.id = promises.person_id));
