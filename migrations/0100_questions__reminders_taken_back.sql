-- A reminder that was taken back before it went reminded nobody: by which email and link it would have.
alter table question_chases
  add column message_id uuid,
  add column link_id uuid,
  add column taken_back_at timestamptz,
  add foreign key (trust_id, link_id) references links;
create index question_chases_message on question_chases (trust_id, message_id) where message_id is not null;
create index question_chases_link on question_chases (trust_id, link_id) where link_id is not null;
grant update (taken_back_at) on question_chases to openpals_app;
