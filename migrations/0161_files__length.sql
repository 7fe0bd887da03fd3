-- How long a video or recording is, in seconds, where it says so itself; and whether somebody signs in it.
alter table files add column seconds int check (seconds > 0), add column signed boolean not null default false;
