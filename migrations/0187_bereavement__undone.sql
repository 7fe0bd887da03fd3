-- A line in the list of belongings can have been a slip, and says so: nothing is taken off the list.
alter table bereavement_belongings drop constraint bereavement_belongings_fate_check;
alter table bereavement_belongings add constraint bereavement_belongings_fate_check
  check (fate in ('collected', 'with_them', 'given_up', 'unclaimed', 'mistake'));
