-- Letters that a second person reads before they go, and the kinds of letters that the complaints procedure and the plans
-- with people ask for.

alter table letter_defaults add column second_reader boolean not null default false;
-- Saved with the words of a version: what holds from a day on is kept as they are.
alter table letter_versions add column second_reader boolean not null default false;

alter table letter_templates drop constraint letter_templates_kind_check;
alter table letter_templates add check (kind in ('acknowledgement', 'not_reached', 'answer', 'progress', 'consent_request',
  'how_to_complain', 'after_death', 'thanks', 'contact_warning', 'contact_plan', 'contact_end', 'complaint_acknowledgement',
  'complaint_delay', 'final_response', 'refusal', 'told_back', 'other'));

update letter_defaults set second_reader = true where kind in ('after_death', 'contact_plan');

-- What is read by a second person: the words as they are to go, who was asked, and what came of it.
create table letter_readings (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  version_id uuid not null,
  channel text not null check (channel in ('email', 'letter', 'text')),
  subject text not null,
  body text not null,
  paper jsonb not null,                     -- all that stands on its paper
  asked_by uuid not null,
  asked_at timestamptz not null,
  reader_id uuid not null,                  -- who was asked
  reader_promise uuid not null,             -- theirs: to read it
  outcome text check (outcome in ('signed', 'sent_back', 'taken_back')),
  words text not null default '',           -- what is to be changed
  decided_by uuid,                          -- who read it: another may where the one asked is away
  decided_at timestamptz,
  asker_promise uuid,                       -- whose letter it is: to send it, or to change it
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, version_id) references letter_versions,
  foreign key (trust_id, asked_by) references users,
  foreign key (trust_id, reader_id) references users,
  foreign key (trust_id, decided_by) references users,
  foreign key (trust_id, reader_promise) references promises,
  foreign key (trust_id, asker_promise) references promises,
  check ((outcome is null) = (decided_at is null)),
  -- Nobody signs off their own.
  check (outcome is distinct from 'signed' or decided_by <> asked_by)
);
create index letter_readings_case on letter_readings (trust_id, case_id, asked_at desc);
call guard_by_case('letter_readings', 'select, insert, update');

alter table letters add column reading_id uuid;
alter table letters add foreign key (trust_id, reading_id) references letter_readings;

insert into letter_defaults (kind, name, ways, subject, body, second_reader) values
('contact_warning', 'What we ask of you', '{email,letter}', 'From PALS', $$Dear [[their name]],

We want to go on helping you with [[what it is about]].

What happened:
[[what happened]]

What we ask of you from now on:
[[what we ask]]

What we took into account, so that this works for you:
[[adjustments]]

We look at this together again on [[review date]].

If you disagree with this, tell us. The PALS manager will look at it again.

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$, true),
('contact_end', 'Your contact plan has ended', '{email,letter}', 'From PALS', $$Dear [[their name]],

The plan about how you and PALS keep in contact has ended on [[end date]].

Why it ended:
[[why it ended]]

From now on you can reach us like everybody else:
[[how to reach us]]

If you disagree with this, tell us. The PALS manager will look at it again.

[[officer]]
[[team]]$$, true),
('complaint_acknowledgement', 'We have your complaint', '{email,letter}', 'We have your complaint: [[reference]]', $$Dear [[their name]],

Thank you for telling us. We have your complaint. Its number is [[reference]].

This is what we understood you want us to look into:
[[what they told us]]

If something is wrong or missing, tell us and we will put it right.

We would like to talk with you about how we look into this, how long it takes, and what you hope for. [[officer]] is the person to speak to. If you do not want to talk, we decide how long it takes, and write to you.

Making a complaint does not affect your care.

Free, independent help with a complaint:
[[advocacy]]

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$, false),
('complaint_delay', 'Your complaint takes longer', '{email,letter}', 'Your complaint takes longer: [[reference]]', $$Dear [[their name]],

We told you when you would have our answer to your complaint. It takes longer, and we are sorry.

Why it takes longer:
[[why it waits]]

What we have done so far:
[[what we did]]

You will have our answer by [[next date]]. Tell us if you do not agree with the new date, and we talk about it.

Our answer is still coming. If you have waited for more than 6 months, you can go to the Ombudsman now:
[[ombudsman]]

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$, false),
('final_response', 'Our answer to your complaint', '{email,letter}', 'Our answer to your complaint: [[reference]]', $$Dear [[their name]],

This is our answer to your complaint [[reference]].

How we looked into it:
[[how we looked into it]]

What we found, in the order in which you asked:
[[what we found]]

What we decided about each, upheld, partly upheld or not upheld:
[[what we decided]]

We are sorry:
[[our apology]]

What we do to put it right:
[[what happens next]]

What has been done already:
[[what we did]]

If you are not content with this answer, you can ask the Ombudsman to look at your complaint. This is free:
[[ombudsman]]

Free, independent help:
[[advocacy]]

How to reach us:
[[how to reach us]]

[[signed by]]
[[trust]]$$, true),
('refusal', 'We cannot look into this as a complaint', '{email,letter}', 'About your complaint: [[reference]]', $$Dear [[their name]],

You asked us to look into [[what it is about]]. We cannot look into it as a complaint.

Why:
[[the reason]]

What you can do instead:
[[what else you can do]]

If you disagree, you can ask the Ombudsman to look at our decision. This is free:
[[ombudsman]]

Free, independent help:
[[advocacy]]

How to reach us:
[[how to reach us]]

[[signed by]]
[[trust]]$$, true),
('told_back', 'What changed because you told us', '{email,letter}', 'What changed because you told us', $$Dear [[their name]],

You told us about [[what it is about]]. Something has changed since.

What changed:
[[what changed]]

Since when:
[[since when]]

How we know:
[[how we know]]

Thank you for telling us.

[[officer]]
[[team]]$$, false);

-- Trusts that were here before: what ships, and where words are still as they shipped, that a second person reads them.
alter table trusts no force row level security;
alter table letter_templates no force row level security;
alter table letter_versions no force row level security;
update letter_versions v set second_reader = true from letter_templates t
  where t.trust_id = v.trust_id and t.id = v.template_id and t.kind in ('after_death', 'contact_plan') and v.made_by is null;
do $$
declare found record; template uuid;
begin
  for found in select t.id as trust, t.created_at, d.* from trusts t cross join letter_defaults d
    where d.kind in ('contact_warning', 'contact_end', 'complaint_acknowledgement', 'complaint_delay', 'final_response',
      'refusal', 'told_back') loop
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
