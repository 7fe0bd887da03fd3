-- Goes up with every change of what the directory says, so that what is counted and kept in memory of it stays true.
create table help_editions (
  trust_id uuid not null references trusts,
  edition int not null,
  primary key (trust_id)
);
call guard_by_trust('help_editions', 'select, insert, update');
