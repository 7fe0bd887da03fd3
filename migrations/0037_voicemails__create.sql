-- Voicemails, and calls that could not be taken: a list to ring. Words, names and numbers stand in the contact and in the
-- promise to ring back; here is when it came, and where it went if it was not for us.
create table voicemails (
  trust_id uuid not null references trusts,
  id uuid not null,                         -- of the page on which it was typed: a second press is the same row
  kind text not null check (kind in ('voicemail', 'missed')),
  left_at timestamptz not null,
  entered_at timestamptz not null,
  entered_by uuid not null,
  contact_id uuid,
  promise_id uuid,                          -- empty for a call without a number: it is only counted
  went_to text not null default '',         -- not for us: where it was passed on
  undone_at timestamptz,                    -- a slip: not counted
  primary key (trust_id, id),
  foreign key (trust_id, contact_id) references contacts,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, entered_by) references users
);
create index voicemails_at on voicemails (trust_id, left_at desc);
create index voicemails_promise on voicemails (trust_id, promise_id) where promise_id is not null;
create index voicemails_missed on voicemails (trust_id, left_at) where kind = 'missed';
call guard_by_trust('voicemails', 'select, insert, update');
