-- Letters to people who give their time, and an apology in an answer where something went wrong.

alter table letter_templates drop constraint letter_templates_kind_check;
alter table letter_templates add constraint letter_templates_kind_check check (kind in ('acknowledgement', 'not_reached',
  'answer', 'progress', 'consent_request', 'how_to_complain', 'after_death', 'thanks', 'contact_warning', 'contact_plan',
  'contact_end', 'complaint_acknowledgement', 'complaint_delay', 'final_response', 'refusal', 'told_back', 'volunteer_offer',
  'volunteer_checks', 'volunteer_reference', 'other'));

-- Only what new trusts begin with: what a trust uses already is its own to change.
update letter_defaults set body = replace(body, $$What happens now:$$, $$We are sorry:
[[our apology]]

What happens now:$$) where kind = 'answer';

insert into letter_defaults (kind, name, ways, subject, body, second_reader) values
('volunteer_offer', 'Would you like to help us?', '{email,letter}', 'Helping PALS as a volunteer', $$Dear [[their name]],

Thank you for offering your time. We would like you to help us.

What you would do:
[[the role]]

You can begin on [[start date]].

What is still needed before you begin:
[[what is still needed]]

Tell us by [[reply by]] whether you would like to do this.

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$, false),
('volunteer_checks', 'Your checks as a volunteer', '{email,letter}', 'Your checks as a volunteer', $$Dear [[their name]],

Before you begin as a volunteer, we have to check some things. Everybody who helps us has these checks.

Where your checks stand:
[[where the checks stand]]

What we still need from you:
[[what is still needed]]

Let us have it by [[reply by]]. If something makes this hard, tell us and we help you.

How to reach us:
[[how to reach us]]

[[officer]]
[[team]]$$, false),
('volunteer_reference', 'Reference for a volunteer', '{email,letter}', 'Your reference', $$Dear [[their name]],

Thank you for your time with us. This is your reference. You may show it to anybody.

You helped us from [[start date]] to [[end date]].

What you did:
[[the role]]

Whoever reads this can ask us about it.

How to reach us:
[[how to reach us]]

[[signed by]]
[[trust]]$$, false);

-- Trusts that were here before.
alter table trusts no force row level security;
alter table letter_templates no force row level security;
alter table letter_versions no force row level security;
do $$
declare found record; template uuid;
begin
  for found in select t.id as trust, t.created_at, d.* from trusts t cross join letter_defaults d
    where d.kind in ('volunteer_offer', 'volunteer_checks', 'volunteer_reference') loop
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
