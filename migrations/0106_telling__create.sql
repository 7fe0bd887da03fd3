-- What somebody without an account is writing to PALS, from the first word on; found again by the cookie of their browser
-- or by the link that they kept. Once it is sent, its words are in the record and nothing of them stays here.
create table tellings (
  trust_id uuid not null references trusts,
  id uuid not null,
  hash bytea not null,                       -- sha-256 of the secret in the cookie and in the link
  kind text not null check (kind in ('tell', 'call', 'thanks')),
  fields jsonb not null default '{}',
  started_at timestamptz not null,
  changed_at timestamptz not null,
  sent_at timestamptz,
  sent jsonb,                                -- what the last page says: the number and by when
  check ((sent_at is null) = (sent is null)),
  check (sent_at is null or fields = '{}'),
  primary key (trust_id, id)
);
create unique index tellings_hash on tellings (trust_id, hash);
create index tellings_changed on tellings (trust_id, changed_at);
call guard_by_trust('tellings', 'select, insert, update, delete');
