-- What a trust had set, before it was changed: to be read, and to be used again. Nothing is taken out of it.
create table earlier (
  trust_id uuid not null references trusts,
  id uuid not null,
  what text not null,          -- kind of thing that is set: place, site, organisation, help_number, prompt_card, account
  about text not null,         -- which one: its id or its code
  held jsonb not null,
  until timestamptz not null,
  changed_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, changed_by) references users
);
create index earlier_about on earlier (trust_id, what, about, id desc);
call guard_by_trust('earlier', 'select, insert');

-- Settings says what was changed, by whom and when: events of no case and of no person, the newest first.
create index events_of_settings on events (trust_id, id desc) where case_id is null and person_id is null;
