-- Websites that did not answer when they were last asked: since when, and whether somebody was told. One that answers has no row.
create table help_links (
  trust_id uuid not null references trusts,
  entry_id uuid not null,
  address text not null,
  failing_on date not null,
  reported boolean not null default false,  -- once, also where somebody has looked into it
  primary key (trust_id, entry_id),
  foreign key (trust_id, entry_id) references help_entries
);
call guard_by_trust('help_links', 'select, insert, update, delete');

-- What OpenPALS itself says of an entry names the address that did not answer.
alter table help_reports alter column made_by drop not null;
alter table help_reports add column address text;
alter table help_reports add check ((made_by is null) = (address is not null));
