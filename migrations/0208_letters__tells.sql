-- What a letter tells of for other modules, by their ids: so it is known of each whether it went, whatever else went to the
-- same person.
alter table letters add column tells uuid[] not null default '{}';

-- What was told before: the first letter of its kind to the same person since.
alter table letters no force row level security;
alter table letter_versions no force row level security;
alter table letter_templates no force row level security;
alter table help_told no force row level security;
alter table help_told_entries no force row level security;
with went as (
  select t.trust_id, t.id as told, (select l.id from letters l
    join letter_versions v on v.trust_id = l.trust_id and v.id = l.version_id
    join letter_templates k on k.trust_id = v.trust_id and k.id = v.template_id
    where l.trust_id = t.trust_id and l.case_id = t.case_id and l.person_id = t.person_id and l.made_at >= t.made_at
      and k.kind = case when exists (select from help_told_entries e
        where e.trust_id = t.trust_id and e.told_id = t.id and e.help_key like 'guide:%') then 'advice' else 'help' end
    order by l.id limit 1) as letter
  from help_told t where t.how = 'letter')
update letters l set tells = (select array_agg(w.told) from went w where w.trust_id = l.trust_id and w.letter = l.id)
  where (l.trust_id, l.id) in (select trust_id, letter from went);
alter table letters force row level security;
alter table letter_versions force row level security;
alter table letter_templates force row level security;
alter table help_told force row level security;
alter table help_told_entries force row level security;
