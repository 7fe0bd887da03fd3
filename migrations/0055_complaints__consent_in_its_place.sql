-- What the patient agreed to stands among the records of consent, once: a complaint reads it there. What was kept beside it moves.
alter table complaints no force row level security;
alter table consents no force row level security;
alter table cases no force row level security;
insert into consents (trust_id, id, case_id, situation, type, state, patient_id, speaker_id, hears, complaints, given_by, evidence,
  from_on, answered_at, recorded_by, recorded_at)
select c.trust_id, gen_random_uuid(), c.case_id, 'adult', 'written', 'received', k.patient_id, k.caller_id, k.caller_id is not null, true,
  c.consent_by, case c.consent_how when 'form' then 'Signed form' else 'In writing' end || ', ' || to_char(c.consent_on, 'FMDD Month YYYY'),
  c.consent_on, c.consent_on, coalesce(c.handler_id, c.handed_by), c.handed_at
from complaints c join cases k on k.trust_id = c.trust_id and k.id = c.case_id where c.consent_on is not null;
update cases k set complaint_consent = 'written', may_hear = array(select distinct unnest(k.may_hear || array_remove(array[k.caller_id], null)))
from complaints c where c.trust_id = k.trust_id and c.case_id = k.id and c.consent_on is not null;
alter table complaints force row level security;
alter table consents force row level security;
alter table cases force row level security;
alter table complaints drop column patient_consent, drop column consent_by, drop column consent_how, drop column consent_on;
