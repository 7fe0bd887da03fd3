-- What was not for us is found among any number of automatic replies.
drop index mails_settled;
create index mails_settled on mails (trust_id, place, settled_at desc) where place in ('elsewhere', 'apart');
