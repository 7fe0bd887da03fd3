-- Guides: what a trust advises, in its own words. For officers while they talk, and for everybody where a second person has looked.

-- What ships, of no trust. None of it is checked by a trust.
create table guide_defaults (
  code text primary key,
  title text not null check (title <> ''),
  summary text not null,
  body text not null,
  subjects text[] not null default '{}',
  position int not null
);
grant select on guide_defaults to openpals_app;

create table guides (
  trust_id uuid not null references trusts,
  id uuid not null,
  slug text collate "C" not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),   -- its address: stays, whatever it is called
  shipped text,                             -- the code of what it began as
  title text not null check (title <> ''),
  summary text not null default '',
  body text not null,
  subjects text[] not null default '{}',    -- codes of the list 'subjects'
  place_id uuid,                            -- the site or ward it is for; empty: all of the trust
  edition int not null default 1,           -- the number of what stands here
  shared boolean not null default false,    -- meant for the public as well
  public_edition int,                       -- what the public reads: looked at by a second person
  owner_id uuid,
  checked_on date,
  checked_by uuid,
  review_on date,                           -- from this day on it is stale: held back from the public
  promise_id uuid,                          -- the owner looks at it again
  made_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  primary key (trust_id, id),
  unique (trust_id, slug),
  foreign key (trust_id, place_id) references places,
  foreign key (trust_id, owner_id) references users,
  foreign key (trust_id, checked_by) references users,
  foreign key (trust_id, promise_id) references promises,
  check ((checked_on is null) = (review_on is null)),
  check (public_edition is null or public_edition <= edition)
);
create index guides_review on guides (trust_id, review_on) where ended_at is null;
create index guides_promise on guides (trust_id, promise_id) where promise_id is not null;
call guard_by_trust('guides', 'select, insert, update');

-- Every edition is kept: what somebody was told can be read for ever.
create table guide_editions (
  trust_id uuid not null references trusts,
  id uuid not null,
  guide_id uuid not null,
  number int not null,
  title text not null,
  summary text not null,
  body text not null,
  made_by uuid,                             -- empty: as it shipped
  made_at timestamptz not null,
  passed_by uuid,                           -- the second person, before it was public
  passed_at timestamptz,
  primary key (trust_id, id),
  unique (trust_id, guide_id, number),
  foreign key (trust_id, guide_id) references guides,
  foreign key (trust_id, made_by) references users,
  foreign key (trust_id, passed_by) references users,
  check ((passed_by is null) = (passed_at is null)),
  check (passed_by is null or made_by is null or passed_by <> made_by)
);
call guard_by_trust('guide_editions', 'select, insert, update');

-- "This did not help", "this is wrong": what an officer says of it, until whoever keeps it has looked.
create table guide_reports (
  trust_id uuid not null references trusts,
  id uuid not null,
  guide_id uuid not null,
  edition int not null,
  kind text not null check (kind in ('no_help', 'wrong')),
  words text not null default '',
  promise_id uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, guide_id) references guides,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, made_by) references users,
  foreign key (trust_id, settled_by) references users,
  check ((settled_at is null) = (settled_by is null))
);
create index guide_reports_open on guide_reports (trust_id) where settled_at is null;
create index guide_reports_guide on guide_reports (trust_id, guide_id);
create index guide_reports_promise on guide_reports (trust_id, promise_id) where promise_id is not null;
call guard_by_trust('guide_reports', 'select, insert, update');

