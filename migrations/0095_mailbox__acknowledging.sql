-- Whether emails that come while PALS is closed are acknowledged, and with which words: from a day on.
create table mail_acknowledgements (
  trust_id uuid not null references trusts,
  turned_on boolean not null,
  subject text not null,
  body text not null,
  valid_from date not null,
  valid_to date,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (trust_id, valid_from),
  foreign key (trust_id, changed_by) references users,
  check (valid_to is null or valid_to >= valid_from)
);
call guard_by_trust('mail_acknowledgements', 'select, insert, update, delete');
