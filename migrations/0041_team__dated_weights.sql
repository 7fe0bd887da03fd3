-- What a mark adds holds from a day on, as aims do; what held before keeps its days. A trust's own row for the day stands
-- before what ships.
alter table load_weights add column valid_from date not null default '2012-01-01', add column valid_to date;
alter table load_weights add check (valid_to is null or valid_to >= valid_from);
drop index load_weights_mark;
create unique index load_weights_mark on load_weights
  (coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), mark, valid_from);
create policy own_rows_go on load_weights as restrictive for delete to openpals_app using (trust_id = (select acting_trust()));
grant delete on load_weights to openpals_app;

-- What was handed on lately, with the way back: asked by the page of the team.
create index handings_recent on handings (trust_id, made_at desc) where undone_at is null;
