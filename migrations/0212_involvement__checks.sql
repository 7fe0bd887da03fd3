-- What somebody needs before they take part, whether they have it, and what is paid. Which check a role needs, a trust says.
alter table opportunities add column dbs text not null default 'not_checked'
  check (dbs in ('not_checked', 'none', 'basic', 'standard', 'enhanced', 'enhanced_barred'));
alter table opportunities add column ig_training text not null default 'not_checked'
  check (ig_training in ('not_checked', 'no', 'yes'));
alter table opportunities add column payment text not null default 'not_said'
  check (payment in ('not_said', 'none', 'expenses', 'involvement_payment', 'vouchers'));

alter table involvement_members add column dbs text check (dbs in ('basic', 'standard', 'enhanced', 'enhanced_barred'));
alter table involvement_members add column dbs_until date;                             -- a trust says for how long it counts
alter table involvement_members add column ig_training boolean not null default false; -- they were trained in information governance
alter table involvement_members add column ig_until date;
alter table involvement_members add check (dbs is not null or dbs_until is null);
alter table involvement_members add check (ig_training or ig_until is null);

alter table involvement_comings add column paid_kind text not null default 'expenses'
  check (paid_kind in ('expenses', 'involvement_payment', 'vouchers'));
