-- Words on their way: one mechanism for every desk textarea. A draft belongs to its author.

create table drafts (
  trust_id uuid not null references trusts,
  owner_id uuid not null,
  about text not null check (about ~ '^[a-z]+/[0-9a-zA-Z-]+$'),  -- 'call/<contact>', 'note/<case>'
  fields jsonb not null,
  revision int not null default 1,
  readers uuid[] not null default '{}',  -- colleagues whom the author asked to look: they read, and write nothing
  lease_tab text,                 -- the browser tab that writes now …
  lease_until timestamptz,        -- … for thirty seconds at a time; a dead tab never locks
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (trust_id, owner_id, about),
  foreign key (trust_id, owner_id) references users
);
call guard_by_trust('drafts', 'select, insert, update, delete');
create policy readers on drafts as restrictive for select using (
  owner_id = (select acting_user()) or (select acting_user()) = any (readers) or (select acting_reach()) = 'all');
create policy owner_adds on drafts as restrictive for insert with check (owner_id = (select acting_user()) or (select acting_reach()) = 'all');
create policy owner_changes on drafts as restrictive for update using (owner_id = (select acting_user()) or (select acting_reach()) = 'all');
create policy owner_drops on drafts as restrictive for delete using (owner_id = (select acting_user()) or (select acting_reach()) = 'all');
