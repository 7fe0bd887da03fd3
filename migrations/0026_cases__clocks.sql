-- Clocks that can be counted again: what each counts, how long it stood still, whether it was moved by hand. When it
-- happened and how it was told, for the limits that the law counts. Bank holidays that come late.

alter table clocks
  add column unit text check (unit in ('working_hours', 'working_days', 'legal_days', 'months', 'months_after')),
  add column amount int check (amount > 0),
  add column paused_minutes double precision not null default 0,  -- opening hours for which it stood still and which were added
  add column moved_at timestamptz,                                -- moved by hand: it is not counted again
  add column dropped_at timestamptz,                              -- does not hold for this case any more
  add check ((unit is null) = (amount is null));
create index clocks_open on clocks (trust_id, due_at) where met_at is null and dropped_at is null;

-- Clocks that run already: the law's days, and the aims as they were in force when the case was received.
alter table clocks no force row level security;
alter table cases no force row level security;
alter table targets no force row level security;
update clocks set unit = 'legal_days', amount = case name when 'acknowledge' then 3 else 1 end
  where name in ('acknowledge', 'next_working_day');
update clocks c set unit = t.unit, amount = t.amount
  from cases k, targets t
  where k.trust_id = c.trust_id and k.id = c.case_id and t.trust_id = c.trust_id and c.nature = 'aim'
    and t.kind = case c.name when 'first_contact' then 'first_contact' when 'offer_route' then 'offer_complaint_route'
      when 'goal' then case k.type when 'question' then 'question' else 'concern' end end
    and k.received_at >= t.valid_from and (t.valid_to is null or k.received_at < t.valid_to + 1);
alter table clocks force row level security;
alter table cases force row level security;
alter table targets force row level security;

alter table cases
  add column oral boolean not null default true,  -- told by mouth: then SI 2009/309 reg 8(1)(c) has its next working day
  add column happened_on date,                    -- what it is about; for the time limit of reg 12
  add column noticed_on date,                     -- when they came to know of it, if that was later
  add column late_matter text check (late_matter in ('look_into', 'not_as_complaint')), -- what was decided when it came after 12 months
  add check (noticed_on >= happened_on);

-- A day that became a bank holiday after something was promised for it: for the officer to tell, or to keep.
alter table promises add column falls_on date;

-- Bank holidays that come late: by a migration, or added in Settings. Empty for those that ship.
alter table bank_holidays add column added_at timestamptz;
alter table bank_holidays enable row level security;
grant insert, delete on bank_holidays to openpals_app;
create policy known on bank_holidays for select to openpals_app using (true);
create policy late on bank_holidays for insert to openpals_app with check (added_at is not null);
create policy taken_back on bank_holidays for delete to openpals_app using (added_at is not null);

-- Those that this trust has counted its open dates again for; also tells the desk that what it keeps in memory is old.
create table holidays_counted (
  trust_id uuid not null references trusts,
  on_date date not null,
  counted_at timestamptz not null,
  primary key (trust_id, on_date)
);
call guard_by_trust('holidays_counted', 'select, insert, delete');
call count_changes('holidays_counted');
