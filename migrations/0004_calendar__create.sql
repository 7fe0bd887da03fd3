-- England's bank holidays, and each trust's opening hours, closures and aims.

-- Global: the same for every trust, changed by migrations only. Christmas Day and Good Friday are in it too, so that it
-- holds every weekday that SI 2009/309 reg 2 leaves out. Holidays that fall on a weekend stand on their substitute day.
create table bank_holidays (
  on_date date primary key,
  name text not null check (name <> '')
);
grant select on bank_holidays to openpals_app;

-- One row for each open time of a weekday; a weekday without rows is closed. Changed hours are new rows, so that what
-- was in force stays known. valid_to is the last day in force.
create table opening_hours (
  trust_id uuid not null references trusts,
  weekday smallint not null check (weekday between 1 and 7),  -- 1 is Monday
  opens time not null,                                        -- on the clock in London
  closes time not null,
  valid_from date not null,
  valid_to date,
  primary key (trust_id, weekday, opens, valid_from),
  check (opens < closes),
  check (valid_to >= valid_from)
);
call guard_by_trust('opening_hours', 'select, insert, update, delete');
call count_changes('opening_hours');

-- Days on which this PALS is closed besides bank holidays. They move promises and aims, never a statutory date.
create table closures (
  trust_id uuid not null references trusts,
  id uuid not null,
  on_date date not null,
  name text not null check (name <> ''),
  primary key (trust_id, id),
  unique (trust_id, on_date)
);
call guard_by_trust('closures', 'select, insert, update, delete');
call count_changes('closures');

-- How soon this PALS means to act. No national limit exists, so the label says whose aim it is.
create table targets (
  trust_id uuid not null references trusts,
  kind text not null check (kind ~ '^[a-z][a-z_]*$'),
  amount int not null check (amount > 0),
  unit text not null check (unit in ('working_hours', 'working_days')),
  valid_from date not null,
  valid_to date,
  label text not null default 'our aim' check (label <> ''),
  primary key (trust_id, kind, valid_from),
  check (valid_to >= valid_from)
);
call guard_by_trust('targets', 'select, insert, update, delete');
call count_changes('targets');

