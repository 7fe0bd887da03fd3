-- British Sign Language first: how a trust can be reached by video relay, and its own film, from a day on.
create table signing_ways (
  trust_id uuid not null references trusts,
  relay_name text not null,                  -- the provider
  relay_url text not null,
  relay_hours text not null,                 -- in words
  film_url text not null,                    -- the file of the trust's own film
  captions_url text not null,
  transcript text not null,                  -- all that is signed in it
  valid_from date not null,
  valid_to date,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (trust_id, valid_from),
  foreign key (trust_id, changed_by) references users,
  check (valid_to is null or valid_to >= valid_from)
);
call guard_by_trust('signing_ways', 'select, insert, update, delete');

-- Times that a person offered for a video call with a BSL interpreter, until one of them is booked.
create table offered_times (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  starts_at timestamptz not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people
);
create index offered_times_case on offered_times (trust_id, case_id, starts_at);
create index offered_times_person on offered_times (trust_id, person_id);
call guard_by_case('offered_times', 'select, insert');
