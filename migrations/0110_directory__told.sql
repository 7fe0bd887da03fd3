-- What somebody was told of, in a case: each with the words that it had then, how they were told, and whether it helped.
create table help_told (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  how text not null check (how in ('spoken', 'leaflet', 'letter')),
  promise_id uuid,                          -- to ask whether it helped, where they agreed to that
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, made_by) references users
);
create index help_told_case on help_told (trust_id, case_id, made_at desc);
call guard_by_case('help_told', 'select, insert, update');
call tell_holder('help_told', 'cases', 'case_id');

create table help_told_entries (
  trust_id uuid not null references trusts,
  id uuid not null,
  told_id uuid not null,
  case_id uuid not null,
  position int not null,
  help_key text not null,                   -- its id, or the code of one that ships
  version int not null,                     -- 0: as it shipped
  name text not null,
  words text not null,                      -- as it stood for them
  helped text check (helped in ('yes', 'partly', 'no', 'not_used')),
  asked_at timestamptz,
  asked_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, told_id) references help_told,
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, asked_by) references users,
  check ((helped is null) = (asked_at is null))
);
create index help_told_entries_case on help_told_entries (trust_id, case_id);
create index help_told_entries_told on help_told_entries (trust_id, told_id);
create index help_told_entries_key on help_told_entries (trust_id, help_key);
call guard_by_case('help_told_entries', 'select, insert, update');

-- A letter, an e-mail or a text with where to find help.
alter table letter_templates drop constraint letter_templates_kind_check;
alter table letter_templates add constraint letter_templates_kind_check check (kind in ('acknowledgement', 'not_reached', 'answer',
  'progress', 'consent_request', 'how_to_complain', 'after_death', 'thanks', 'contact_warning', 'contact_plan', 'contact_end',
  'complaint_acknowledgement', 'complaint_delay', 'final_response', 'refusal', 'told_back', 'volunteer_offer', 'volunteer_checks',
  'volunteer_reference', 'help', 'other'));

insert into letter_defaults (kind, name, ways, subject, body) values
('help', 'Where to find help', '{email,letter}', 'From PALS: where to find help', $$Dear [[their name]],

You asked us where to find help. Here is what we know:

[[the help]]

If a number does not work, or this is not what you need, tell us. We will look again.

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$),
('help', 'Where to find help, by text', '{text}', '', $$Hello, it is [[team]]. Where to find help: [[the help]] Our phone: [[phone]].$$);

-- Trusts that were here before.
alter table trusts no force row level security;
alter table letter_templates no force row level security;
alter table letter_versions no force row level security;
do $$
declare found record; template uuid;
begin
  for found in select t.id as trust, t.created_at, d.* from trusts t cross join letter_defaults d where d.kind = 'help' loop
    template := gen_random_uuid();
    insert into letter_templates (trust_id, id, kind, made_at) values (found.trust, template, found.kind, found.created_at);
    insert into letter_versions (trust_id, id, template_id, number, name, ways, subject, body, valid_from, made_at, second_reader)
    values (found.trust, gen_random_uuid(), template, 1, found.name, found.ways, found.subject, found.body, date '2012-01-01',
      found.created_at, found.second_reader);
  end loop;
end $$;
alter table trusts force row level security;
alter table letter_templates force row level security;
alter table letter_versions force row level security;
