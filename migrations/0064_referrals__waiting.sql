-- What is still to be sent and what has no answer, in the order in which it came: few of many.
create index referrals_waiting on referrals (trust_id, made_at) where answered_on is null and kind <> 'told';
