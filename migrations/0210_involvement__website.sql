-- Where the trust says more about a way to get involved: its own page about volunteering, say.
alter table opportunities add column website text not null default '';
