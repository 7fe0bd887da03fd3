-- Numbers that are rung when somebody is at risk; each trust sets its own.
insert into help_numbers (code, name, number, detail, position) values
  ('site_manager', 'Site manager, day and night', '', '', 15),
  ('local_authority', 'Safeguarding at the local authority', '', '', 16),
  ('lado', 'Local authority designated officer', '', '', 17);
