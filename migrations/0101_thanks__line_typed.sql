-- A line back that reached us after the half hour of its code is there again after the next code.
alter table thanks_letters add column typed text not null default '';
