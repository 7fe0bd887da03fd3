-- Signing in through a trust's own identity provider (OpenID Connect).

-- One a trust. The client's secret is not here: `secret_name` says which of the process's settings holds it.
create table identity_providers (
  trust_id uuid primary key references trusts,
  label text not null check (label <> ''),
  issuer text not null,
  client_id text not null check (client_id <> ''),
  secret_name text not null default '',
  vouches boolean not null default false, -- its addresses count as verified although it does not say so
  active boolean not null,
  changed_at timestamptz not null
);
call guard_by_trust('identity_providers', 'select, insert, update');

-- Somebody on the way to the provider and back: ten minutes, once, in one browser.
create table sso_visits (
  trust_id uuid not null references trusts,
  id bytea not null,                -- sha-256 of `state`
  browser bytea not null,           -- sha-256 of the token in the cookie
  nonce text not null,
  verifier text not null,           -- of PKCE
  next text not null,
  kept text,                        -- a form that was on its way; taken out when the visit ends
  began_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (trust_id, id)
);
call guard_by_trust('sso_visits', 'select, insert, update, delete');
