-- What the complaints team must not have to ask again: each point of the complaint, and what they want to come of it.
alter table complaints
  add points text[] not null default '{}',
  add wanted text not null default '';
