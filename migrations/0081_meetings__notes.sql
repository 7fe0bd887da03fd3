-- What was said and agreed at a meeting. Notes are never changed: new ones take their place, and both sides are asked again.
create table meeting_notes (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  meeting_id uuid not null,
  number int not null check (number > 0),
  body text not null check (body <> ''),
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (trust_id, id),
  unique (trust_id, meeting_id, number),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, meeting_id) references meetings,
  foreign key (trust_id, made_by) references users
);
create index meeting_notes_case on meeting_notes (trust_id, case_id);
call guard_by_case('meeting_notes', 'select, insert');

-- Whether somebody who came agrees with the notes, or sees it differently, in their words beside them.
create table meeting_answers (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  meeting_id uuid not null,
  notes_id uuid not null,
  coming_id uuid not null,
  state text not null default 'asked' check (state in ('asked', 'agreed', 'differs')),
  how text check (how in ('link', 'phone', 'paper', 'in_person')),   -- how they said it
  words text not null default '',            -- how they see it
  typed text not null default '',            -- on its way, when they were away for too long
  ends_on date not null,                     -- until when they can say so by the link
  origin text not null default '',           -- before the address of a link: of the reminders
  message_id uuid,                           -- with which they were asked
  promise_id uuid,                           -- to ask them by another way, or after their time
  asked_at timestamptz not null,
  reminded_at timestamptz,
  answered_at timestamptz,
  recorded_by uuid,                          -- who wrote down what they said
  primary key (trust_id, id),
  unique (trust_id, notes_id, coming_id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, meeting_id) references meetings,
  foreign key (trust_id, notes_id) references meeting_notes,
  foreign key (trust_id, coming_id) references meeting_people,
  foreign key (trust_id, promise_id) references promises,
  constraint meeting_answers_answered check ((state = 'asked') = (answered_at is null) and (state = 'asked') = (how is null)),
  constraint meeting_answers_differs check (state <> 'differs' or words <> '')
);
create index meeting_answers_case on meeting_answers (trust_id, case_id);
create index meeting_answers_asked on meeting_answers (trust_id, ends_on) where state = 'asked';
call guard_by_case('meeting_answers', 'select, insert, update');

-- Who does what by when: whether it was done is a promise.
create table meeting_agreements (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  meeting_id uuid not null,
  who text not null check (who <> ''),
  what text not null check (what <> ''),
  due_on date not null,
  promise_id uuid not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, meeting_id) references meetings,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, made_by) references users
);
create index meeting_agreements_case on meeting_agreements (trust_id, case_id);
call guard_by_case('meeting_agreements', 'select, insert');
