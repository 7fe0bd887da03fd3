-- One contact about two matters: the words of the other one stand in its case as well, and point to where they were said.
alter table contacts add column split_from uuid;
alter table contacts add foreign key (trust_id, split_from) references contacts;
create index contacts_split on contacts (trust_id, split_from) where split_from is not null;
