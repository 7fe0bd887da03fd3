-- Who may speak for whom, and what they agreed to. Written, dated, never deleted: what is wrong is entered in error.
create table consents (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  from_id uuid,                             -- the record in another case of which this one makes use
  situation text not null check (situation in ('self', 'adult', 'lacks', 'child', 'young', 'died', 'mp', 'mp_third',
    'advocate', 'solicitor', 'safety')),
  type text not null check (type in ('not_yet', 'verbal', 'written', 'electronic', 'best_interests', 'lpa', 'deputy', 'parental',
    'own_child', 'personal_rep', 'next_of_kin', 'mp', 'authority', 'none_needed', 'override')),
  state text not null check (state in ('asked', 'chased', 'received', 'limited', 'refused', 'withdrawn', 'expired')),
  patient_id uuid,
  speaker_id uuid,
  hears boolean not null default false,     -- the speaker may be told about the patient
  complaints boolean not null default false, -- the complaints team may have it
  services text not null default '',        -- may be asked with the name
  organisations text not null default '',   -- outside this trust
  records text not null default '',         -- which records, what it is about
  limits text not null default '',          -- what may not be shared
  given_by text not null default '',        -- who agreed or decided
  heard_by text not null default '',        -- who heard or saw it
  evidence text not null default '',        -- what was heard or seen, and where the paper is
  reasons text not null default '',         -- grounds: best interests, why not the child, wishes in life, safety
  from_on date not null,
  to_on date,
  asked_at timestamptz,
  asked_how text not null default '',
  chased_at timestamptz,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  reason text not null default '',          -- why it was refused, taken back, or came to nothing
  promise_id uuid,
  second_by uuid,                           -- the second person, where it is shared for safety
  second_at timestamptz,                    -- when they confirmed in their own session
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  error_at timestamptz,
  error_by uuid,
  error_reason text,
  version int not null default 1,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, from_id) references consents,
  foreign key (trust_id, patient_id) references people,
  foreign key (trust_id, speaker_id) references people,
  foreign key (trust_id, promise_id) references promises,
  foreign key (trust_id, second_by) references users,
  foreign key (trust_id, recorded_by) references users,
  foreign key (trust_id, error_by) references users,
  check (second_by is null or second_by <> recorded_by),
  check ((type = 'override') = (situation = 'safety'))
);
create index consents_case on consents (trust_id, case_id, recorded_at desc);
create index consents_from on consents (trust_id, from_id) where from_id is not null;
create index consents_patient on consents (trust_id, patient_id, speaker_id) where patient_id is not null;
create index consents_safety on consents (trust_id, recorded_at desc) where type = 'override';
create index consents_ending on consents (trust_id, to_on) where to_on is not null and state in ('received', 'limited');
call guard_by_case('consents', 'select, insert, update');

-- When consent that was asked for is chased, and when closing is suggested: what many trusts do, not yet checked.
insert into targets (trust_id, kind, amount, unit, valid_from, label)
select t.id, k.kind, k.amount, 'working_days', date '2012-01-01', 'our aim, not yet checked'
from trusts t cross join (values ('consent_chase', 10), ('consent_close', 20)) as k (kind, amount);
