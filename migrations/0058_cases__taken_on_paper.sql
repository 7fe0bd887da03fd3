-- A contact that was taken on paper by one person and typed by another: both stay known. Without an account: a name alone.
alter table contacts
  add column taken_by text not null default '',
  add column taken_by_id uuid,
  add foreign key (trust_id, taken_by_id) references users;
