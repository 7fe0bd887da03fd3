-- The person's own choice: we try to sort it out, it is a complaint, or both. With both it is a complaint by law from that
-- day on, and PALS goes on trying.
alter table cases add column pals_goes_on boolean not null default false;
alter table cases add check (not pals_goes_on or route = 'complaint');

-- Some trusts do not run PALS and a complaint on the same matter together: each says so, from a day on. Without a row: they do.
create table both_routes (
  trust_id uuid not null references trusts,
  valid_from date not null,
  valid_to date,
  allowed boolean not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (trust_id, valid_from),
  foreign key (trust_id, changed_by) references users,
  check (valid_to is null or valid_to >= valid_from)
);
call guard_by_trust('both_routes', 'select, insert, update, delete');
call count_changes('both_routes');
