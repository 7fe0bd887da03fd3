-- How people reach this PALS, as its letters say it: from a day on; what held before keeps its days.
create table letter_reach (
  trust_id uuid not null references trusts,
  phone text not null,
  email text not null,
  address text not null,
  valid_from date not null,
  valid_to date,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (trust_id, valid_from),
  foreign key (trust_id, changed_by) references users,
  check (valid_to is null or valid_to >= valid_from)
);
call guard_by_trust('letter_reach', 'select, insert, update, delete');

-- Where a letter went: an address may be another by the time somebody asks.
alter table letters add column sent_to text not null default '';
