-- Files follow their matter: into the right case, into the case of a split, and they are the proof of a consent.

-- A file put into the wrong case goes to the right one, with all of its bytes: nobody of the wrong case can open it there.
alter table file_chunks drop constraint file_chunks_trust_id_file_id_case_id_fkey;
alter table file_chunks add foreign key (trust_id, file_id, case_id) references files (trust_id, id, case_id) on update cascade;

-- Words that were taken to another case take their files along: copies, since each case is open to its own people.
alter table files add copied_from uuid, add moved_reason text;
alter table files add foreign key (trust_id, copied_from) references files (trust_id, id);
create index files_copies on files (trust_id, copied_from) where copied_from is not null;

alter table consents add evidence_file uuid;  -- the signed paper, the MP's letter
alter table consents add foreign key (trust_id, evidence_file) references files (trust_id, id);
create index consents_evidence on consents (trust_id, evidence_file) where evidence_file is not null;
create index files_contact on files (trust_id, contact_id) where contact_id is not null;