-- Whom to send where: general knowledge, and different from place to place. Each trust looks at each line before it relies on it.
insert into guide_defaults (code, title, summary, body, subjects, position) values
('primary-care', 'About a GP, dentist, pharmacy or optician', 'The practice itself first. Then the integrated care board of the area.', $$> That is looked after by the practice itself. I can tell you how to reach them, and who to go to if they do not help.

## Where to send them
1. The practice: ask for the practice manager.
2. If they do not want to talk to the practice, or it did not help: the integrated care board of the area where the practice is.

## What PALS can still do
- Look up how to reach the practice and the board.
- Say how to complain, and that independent help to complain is free.$$, '{other_organisation}', 1),
('ambulance', 'About an ambulance', 'The PALS of the ambulance service.', $$> The ambulance service has its own PALS. I can give you their number, or pass this on if you agree.

## Where to send them
1. The PALS of the ambulance service.
2. If a part of it is about this hospital, such as a long wait at the door: that part is ours.$$, '{other_organisation,transport}', 2),
('private-care', 'About private care', 'Whoever gave the care. Then the independent adjudication service, if they belong to it.', $$> Care that you paid for is looked into by whoever gave it. Care that the NHS paid for is also ours to help with.

## Find out first
- Who paid: they did, an insurance, or the NHS?

## Where to send them
1. They paid, or an insurance: the provider’s own complaints procedure.
2. After that, the Independent Sector Complaints Adjudication Service, if the provider belongs to it.
3. The NHS paid: this can be an NHS complaint.$$, '{other_organisation}', 3),
('social-care', 'About social care or a care home', 'The council or the home. Then the Local Government and Social Care Ombudsman.', $$> Social care is looked after by the council. I can tell you who to ask for.

## Where to send them
1. The care home or the care agency.
2. The council, if it arranged or pays for the care.
3. After their final answer: the Local Government and Social Care Ombudsman.

## If somebody may be at risk
- Open the help card “Someone at risk”. Do not only give a number.$$, '{other_organisation}', 4),
('other-trust', 'About another NHS trust', 'The PALS of that trust. Offer to pass it on.', $$> That hospital has its own PALS. If you agree, I tell them what you told me, so that you do not have to say it twice.

## What to do
1. Ask if you may pass it on, and what they may be told.
2. Call the other PALS while the person waits, if you can.
3. Write down who took it.

## If it is about both
- What is about this trust stays here. Agree with the other PALS who answers.$$, '{other_organisation}', 5),
('prison', 'About health care in a prison', 'The health care team of the prison.', $$> The prison has its own health care team, and a way to complain about it.

## Where to send them
1. The health care team of the prison, or its complaints procedure.
2. If it is about care in this hospital while they were in prison: that is ours.$$, '{other_organisation}', 6),
('professional-conduct', 'About the conduct of a doctor, nurse or other professional', 'Their employer first. The regulator, if it is about whether they are fit to work.', $$> There are two ways. The hospital can look into what happened. The regulator looks at whether somebody is fit to practise. You can do both.

## Where to send them
1. What happened to them: a concern or a complaint here.
2. Whether somebody is safe to work: the regulator, such as the GMC for doctors or the NMC for nurses and midwives.

## If somebody may be in danger now
- Tell the manager today. Do not wait for a regulator.$$, '{staff}', 7),
('data', 'About personal data', 'The data protection officer. Then the Information Commissioner.', $$> Your records are looked after by another team here. I can give you their number, or ask them to write to you.

## Where to send them
1. A copy of their records: the team that handles requests for records.
2. Something went wrong with their data: the data protection officer of the organisation.
3. If that did not help: the Information Commissioner’s Office.$$, '{records,privacy}', 8),
('detention', 'About being kept in hospital under the Mental Health Act', 'The ward or the trust first. The Care Quality Commission listens to complaints about how the Act was used.', $$> You can complain to the hospital. You can also tell the Care Quality Commission how the Mental Health Act was used.

## Say as well
- They have a right to an independent mental health advocate. The ward must help them to reach one.
- They can ask the tribunal to look at whether they must stay. A solicitor helps with that.

## Where to send them
1. The ward manager, or PALS of the trust that keeps them.
2. The Care Quality Commission, about the use of the Act.$$, '{treatment,consent}', 9),
('continuing-healthcare', 'About NHS continuing healthcare', 'The integrated care board that decided. It must say how to ask for a review.', $$> The integrated care board decides about this. If you do not agree, you can ask them to look at it again.

## Where to send them
1. The board that wrote the decision: its letter says how to ask for a review, and by when.
2. Free advice and advocacy: look in the directory.

## Look at first
- Do they have a date by which they have to ask? Write it down.$$, '{access}', 10),
('benefits', 'About benefits and money', 'The office that pays it. Citizens Advice for help.', $$> We cannot decide about benefits. There are people who can help you with the forms, for free.

## Where to send them
1. A question about a payment: the office that pays it.
2. Help with forms, debts or appeals: Citizens Advice, or a local advice centre. Look in the directory.
3. In hospital now: ask the ward if there is a benefits adviser.$$, '{other_organisation}', 11),
('negligence', 'They want compensation', 'PALS gives no legal advice. A solicitor, or the charity Action against Medical Accidents.', $$> We cannot advise you on a claim. I can tell you who can. Asking for an answer here does not take away your right to claim.

## Where to send them
1. A solicitor who works on medical claims.
2. Action against Medical Accidents (AvMA): free advice for people who were harmed.

## Say as well
- There is a time limit for a claim. A solicitor can say what it is.
- A complaint and a claim can go on at the same time.

## Do not say
- Whether a claim would succeed, or what it is worth.$$, '{treatment}', 12),
('medicines-devices', 'A side effect, or a fault in a device', 'Tell who treats them. The Yellow Card scheme takes reports from everybody.', $$> If you feel unwell now, call 111, or 999 in an emergency.

## Where to send them
1. Feels unwell: 111, their GP or their pharmacist. Today.
2. Wants it to be known: the Yellow Card scheme. Patients can report too.
3. It happened in this hospital: also tell the ward or the clinic.$$, '{medicines}', 13),
('blood-tissue', 'About blood, tissue or organs', 'The team of the hospital first. The Human Tissue Authority keeps watch over tissue and organs.', $$> The hospital has people for this. I ask them to call you.

## Where to send them
1. A transfusion here: the transfusion team of the hospital.
2. Giving blood: NHS Blood and Transplant.
3. Tissue or organs, also after a death: the mortuary or the donation team. The Human Tissue Authority keeps watch over them.

## After a death
- Be slow. Say the person’s name. Offer the bereavement office.$$, '{treatment,after_death}', 14);

