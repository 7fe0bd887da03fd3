-- Words on their way: one mechanism for every desk textarea. A draft belongs to its author.

create table drafts (
  trust_id uuid not null references trusts,
  owner_id uuid not null,
  about text not null check (about ~ '^[a-z]+/[0-9a-zA-Z-]+$'),  -- 'call/<contact>', 'note/<case>'
  fields jsonb not null,
  revision int not null default 1,
  lease_tab text,                 -- the browser tab that writes now …
  lease_until timestamptz,        -- … for thirty seconds at a time; a dead tab never locks
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (trust_id, owner_id, about),
  foreign key (trust_id, owner_id) references users
);
call guard_by_trust('drafts', 'select, insert, update, delete');
create policy owner on drafts as restrictive using (owner_id = (select acting_user()) or (select acting_reach()) = 'all');
