-- From how many reads on something is a pattern, set by a trust from a day on: 0 is not looked for. A trust's own row for
-- the day stands before what ships.
alter table read_pattern_rules
  drop constraint read_pattern_rules_at_least_check,
  add constraint read_pattern_rules_at_least_check check (at_least >= 0),
  add check (valid_to is null or valid_to >= valid_from),
  add column changed_by uuid,
  add column changed_at timestamptz,
  add foreign key (trust_id, changed_by) references users;
create policy own_rows_go on read_pattern_rules as restrictive for delete to openpals_app
  using (trust_id = (select acting_trust()));
create policy own_rows_change on read_pattern_rules as restrictive for update to openpals_app
  using (trust_id = (select acting_trust()));
grant insert, update, delete on read_pattern_rules to openpals_app;
