-- What may be told to whom, kept true by whoever holds the records of consent. The gates of cases read these columns.
alter table cases
  add column may_hear uuid[] not null default '{}',     -- people of the case who may be told about the patient
  add column hear_limits text not null default '',      -- what they may not be told, in words
  add column outside_with text not null default '',     -- organisations outside this trust that may be given it
  add column complaint_consent text not null default 'none' check (complaint_consent in ('none', 'said', 'written'));
