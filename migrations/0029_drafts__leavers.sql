-- Unfinished words of somebody whose account has ended: those who share out the work may take them over, nobody else.
create function leavers() returns uuid[]
  language sql stable
  begin atomic
    select coalesce(array_agg(u.id), '{}') from users u
    where u.trust_id = acting_trust() and u.disabled_at is not null
      and exists (select from users m where m.trust_id = acting_trust() and m.id = acting_user() and m.role in ('senior_officer', 'manager'));
  end;
drop policy readers on drafts;
drop policy owner_changes on drafts;
drop policy owner_drops on drafts;
create policy readers on drafts as restrictive for select using (
  owner_id = (select acting_user()) or (select acting_user()) = any (readers) or (select acting_reach()) = 'all'
  or owner_id = any ((select leavers())::uuid[]));
create policy owner_changes on drafts as restrictive for update using (
  owner_id = (select acting_user()) or (select acting_reach()) = 'all' or owner_id = any ((select leavers())::uuid[]))
  with check (owner_id = (select acting_user()) or (select acting_reach()) = 'all');
create policy owner_drops on drafts as restrictive for delete using (
  owner_id = (select acting_user()) or (select acting_reach()) = 'all' or owner_id = any ((select leavers())::uuid[]));
drop policy drafts_are_their_authors on contacts;
create policy drafts_are_their_authors on contacts as restrictive for select to openpals_app using (
  state <> 'draft' or author_id = (select acting_user()) or (select acting_user()) = any (asked) or (select acting_reach()) = 'all'
  or author_id = any ((select leavers())::uuid[]));