-- Trusts that were here before.
alter table trusts no force row level security;
alter table guides no force row level security;
alter table guide_editions no force row level security;
with made as (
  insert into guides (trust_id, id, slug, shipped, title, summary, body, subjects, made_at, changed_at)
  select t.id, gen_random_uuid(), d.code, d.code, d.title, d.summary, d.body, d.subjects, t.created_at, t.created_at
  from trusts t cross join guide_defaults d
  returning *)
insert into guide_editions (trust_id, id, guide_id, number, title, summary, body, made_at)
select trust_id, gen_random_uuid(), id, 1, title, summary, body, made_at from made;
alter table trusts force row level security;
alter table guides force row level security;
alter table guide_editions force row level security;

-- Somebody is told of a guide as of help: kept with the words that it had. Who was told may have no name.
alter table help_told alter column person_id drop not null;
alter table letter_templates drop constraint letter_templates_kind_check;
alter table letter_templates add constraint letter_templates_kind_check check (kind in ('acknowledgement', 'not_reached', 'answer',
  'progress', 'consent_request', 'how_to_complain', 'after_death', 'thanks', 'contact_warning', 'contact_plan', 'contact_end',
  'complaint_acknowledgement', 'complaint_delay', 'final_response', 'refusal', 'told_back', 'volunteer_offer', 'volunteer_checks',
  'volunteer_reference', 'help', 'advice', 'other'));

insert into letter_defaults (kind, name, ways, subject, body) values
('advice', 'Advice you asked for', '{email,letter}', 'From PALS: what you asked about', $$Dear [[their name]],

You asked us about this. Here is what we know:

[[the advice]]

If this is not what you need, tell us. We will look again.

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$);

alter table trusts no force row level security;
alter table letter_templates no force row level security;
alter table letter_versions no force row level security;
do $$
declare found record; template uuid;
begin
  for found in select t.id as trust, t.created_at, d.* from trusts t cross join letter_defaults d where d.kind = 'advice' loop
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
