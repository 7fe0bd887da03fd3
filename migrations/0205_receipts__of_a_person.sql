-- Who says that messages may be seen comes back with a number as well: of them it is known who they are. Empty: nobody knows.
alter table receipts add column person_id uuid;
alter table receipts add foreign key (trust_id, person_id) references people;
create index receipts_person on receipts (trust_id, person_id) where person_id is not null;
