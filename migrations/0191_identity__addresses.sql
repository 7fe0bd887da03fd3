-- Under which address people reach the public pages of a trust, as it says itself, from a day on. Empty: that of its host name,
-- or of the installation.
create table trust_addresses (
  trust_id uuid not null references trusts,
  address text not null check (address = '' or address ~ '^https?://[^/?#@[:space:]]+$'),
  valid_from date not null,
  valid_to date,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (trust_id, valid_from),
  foreign key (trust_id, changed_by) references users,
  check (valid_to is null or valid_to >= valid_from)
);
call guard_by_trust('trust_addresses', 'select, insert, update, delete');
