-- A call marks that somebody is at risk before anybody can say of what; and not every danger has a name in the list.
insert into danger_kinds (code, label, position, restrict, staff) values
  ('other', 'Somebody may be at risk in another way', 16, false, false);
