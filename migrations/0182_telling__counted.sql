-- The questions about themselves were answered once: pressed again, nobody is counted twice. What was answered stands nowhere.
alter table tellings add column counted boolean not null default false;
