-- One-to-one: a few closed cases of a colleague, drawn by chance once and looked at together, and notes of the talk.
-- Both are between two people, the colleague and who leads the talk: for everybody else they do not exist.
create table quality_samples (
  trust_id uuid not null references trusts,
  id uuid not null,
  user_id uuid not null,                    -- whose cases
  lead_id uuid not null,                    -- who drew them, answers and leads the talk
  from_on date not null,                    -- closed from this day …
  to_on date not null,                      -- … to this one, both included
  drawn_at timestamptz not null,
  agreed_at timestamptz,                    -- by the colleague; nothing changes afterwards
  agreed_words text not null default '',
  primary key (trust_id, id),
  unique (trust_id, user_id, lead_id, from_on, to_on),
  foreign key (trust_id, user_id) references users,
  foreign key (trust_id, lead_id) references users,
  check (user_id <> lead_id),
  check (from_on <= to_on)
);
call guard_by_trust('quality_samples', 'select, insert, update');
create policy the_two on quality_samples as restrictive for select to openpals_app using (
  (select acting_user()) in (user_id, lead_id));
create policy lead_draws on quality_samples as restrictive for insert to openpals_app with check (
  lead_id = (select acting_user()));

create table quality_items (
  trust_id uuid not null references trusts,
  sample_id uuid not null,
  position int not null,
  case_id uuid not null,
  listened text check (listened in ('yes', 'partly', 'no')),
  told text check (told in ('yes', 'partly', 'no')),
  sharing text check (sharing in ('yes', 'partly', 'no')),
  learning text check (learning in ('yes', 'partly', 'no')),
  words text not null default '',
  version int not null default 1,
  primary key (trust_id, sample_id, position),
  unique (trust_id, sample_id, case_id),
  foreign key (trust_id, sample_id) references quality_samples,
  foreign key (trust_id, case_id) references cases
);
call guard_by_case('quality_items', 'select, insert, update');
create policy the_two on quality_items as restrictive for select to openpals_app using (
  exists (select from quality_samples s where s.trust_id = quality_items.trust_id and s.id = sample_id));

-- Written once: a correction is another note.
create table talk_notes (
  trust_id uuid not null references trusts,
  id uuid not null,
  user_id uuid not null,
  lead_id uuid not null,
  author_id uuid not null,
  body text not null,
  written_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, user_id) references users,
  foreign key (trust_id, lead_id) references users,
  check (user_id <> lead_id),
  check (author_id in (user_id, lead_id))
);
create index talk_notes_user on talk_notes (trust_id, user_id, written_at desc);
call guard_by_trust('talk_notes', 'select, insert');
create policy the_two on talk_notes as restrictive for select to openpals_app using (
  (select acting_user()) in (user_id, lead_id));
create policy author_adds on talk_notes as restrictive for insert to openpals_app with check (
  author_id = (select acting_user()));
