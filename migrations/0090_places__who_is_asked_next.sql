-- Whom PALS asks next when a ward or service does not answer: the deputy, then the lead or matron.
alter table places
  add column deputy text not null default '',
  add column deputy_email text not null default '',
  add column lead_email text not null default '';
