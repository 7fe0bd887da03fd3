-- To whose e-mail addresses a link may be passed by somebody without an account, from a day on. Without a row: the domains
-- of the directory.
create table link_domains (
  trust_id uuid not null references trusts,
  domains text[] not null,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from),
  primary key (trust_id, valid_from)
);
call guard_by_trust('link_domains', 'select, insert, update, delete');