insert into bank_holidays (on_date, name) values
  ('2012-01-02', 'Substitute day for New Year''s Day'),
  ('2012-04-06', 'Good Friday'),
  ('2012-04-09', 'Easter Monday'),
  ('2012-05-07', 'Early May bank holiday'),
  ('2012-06-04', 'Spring bank holiday'),
  ('2012-06-05', 'Diamond Jubilee bank holiday'),
  ('2012-08-27', 'Summer bank holiday'),
  ('2012-12-25', 'Christmas Day'),
  ('2012-12-26', 'Boxing Day'),

  ('2013-01-01', 'New Year''s Day'),
  ('2013-03-29', 'Good Friday'),
  ('2013-04-01', 'Easter Monday'),
  ('2013-05-06', 'Early May bank holiday'),
  ('2013-05-27', 'Spring bank holiday'),
  ('2013-08-26', 'Summer bank holiday'),
  ('2013-12-25', 'Christmas Day'),
  ('2013-12-26', 'Boxing Day'),

  ('2014-01-01', 'New Year''s Day'),
  ('2014-04-18', 'Good Friday'),
  ('2014-04-21', 'Easter Monday'),
  ('2014-05-05', 'Early May bank holiday'),
  ('2014-05-26', 'Spring bank holiday'),
  ('2014-08-25', 'Summer bank holiday'),
  ('2014-12-25', 'Christmas Day'),
  ('2014-12-26', 'Boxing Day'),

  ('2015-01-01', 'New Year''s Day'),
  ('2015-04-03', 'Good Friday'),
  ('2015-04-06', 'Easter Monday'),
  ('2015-05-04', 'Early May bank holiday'),
  ('2015-05-25', 'Spring bank holiday'),
  ('2015-08-31', 'Summer bank holiday'),
  ('2015-12-25', 'Christmas Day'),
  ('2015-12-28', 'Substitute day for Boxing Day'),

  ('2016-01-01', 'New Year''s Day'),
  ('2016-03-25', 'Good Friday'),
  ('2016-03-28', 'Easter Monday'),
  ('2016-05-02', 'Early May bank holiday'),
  ('2016-05-30', 'Spring bank holiday'),
  ('2016-08-29', 'Summer bank holiday'),
  ('2016-12-26', 'Boxing Day'),
  ('2016-12-27', 'Substitute day for Christmas Day'),

  ('2017-01-02', 'Substitute day for New Year''s Day'),
  ('2017-04-14', 'Good Friday'),
  ('2017-04-17', 'Easter Monday'),
  ('2017-05-01', 'Early May bank holiday'),
  ('2017-05-29', 'Spring bank holiday'),
  ('2017-08-28', 'Summer bank holiday'),
  ('2017-12-25', 'Christmas Day'),
  ('2017-12-26', 'Boxing Day'),

  ('2018-01-01', 'New Year''s Day'),
  ('2018-03-30', 'Good Friday'),
  ('2018-04-02', 'Easter Monday'),
  ('2018-05-07', 'Early May bank holiday'),
  ('2018-05-28', 'Spring bank holiday'),
  ('2018-08-27', 'Summer bank holiday'),
  ('2018-12-25', 'Christmas Day'),
  ('2018-12-26', 'Boxing Day'),

  ('2019-01-01', 'New Year''s Day'),
  ('2019-04-19', 'Good Friday'),
  ('2019-04-22', 'Easter Monday'),
  ('2019-05-06', 'Early May bank holiday'),
  ('2019-05-27', 'Spring bank holiday'),
  ('2019-08-26', 'Summer bank holiday'),
  ('2019-12-25', 'Christmas Day'),
  ('2019-12-26', 'Boxing Day'),

  ('2020-01-01', 'New Year''s Day'),
  ('2020-04-10', 'Good Friday'),
  ('2020-04-13', 'Easter Monday'),
  ('2020-05-08', 'Early May bank holiday, moved to VE Day'),
  ('2020-05-25', 'Spring bank holiday'),
  ('2020-08-31', 'Summer bank holiday'),
  ('2020-12-25', 'Christmas Day'),
  ('2020-12-28', 'Substitute day for Boxing Day'),

  ('2021-01-01', 'New Year''s Day'),
  ('2021-04-02', 'Good Friday'),
  ('2021-04-05', 'Easter Monday'),
  ('2021-05-03', 'Early May bank holiday'),
  ('2021-05-31', 'Spring bank holiday'),
  ('2021-08-30', 'Summer bank holiday'),
  ('2021-12-27', 'Substitute day for Christmas Day'),
  ('2021-12-28', 'Substitute day for Boxing Day'),

  ('2022-01-03', 'Substitute day for New Year''s Day'),
  ('2022-04-15', 'Good Friday'),
  ('2022-04-18', 'Easter Monday'),
  ('2022-05-02', 'Early May bank holiday'),
  ('2022-06-02', 'Spring bank holiday'),
  ('2022-06-03', 'Platinum Jubilee bank holiday'),
  ('2022-08-29', 'Summer bank holiday'),
  ('2022-09-19', 'State Funeral of Queen Elizabeth II'),
  ('2022-12-26', 'Boxing Day'),
  ('2022-12-27', 'Substitute day for Christmas Day'),

  ('2023-01-02', 'Substitute day for New Year''s Day'),
  ('2023-04-07', 'Good Friday'),
  ('2023-04-10', 'Easter Monday'),
  ('2023-05-01', 'Early May bank holiday'),
  ('2023-05-08', 'Coronation of King Charles III'),
  ('2023-05-29', 'Spring bank holiday'),
  ('2023-08-28', 'Summer bank holiday'),
  ('2023-12-25', 'Christmas Day'),
  ('2023-12-26', 'Boxing Day'),

  ('2024-01-01', 'New Year''s Day'),
  ('2024-03-29', 'Good Friday'),
  ('2024-04-01', 'Easter Monday'),
  ('2024-05-06', 'Early May bank holiday'),
  ('2024-05-27', 'Spring bank holiday'),
  ('2024-08-26', 'Summer bank holiday'),
  ('2024-12-25', 'Christmas Day'),
  ('2024-12-26', 'Boxing Day'),

  ('2025-01-01', 'New Year''s Day'),
  ('2025-04-18', 'Good Friday'),
  ('2025-04-21', 'Easter Monday'),
  ('2025-05-05', 'Early May bank holiday'),
  ('2025-05-26', 'Spring bank holiday'),
  ('2025-08-25', 'Summer bank holiday'),
  ('2025-12-25', 'Christmas Day'),
  ('2025-12-26', 'Boxing Day'),

  ('2026-01-01', 'New Year''s Day'),
  ('2026-04-03', 'Good Friday'),
  ('2026-04-06', 'Easter Monday'),
  ('2026-05-04', 'Early May bank holiday'),
  ('2026-05-25', 'Spring bank holiday'),
  ('2026-08-31', 'Summer bank holiday'),
  ('2026-12-25', 'Christmas Day'),
  ('2026-12-28', 'Substitute day for Boxing Day'),

  ('2027-01-01', 'New Year''s Day'),
  ('2027-03-26', 'Good Friday'),
  ('2027-03-29', 'Easter Monday'),
  ('2027-05-03', 'Early May bank holiday'),
  ('2027-05-31', 'Spring bank holiday'),
  ('2027-08-30', 'Summer bank holiday'),
  ('2027-12-27', 'Substitute day for Christmas Day'),
  ('2027-12-28', 'Substitute day for Boxing Day'),

  ('2028-01-03', 'Substitute day for New Year''s Day'),
  ('2028-04-14', 'Good Friday'),
  ('2028-04-17', 'Easter Monday'),
  ('2028-05-01', 'Early May bank holiday'),
  ('2028-05-29', 'Spring bank holiday'),
  ('2028-08-28', 'Summer bank holiday'),
  ('2028-12-25', 'Christmas Day'),
  ('2028-12-26', 'Boxing Day');
