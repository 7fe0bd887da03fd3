-- Post: emails fetched from a mailbox and letters scanned, whole as they came, and what became of them.

create table mails (
  trust_id uuid not null references trusts,
  id uuid not null,
  channel text not null check (channel in ('email', 'letter')),
  mailbox text not null default '',         -- whose it is and where: pals@imap.example; empty for a letter
  uid_validity bigint,                      -- RFC 3501, 2.3.1.1: with uid, which mail of the mailbox it is
  uid bigint,
  sha256 bytea not null,                    -- of the mail as it came; of its headers, where it was too large
  size bigint not null check (size >= 0),   -- bytes of the mail as it came
  came_at timestamptz not null,             -- when it reached the mailbox, or the office
  taken_at timestamptz not null,
  taken_by uuid,                            -- who scanned a letter
  reading text not null check (reading in ('waiting', 'read', 'unreadable', 'too_large')),
  tries int not null default 0,             -- how often reading was begun: one that ends the process is given up
  scan text not null check (scan in ('unscanned', 'waiting', 'clean', 'infected')),
  found text not null default '',           -- what the virus check called it
  nature text not null default 'person' check (nature in ('person', 'automatic', 'bounce', 'own')),
  from_name text not null default '',
  from_address text not null default '',    -- small letters
  to_words text not null default '',
  subject text not null default '',
  words text not null default '',           -- what was written, as plain text
  message_id text not null default '',
  answers text[] not null default '{}',     -- In-Reply-To and References
  sent_at timestamptz,                      -- as the sender says
  doubt text not null default '',           -- why it was not joined by itself although it names a case: a code
  place text not null check (place in ('unread', 'post', 'case', 'elsewhere', 'apart')),
  case_id uuid,
  contact_id uuid,
  person_id uuid,                           -- who wrote, where it is with a case
  about_kind text not null default '',      -- what of ours it answers: a question, a letter
  about_id uuid,
  reason text not null default '',          -- not for us: a code
  went_to text not null default '',         -- and where it was passed on to
  settled_at timestamptz,
  settled_by uuid,                          -- empty: by itself
  acknowledged_at timestamptz,
  version int not null default 1,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, contact_id) references contacts,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, taken_by) references users,
  foreign key (trust_id, settled_by) references users,
  check ((place = 'case') = (case_id is not null))
);
-- A mail is taken once, however often it is fetched.
create unique index mails_uid on mails (trust_id, mailbox, uid_validity, uid) where uid is not null;
create unique index mails_bytes on mails (trust_id, sha256) where channel = 'email';
create index mails_post on mails (trust_id, came_at desc) where place = 'post';
create index mails_settled on mails (trust_id, settled_at desc) where place in ('elsewhere', 'apart');
create index mails_case on mails (trust_id, case_id) where case_id is not null;
create index mails_contact on mails (trust_id, contact_id) where contact_id is not null;
create index mails_person on mails (trust_id, person_id) where person_id is not null;
create index mails_message on mails (trust_id, message_id) where message_id <> '';
create index mails_unread on mails (trust_id, taken_at) where place = 'unread';
create index mails_scan on mails (trust_id, taken_at) where scan = 'waiting';
create index mails_acknowledged on mails (trust_id, from_address, acknowledged_at) where acknowledged_at is not null;
call guard_by_case('mails', 'select, insert, update');
create policy officers on mails as restrictive for select to openpals_app using ((select acting_reach()) <> 'none');
call tell_holder('mails', 'cases', 'case_id');

-- The bytes: file 0 is an email as it came; the files of a letter are counted from 1.
create table mail_chunks (
  trust_id uuid not null references trusts,
  mail_id uuid not null,
  file int not null,
  part int not null,
  bytes bytea not null,
  primary key (trust_id, mail_id, file, part),
  foreign key (trust_id, mail_id) references mails
);
alter table mail_chunks alter column bytes set storage external;
call guard_by_trust('mail_chunks', 'select, insert');
create policy need_to_know on mail_chunks as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all' or (select true from mails m where m.trust_id = mail_chunks.trust_id and m.id = mail_chunks.mail_id));

-- What came along: an email holds it in its own bytes.
create table mail_files (
  trust_id uuid not null references trusts,
  mail_id uuid not null,
  file int not null,
  name text not null,
  kind text not null default '',            -- a code of src/files/kinds.rules.ts; empty where no case takes it
  refused text not null default '',         -- why no case takes it: a code
  size bigint not null,
  primary key (trust_id, mail_id, file),
  foreign key (trust_id, mail_id) references mails
);
call guard_by_trust('mail_files', 'select, insert');
create policy need_to_know on mail_files as restrictive for select to openpals_app using (
  (select acting_reach()) = 'all' or (select true from mails m where m.trust_id = mail_files.trust_id and m.id = mail_files.mail_id));

-- How far a mailbox has been fetched, and what is wrong with it.
create table mailboxes (
  trust_id uuid not null references trusts,
  name text not null,
  uid_validity bigint not null default 0,
  last_uid bigint not null default 0,
  looked_at timestamptz,                    -- last time that it answered
  trouble text not null default '',         -- a code; empty while all is well
  trouble_since timestamptz,
  primary key (trust_id, name)
);
call guard_by_trust('mailboxes', 'select, insert, update');

-- Who opened an email in Post is logged like who opened a case.
alter table views drop constraint views_what_check;
alter table views add check (what in ('case', 'person', 'print', 'record_log', 'file', 'mail'));
