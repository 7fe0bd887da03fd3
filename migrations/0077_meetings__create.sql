-- A meeting is promised for its time, as a kind of its own: it is kept at that time, not by it.
alter table promises drop constraint promises_kind_check;
alter table promises add check (kind in ('call_back', 'tell_answer', 'ask_service', 'service_answer', 'visit', 'ask_route',
  'hand_over', 'check_told', 'hear_from_person', 'pass_on', 'ring_back', 'first_contact', 'follow_up', 'join_call',
  'get_consent', 'book', 'review', 'look_into', 'pass_thanks', 'acknowledge', 'tell_moved', 'debrief', 'meet'));

-- Meetings, mediation and conferences of a case: both sides, when and where, what they need, and what came of it.
create table meetings (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('meeting', 'mediation', 'phone', 'video')),
  purpose text not null default '',          -- what it is for, in the words of the person
  starts_at timestamptz not null,
  minutes int not null check (minutes between 10 and 600),
  place text not null default '',            -- site and room, in words
  link text not null default '',             -- of a video conference, or the number to dial
  is_private boolean not null default false, -- nobody else can hear: somebody looked
  lead_id uuid,                              -- a colleague leads it, or somebody who is named
  lead_name text not null default '',
  telling text not null default '',          -- who tells whom, in words
  arranged text[] not null default '{}',     -- needs that were seen to, as person:need
  state text not null default 'planned' check (state in ('planned', 'held', 'not_attended', 'cancelled')),
  sequence int not null default 0,           -- of its invitation: rises with what the invited have to know (RFC 5546, 3.1)
  ended_at timestamptz,
  cancelled_by text check (cancelled_by in ('person', 'service', 'pals')),
  outcome text not null default '',          -- why it was cancelled, who did not come
  promise_id uuid,
  made_at timestamptz not null,
  made_by uuid not null,
  version int not null default 1,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, lead_id) references users,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, made_by) references users,
  constraint meetings_ended check ((state = 'planned') = (ended_at is null)),
  constraint meetings_cancelled check ((state = 'cancelled') = (cancelled_by is not null))
);
create index meetings_case on meetings (trust_id, case_id, starts_at);
call guard_by_case('meetings', 'select, insert, update');
call tell_holder('meetings', 'cases', 'case_id');

-- Who comes: somebody of the case, somebody with them who is only named, staff of a service, a colleague of PALS.
create table meeting_people (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  meeting_id uuid not null,
  side text not null check (side in ('person', 'service', 'pals')),
  person_id uuid,
  user_id uuid,
  place_id uuid,                             -- the ward or service they come from
  name text not null default '',             -- of somebody who has no record
  role text not null default '',             -- "Ward manager", "Her sister"
  email text not null default '',            -- of staff; people have theirs in their record
  booking_id uuid,                           -- the interpreter of this person
  invited_at timestamptz,
  invited_sequence int,                      -- of the last invitation that went to them
  message_id uuid,                           -- with which it went
  promise_id uuid,                           -- to tell them by another way
  came boolean,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, meeting_id) references meetings,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, user_id) references users,
  foreign key (trust_id, place_id) references places,
  foreign key (trust_id, booking_id) references interpreter_bookings,
  foreign key (trust_id, promise_id) references promises,
  constraint meeting_people_named check (name <> '' or person_id is not null or user_id is not null)
);
create index meeting_people_meeting on meeting_people (trust_id, meeting_id);
create index meeting_people_case on meeting_people (trust_id, case_id);
call guard_by_case('meeting_people', 'select, insert, update');
