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

-- Numbers for a hard moment: emergency, crisis lines, the trust's own safeguarding, interpreters. Shipped rows have no trust; a trust's
-- own row with the same code wins. A number counts as not yet checked until a manager of the trust has said that it is right.
create table help_numbers (
  trust_id uuid references trusts,
  code text not null,
  name text not null,
  number text not null default '',
  detail text not null default '',        -- hours, a PIN, what to ask for
  position int not null,
  checked_on date,
  checked_by uuid,
  foreign key (trust_id, checked_by) references users
);
create unique index help_numbers_code on help_numbers (coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), code);
insert into help_numbers (code, name, number, detail, position) values
  ('emergency', 'In danger now', '999', '', 1),
  ('mental_health', 'Mental health, day and night', '111', 'Choose the mental health option', 2),
  ('samaritans', 'Samaritans', '116 123', 'Day and night', 3),
  ('shout', 'Shout, by text', '85258', 'Text SHOUT, day and night', 4),
  ('crisis_line', 'Crisis line of this trust', '', '', 5),
  ('safeguarding', 'Safeguarding lead', '', '', 6),
  ('safeguarding_closed', 'Safeguarding, out of hours', '', '', 7),
  ('domestic_abuse', 'National Domestic Abuse Helpline', '0808 2000 247', 'Day and night', 8),
  ('childline', 'Childline', '0800 1111', 'Day and night', 9),
  ('older_people', 'Hourglass, harm to older people', '0808 808 8141', '', 10),
  ('bereavement', 'Bereavement office', '', '', 11),
  ('medical_examiner', 'Medical examiner’s office', '', '', 12),
  ('interpreters', 'Interpreter line', '', '', 13),
  ('video_relay', 'BSL video relay', '', '', 14);
alter table help_numbers enable row level security;
alter table help_numbers force row level security;
create policy trust on help_numbers using (trust_id is null or trust_id = (select acting_trust()))
  with check (trust_id = (select acting_trust()));
grant select, insert, update on help_numbers to openpals_app;
