-- A feed is looked at by a job as well: what was sent, or where it is, waits for it here. What was sent goes once it is read.
alter table help_imports drop constraint help_imports_state_check;
alter table help_imports add check (state in ('reading', 'looked', 'waiting', 'done', 'failed', 'taken_back', 'dropped'));
alter table help_imports add column address text;             -- where it is fetched; null: files were sent
alter table help_imports add column trouble text;             -- why it could not be read
alter table help_imports add check ((state = 'failed') = (trouble is not null));

create table help_import_pieces (
  trust_id uuid not null references trusts,
  import_id uuid not null,
  file int not null,
  part int not null,
  bytes bytea not null,
  primary key (trust_id, import_id, file, part),
  foreign key (trust_id, import_id) references help_imports
);
call guard_by_trust('help_import_pieces', 'select, insert, delete');
