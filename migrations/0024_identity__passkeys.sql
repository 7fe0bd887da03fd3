-- Passkeys: a key pair in the phone or computer of a person, of which we keep the public half.

create table passkeys (
  trust_id uuid not null,
  id text not null,                 -- the credential's id, as the browser gives it
  user_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null check (name <> ''),
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, user_id) references users
);
create index passkeys_user on passkeys (trust_id, user_id);
call guard_by_trust('passkeys', 'select, insert, update, delete');

-- What a passkey is asked to sign: once, within five minutes. Nobody is known yet, so it belongs to no trust.
create table passkey_challenges (
  id bytea primary key,             -- sha-256 of the challenge
  ends_at timestamptz not null
);
create index passkey_challenges_end on passkey_challenges (ends_at);
grant select, insert, delete on passkey_challenges to openpals_app;
