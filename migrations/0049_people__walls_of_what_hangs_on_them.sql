-- What hangs on a person, on a contact or on a promise is seen by those who may see that.
create policy need_to_know on hospital_numbers as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all' or exists (select from people p where p.trust_id = hospital_numbers.trust_id and p.id = hospital_numbers.person_id));
create policy need_to_know on contact_exceptions as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all' or exists (select from people p where p.trust_id = contact_exceptions.trust_id and p.id = contact_exceptions.person_id));
create policy need_to_know on voicemails as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all'
  or (contact_id is null or exists (select from contacts c where c.trust_id = voicemails.trust_id and c.id = voicemails.contact_id))
  and (promise_id is null or exists (select from promises o where o.trust_id = voicemails.trust_id and o.id = voicemails.promise_id)));

-- Who refers to a case is found by its index, as everywhere.
create index complaint_transfers_case on complaint_transfers (trust_id, case_id);
