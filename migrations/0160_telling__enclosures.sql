-- What somebody sends along with their words: photographs, letters, a video in British Sign Language. It belongs to what
-- they are writing, comes in piece by piece, and is gone with it; once it is sent it is a file of the case and nothing of it
-- stays here.
create table enclosures (
  trust_id uuid not null references trusts,
  id uuid not null,
  telling_id uuid not null,
  name text not null check (name <> ''),       -- as sent: hostile until it is a file
  mark text not null,                          -- by which a browser knows the same file again
  size bigint not null check (size > 0),       -- bytes, as announced
  came bigint not null default 0 check (came between 0 and size),
  kind text,                                   -- by its bytes, once all of them are here
  sha256 bytea,
  begun_at timestamptz not null,
  whole_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, telling_id) references tellings on delete cascade,
  check ((whole_at is null) = (kind is null) and (whole_at is null) = (sha256 is null)),
  check (whole_at is null or came = size)
);
create index enclosures_telling on enclosures (trust_id, telling_id);
call guard_by_trust('enclosures', 'select, insert, update, delete');

create table enclosure_chunks (
  trust_id uuid not null references trusts,
  enclosure_id uuid not null,
  part int not null,
  bytes bytea not null,
  primary key (trust_id, enclosure_id, part),
  foreign key (trust_id, enclosure_id) references enclosures on delete cascade
);
alter table enclosure_chunks alter column bytes set storage external; -- pictures and videos do not get smaller
call guard_by_trust('enclosure_chunks', 'select, insert, delete');

-- How much came in on a day, also what was thrown away again: so that nobody fills the disk.
create table enclosure_days (
  trust_id uuid not null references trusts,
  came_on date not null,
  bytes bigint not null,
  primary key (trust_id, came_on)
);
call guard_by_trust('enclosure_days', 'select, insert, update, delete');
