-- Sites of a trust and the wards and services in them.

create table sites (
  trust_id uuid not null references trusts,
  id uuid not null,
  name text not null check (name <> ''),
  address text not null default '',
  phone text not null default '',
  ended_at timestamptz,
  primary key (trust_id, id)
);
create unique index sites_name on sites (trust_id, lower(name));
call guard_by_trust('sites', 'select, insert, update');

create table places (
  trust_id uuid not null references trusts,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('ward', 'service')),
  name text not null check (name <> ''),
  aliases text[] not null default '{}',
  phone text not null default '',
  email text not null default '',
  lead text not null default '',          -- ward manager or service lead
  answers_pals text not null default '',  -- who answers PALS there, in words
  visiting text not null default '',
  checked_on date not null,               -- when these details were last found right
  version int not null default 1,
  ended_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, site_id) references sites
);
create unique index places_name on places (trust_id, site_id, lower(name)) where ended_at is null;
call guard_by_trust('places', 'select, insert, update');
