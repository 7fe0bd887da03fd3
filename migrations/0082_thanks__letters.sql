-- Thanks on their way to somebody who is named in them: by e-mail with a link, and what came back.
create table thanks_letters (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  thanks_id uuid not null,
  name text not null check (name <> ''),
  email text not null check (email <> ''),
  copy_to text not null default '',          -- their manager, if that was chosen
  words text not null check (words <> ''),   -- as they read them
  giver text not null default '',            -- from whom; empty: without the name
  hear_back boolean not null default false,  -- who gave them wants to hear what came of it
  closes boolean not null default false,     -- nothing else is to do in the case
  message_id uuid,
  passed_at timestamptz,                     -- it has gone
  read_at timestamptz,                       -- they said that they read it
  answer text not null default '',           -- their line back
  answered_at timestamptz,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, thanks_id) references thanks,
  foreign key (trust_id, made_by) references users,
  constraint thanks_letters_answered check ((answer = '') = (answered_at is null) and (answered_at is null or read_at is not null))
);
create index thanks_letters_case on thanks_letters (trust_id, case_id);
create index thanks_letters_thanks on thanks_letters (trust_id, thanks_id);
create index thanks_letters_answered on thanks_letters (trust_id, thanks_id) where answered_at is not null;
call guard_by_case('thanks_letters', 'select, insert, update');
