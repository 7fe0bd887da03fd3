-- What hangs on a promise hangs on its case, and would need its wall. These only remember which promise they made.
alter table involvement_outcomes drop constraint involvement_outcomes_trust_id_promise_id_fkey;
alter table involvement_rounds drop constraint involvement_rounds_trust_id_promise_id_fkey;
alter table improvements drop constraint improvements_trust_id_check_promise_id_fkey;
