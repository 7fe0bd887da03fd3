-- Meetings that are still to come, by their time: calendars ask for them once an hour.
create index meetings_planned on meetings (trust_id, starts_at) where state = 'planned';
