-- Interpreters and other communication professionals booked for a person of a case, with what came of it.
create table interpreter_bookings (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('bsl', 'language', 'lipspeaker', 'deafblind', 'speech_to_text', 'note_taker', 'video_relay')),
  language text not null default '',
  gender text not null default 'any' check (gender in ('any', 'woman', 'man')),
  starts_at timestamptz not null,
  minutes int not null check (minutes between 10 and 600),
  how text not null check (how in ('phone', 'video', 'ward', 'meeting')),
  place text not null default '',          -- where, in words: "Ward 7B, side room"
  provider text not null default '',
  reference text not null default '',
  cost_centre text not null default '',
  state text not null check (state in ('wanted', 'asked', 'confirmed', 'done', 'not_attended', 'cancelled', 'not_available')),
  asked_at timestamptz,
  confirmed_at timestamptz,
  ended_at timestamptz,
  was_right text check (was_right in ('yes', 'partly', 'no')),
  outcome text not null default '',        -- in words
  promise_id uuid,                         -- what is owed for it now: the booking itself, then the appointment
  made_at timestamptz not null,
  made_by uuid not null,
  version int not null default 1,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, promise_id) references promises
);
create index interpreter_bookings_case on interpreter_bookings (trust_id, case_id, starts_at);
call guard_by_case('interpreter_bookings', 'select, insert, update');
