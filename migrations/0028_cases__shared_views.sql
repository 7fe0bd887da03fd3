-- A saved view of the list can be shared with the team by whose it is; renamed, kept to oneself again, ended.
alter table saved_views add column shared boolean not null default false;
create index saved_views_shared on saved_views (trust_id) where shared;
drop policy owner on saved_views;
create policy seen on saved_views as restrictive for select to openpals_app using (
  shared or user_id = (select acting_user()) or (select acting_reach()) = 'all');
create policy owner_adds on saved_views as restrictive for insert to openpals_app with check (user_id = (select acting_user()));
create policy owner_changes on saved_views as restrictive for update to openpals_app using (user_id = (select acting_user()));
create policy owner_drops on saved_views as restrictive for delete to openpals_app using (user_id = (select acting_user()));
grant update on saved_views to openpals_app;
