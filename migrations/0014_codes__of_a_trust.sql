-- A trust says it in its own words: its own row with the same code stands in place of the shipped one, from a day on.
-- What was in force before stays known, so that an old case keeps the words of its time.
alter table codes add column trust_id uuid references trusts;
alter table codes add column hidden boolean not null default false; -- not offered any more; old cases keep its label
alter table codes drop constraint codes_pkey;
create unique index codes_code on codes (coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), list, code, valid_from);
alter table codes enable row level security;
alter table codes force row level security;
create policy trust on codes to openpals_app using (trust_id is null or trust_id = (select acting_trust()))
  with check (trust_id = (select acting_trust()));
grant insert, update on codes to openpals_app;
call count_changes('codes');
