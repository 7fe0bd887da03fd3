-- Prompt cards of the live call. Shipped rows have no trust; a trust's own row with the same code wins.
create table prompt_cards (
  trust_id uuid references trusts,
  code text not null,
  title text not null,
  say text[] not null,
  ask text[] not null default '{}',
  avoid text[] not null default '{}',
  triggers text[] not null default '{}',    -- words in the notes that offer the card; they never label the person
  position int not null,
  valid_from date not null default '2000-01-01',
  valid_to date
);
create unique index prompt_cards_code on prompt_cards (coalesce(trust_id, '00000000-0000-0000-0000-000000000000'), code, valid_from);
alter table prompt_cards enable row level security;
alter table prompt_cards force row level security;
create policy trust on prompt_cards using (trust_id is null or trust_id = (select acting_trust()))
  with check (trust_id = (select acting_trust()));
grant select, insert, update on prompt_cards to openpals_app;
