-- Templates of letters and messages with all that they ever said, and what was written from them.

-- What ships: laid down for every trust when it is founded, and its own from then on. Of no trust.
create table letter_defaults (
  kind text not null,
  name text primary key,
  ways text[] not null,
  subject text not null,
  body text not null
);
grant select on letter_defaults to openpals_app;

create table letter_templates (
  trust_id uuid not null references trusts,
  id uuid not null,
  kind text not null check (kind in ('acknowledgement', 'not_reached', 'answer', 'progress', 'consent_request',
    'how_to_complain', 'after_death', 'thanks', 'contact_plan', 'other')),
  made_at timestamptz not null,
  primary key (trust_id, id)
);
call guard_by_trust('letter_templates', 'select, insert');

-- What a template says from a day on. Never changed and never removed: a letter keeps the words it was written from. On a
-- day the latest saved of those whose day has come holds, so that a new one takes the place of what was planned.
create table letter_versions (
  trust_id uuid not null references trusts,
  id uuid not null,
  template_id uuid not null,
  number int not null check (number > 0),   -- counted within the template, as they were saved
  name text not null check (name <> ''),
  ways text[] not null check (ways <> '{}' and ways <@ array['email', 'letter', 'text']),
  subject text not null,                    -- of an e-mail
  body text not null,
  retired boolean not null default false,   -- not offered from its day on
  valid_from date not null,
  again_of uuid,                            -- the former version that is used again
  made_by uuid,                             -- empty: as shipped
  made_at timestamptz not null,
  primary key (trust_id, id),
  unique (trust_id, template_id, number),
  foreign key (trust_id, template_id) references letter_templates,
  foreign key (trust_id, again_of) references letter_versions,
  foreign key (trust_id, made_by) references users
);
call guard_by_trust('letter_versions', 'select, insert');

-- What went to a person in writing. Its words stand in its contact.
create table letters (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  contact_id uuid not null,
  person_id uuid not null,
  version_id uuid not null,
  channel text not null check (channel in ('email', 'letter', 'text')),
  subject text not null,
  large_print boolean not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, contact_id) references contacts,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, version_id) references letter_versions,
  foreign key (trust_id, made_by) references users
);
create index letters_case on letters (trust_id, case_id, made_at desc);
call guard_by_case('letters', 'select, insert');

insert into letter_defaults (kind, name, ways, subject, body) values
('acknowledgement', 'Acknowledgement', '{email,letter}', 'PALS has your message: [[reference]]', $$Dear [[their name]],

Thank you for telling us about [[what it is about]].

This is what we understood:
[[what they told us]]

If something is wrong or missing, tell us and we will put it right.

[[officer]] is dealing with this. You will hear from us by [[next date]].

What you tell us is confidential. We ask you before we share it with anybody outside PALS, unless somebody is in danger.

How to reach us:
[[how to reach us]]

If you need help now:
[[urgent help]]

[[officer]]
[[team]]$$),
('acknowledgement', 'Acknowledgement by text', '{text}', '', $$Hello, it is [[team]]. We have your message. Your number is [[reference]]. [[officer]] will contact you by [[next date]]. Our phone: [[phone]]. [[urgent numbers]]$$),
('not_reached', 'We could not reach you', '{email,letter,text}', 'PALS tried to reach you', $$Hello [[their name]],

It is [[team]]. We tried to reach you. We will try again by [[next date]].

If another time or another way is better for you, tell us:
[[how to reach us]]

[[officer]]$$),
('progress', 'Where we are', '{email,letter}', 'PALS: where we are with [[reference]]', $$Dear [[their name]],

This is about [[what it is about]].

What we have done so far:
[[what we did]]

Why you are still waiting:
[[why it waits]]

We are sorry that this takes longer than we said. You will hear from us by [[next date]], even if we do not have the whole answer by then.

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$),
('answer', 'Our answer', '{email,letter}', 'PALS: our answer to [[reference]]', $$Dear [[their name]],

You asked us about [[what it is about]].

This is what we found out:
[[the answer]]

What happens now:
[[what happens next]]

If this is not put right, tell us, and we look at it again. You can also make a complaint. Asking us first does not take away your right to complain. Free, independent help with a complaint:
[[advocacy]]

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$),
('consent_request', 'May we share this?', '{email,letter}', 'PALS has a question for you: [[reference]]', $$Dear [[their name]],

[[who asked]] has asked us to help with [[what it is about]]. We do nothing about you before you agree.

We would share this:
[[what would be shared]]

With:
[[with whom]]

If you say yes, tell us, or write “I agree” on this letter, sign it and send it back. You can say yes to a part of it.
If you say no, tell us, or do nothing. Then we share nothing. Your care stays the same whatever you decide.

Tell us by [[reply by]]. You can change your mind at any time: tell us, and we stop.

We can give you this in Easy Read, in another language, or go through it with you.

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$),
('how_to_complain', 'How to complain', '{email,letter}', 'How to make a complaint', $$Dear [[their name]],

You can ask us to try to sort this out, or you can make a complaint. You can do both. Asking us first does not take away your right to complain.

To make a complaint, tell us. With your agreement we pass on what you have told us, so that you do not have to tell it again. The complaints team tells you that they have it within 3 working days.

Make your complaint within 12 months of what happened, or of when you found out. If it is longer ago, tell us why: it can still be looked at.

Making a complaint does not affect your care.

Free, independent help with a complaint:
[[advocacy]]

If you have had the final answer and it is not right, you can go to the Ombudsman:
[[ombudsman]]

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$),
('after_death', 'After a death', '{email,letter}', 'From PALS', $$Dear [[their name]],

We are very sorry about the death of [[the patient]].

There is no rush. You can call, write or wait – you choose. [[officer]] is here for you, so that you do not have to explain everything again.

People who can help with what has to be done now:
[[bereavement help]]

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$),
('thanks', 'Thank you', '{email,letter,text}', 'Thank you', $$Dear [[their name]],

Thank you for telling us what went well. We have passed your words on to [[who is thanked]]. Your name goes with them only if you agreed to that.

[[officer]]
[[team]]$$),
('contact_plan', 'Contact plan', '{email,letter}', 'How we keep in contact', $$Dear [[their name]],

This is what we agreed about how you and PALS keep in contact.

Why:
[[why we agreed this]]

What we agreed:
[[what was agreed]]

What we took into account, so that this works for you:
[[adjustments]]

We look at this together again on [[review date]]. It ends on [[end date]]. You can always tell us about something new.

If you disagree with this, tell us. The PALS manager will look at it again.

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$);

-- Trusts that were here before.
alter table trusts no force row level security;
alter table letter_templates no force row level security;
alter table letter_versions no force row level security;
do $$
declare found record; template uuid;
begin
  for found in select t.id as trust, t.created_at, d.* from trusts t cross join letter_defaults d loop
    template := gen_random_uuid();
    insert into letter_templates (trust_id, id, kind, made_at) values (found.trust, template, found.kind, found.created_at);
    insert into letter_versions (trust_id, id, template_id, number, name, ways, subject, body, valid_from, made_at)
    values (found.trust, gen_random_uuid(), template, 1, found.name, found.ways, found.subject, found.body, date '2012-01-01', found.created_at);
  end loop;
end $$;
alter table trusts force row level security;
alter table letter_templates force row level security;
alter table letter_versions force row level security;
