-- One matter recorded twice. Like people: a pointer, nothing is re-keyed, and taking it back leaves both as they were.
create index cases_merged on cases (trust_id, merged_into) where merged_into is not null;

create table case_merges (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,                    -- whose reference leads on from now
  into_id uuid not null,                    -- the case that goes on
  reason text not null default '',
  before jsonb not null,                    -- what stood in both before: sharing, received, who may open
  after jsonb not null,                     -- and what the merge set
  merged_at timestamptz not null,
  merged_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, into_id) references cases,
  foreign key (trust_id, merged_by) references users,
  foreign key (trust_id, undone_by) references users,
  check (case_id <> into_id),
  check ((undone_at is null) = (undone_by is null))
);
create unique index case_merges_standing on case_merges (trust_id, case_id) where undone_at is null;
create index case_merges_case on case_merges (trust_id, case_id);
create index case_merges_into on case_merges (trust_id, into_id);
call guard_by_case('case_merges', 'select, insert, update');
create policy both_ends on case_merges as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all' or exists (select from cases c where c.trust_id = case_merges.trust_id and c.id = case_merges.into_id));

-- The case that stands for this one, and every case that was merged into that one. Lives under row level security.
create function same_cases(wanted uuid) returns table (root uuid, id uuid) language sql stable rows 1 as $$
  with recursive up (id, next) as (
    select c.id, c.merged_into from cases c where c.trust_id = acting_trust() and c.id = wanted
    union select c.id, c.merged_into from up u join cases c on c.trust_id = acting_trust() and c.id = u.next),
  top as (
    select u.id from up u where u.next is null or not exists (select from cases c where c.trust_id = acting_trust() and c.id = u.next)),
  down (root, id) as (
    select t.id, t.id from top t
    union select d.root, c.id from down d join cases c on c.trust_id = acting_trust() and c.merged_into = d.id)
  select d.root, d.id from down d
  union select wanted, wanted where not exists (select from top)
$$;

-- A merged case is known by the one that goes on: it stands in no list.
create or replace function find_restricted(wanted text, shown_in text default null) returns table (ref text, id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    select k.ref, k.id from cases k
    where k.trust_id = acting_trust() and acting_reach() = 'own' and k.walled and k.access = 'restricted'
      and (wanted is null or k.ref = wanted) and (wanted is not null or k.merged_into is null)
      and case shown_in
        when 'mine' then k.closed_at is null and k.owner_id = acting_user()
        when 'team' then k.closed_at is null
        when 'closed' then k.closed_at is not null
        else shown_in is null or k.status = shown_in end
      and not exists (select from case_access a where a.trust_id = k.trust_id and a.case_id = k.id and a.user_id = acting_user())
    order by k.ref desc limit 100;
  end;
