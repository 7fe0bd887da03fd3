-- Whom a service is for, access to it and how to get it come from feeds from now on. What stands there so far this trust wrote itself: it stays.
alter table help_entries no force row level security;
update help_entries set written_over = written_over
  || array(select field from (values ('audience', audience), ('access', access), ('how', how)) own (field, words)
    where words <> '' and field <> all(written_over))
where source is not null and (audience <> '' or access <> '' or how <> '');
alter table help_entries force row level security;
