-- What hangs on a promise hangs on its case, and would need its wall. A guide only remembers which promise it made.
alter table guides drop constraint guides_trust_id_promise_id_fkey;
alter table guide_reports drop constraint guide_reports_trust_id_promise_id_fkey;
