-- Feeds of others (Open Referral UK): looked at before anything changes, taken in whole or not at all, and taken back as a whole.
create table help_imports (
  trust_id uuid not null references trusts,
  id uuid not null,
  source text not null check (source <> ''),  -- what this trust calls the feed; what comes from it again is known by that
  state text not null check (state in ('looked', 'waiting', 'done', 'failed', 'taken_back', 'dropped')),
  vouched boolean not null default false,     -- this trust says that all of it is right today
  total int not null,
  done int not null default 0,                -- how many lines are worked through
  notes jsonb not null default '[]',
  made_by uuid not null,
  made_at timestamptz not null,
  settled_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, made_by) references users
);
call guard_by_trust('help_imports', 'select, insert, update');

-- One service of it: what it says, why it was refused, what stood before it.
create table help_import_lines (
  trust_id uuid not null references trusts,
  import_id uuid not null,
  position int not null,
  their_id text not null default '',
  name text not null default '',
  refused text,
  act text check (act in ('add', 'change', 'same')),
  said jsonb,
  entry_id uuid,
  before jsonb,
  primary key (trust_id, import_id, position),
  foreign key (trust_id, import_id) references help_imports,
  foreign key (trust_id, entry_id) references help_entries,
  check ((refused is null) = (act is not null))
);
create index help_import_lines_refused on help_import_lines (trust_id, import_id, position) where refused is not null;
call guard_by_trust('help_import_lines', 'select, insert, update');

alter table help_entries add column source text;         -- the feed it came from
alter table help_entries add column their_id text;
alter table help_entries add column written_over text[] not null default '{}';  -- what this trust wrote over: the feed does not change that
alter table help_entries add check ((source is null) = (their_id is null));
create unique index help_entries_theirs on help_entries (trust_id, source, their_id) where source is not null;
alter table help_organisations add column source text;
alter table help_organisations add column their_id text;
create unique index help_organisations_theirs on help_organisations (trust_id, source, their_id) where source is not null;
