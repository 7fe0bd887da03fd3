-- An email, or an answer given through a link, has no author among the staff: it came by itself. A draft always has one.
alter table contacts alter column author_id drop not null;
alter table contacts add check (state <> 'draft' or author_id is not null);
alter table files alter column added_by drop not null;
