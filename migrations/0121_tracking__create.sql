-- Somebody asks how their matter stands: the number and where a code is to go, right or wrong. Which of them is right is
-- found out afterwards, so that the page answers the same way to everybody. The address itself is not kept, only its hash.
create table track_asks (
  trust_id uuid not null references trusts,
  id uuid not null,
  hash bytea not null,                       -- sha-256 of the secret in the cookie
  ref text not null,
  way_hash bytea not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  case_id uuid,                              -- where the number and the address belong together
  person_id uuid,
  code_hash bytea,
  tries int not null default 0,
  used_at timestamptz,
  check ((case_id is null) = (code_hash is null)),
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people
);
create unique index track_asks_hash on track_asks (trust_id, hash);
create index track_asks_ends on track_asks (trust_id, ends_at);
create index track_asks_case on track_asks (trust_id, case_id) where case_id is not null;
create index track_asks_person on track_asks (trust_id, person_id) where person_id is not null;
call guard_by_case('track_asks', 'select, insert, update, delete');

alter table links drop constraint links_kind_check;
alter table links add constraint links_kind_check check (kind in ('question', 'notes', 'thanks', 'progress'));
