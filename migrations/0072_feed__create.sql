-- A secret link by which the calendar of an officer fetches when something is promised. The link itself is kept nowhere.
create table calendar_feeds (
  trust_id uuid not null,
  id bytea not null,                -- sha-256 of the token
  user_id uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  fetched_at timestamptz,           -- last, written at most once an hour
  primary key (trust_id, id),
  foreign key (trust_id, user_id) references users
);
create unique index calendar_feeds_user on calendar_feeds (trust_id, user_id) where ended_at is null;
call guard_by_trust('calendar_feeds', 'select, insert, update');
