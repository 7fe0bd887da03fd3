-- Closures for which this trust has counted its open aims again. Those that are here already count as counted.
create table closures_counted (
  trust_id uuid not null references trusts,
  on_date date not null,
  counted_at timestamptz not null,
  primary key (trust_id, on_date)
);
call guard_by_trust('closures_counted', 'select, insert, delete');

alter table closures no force row level security;
alter table closures_counted no force row level security;
insert into closures_counted (trust_id, on_date, counted_at)
  select distinct trust_id, on_date, timestamptz '2026-01-01' from closures;
alter table closures_counted force row level security;
alter table closures force row level security;
