-- Where the patient of a case is now: kept with the case for My day, visits and questions; each move with its time.
alter table cases add column now_place_id uuid;
alter table cases add column now_bed text not null default '';
alter table cases add column in_hospital boolean;          -- empty: nobody said
alter table cases add column leaves_on date;               -- going home on, or operation: the day that was said
alter table cases add foreign key (trust_id, now_place_id) references places;

create table patient_moves (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  place_id uuid,                            -- empty: not in hospital, or a place that we do not have
  bed text not null default '',
  in_hospital boolean not null,
  leaves_on date,
  at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, place_id) references places,
  foreign key (trust_id, recorded_by) references users
);
create index patient_moves_case on patient_moves (trust_id, case_id, at desc);
call guard_by_case('patient_moves', 'select, insert');
