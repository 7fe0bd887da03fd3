-- Somebody who gave no name is told of an advocate, too.
alter table advocates_told alter column person_id drop not null;
