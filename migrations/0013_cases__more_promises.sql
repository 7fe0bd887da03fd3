-- More that somebody can be waiting for: consent to get, an interpreter to book, what was agreed to be reviewed, something
-- to be looked into, thanks to be passed on, a complaint to be acknowledged, a moved date to be told, a talk after a hard call.
alter table promises drop constraint promises_kind_check;
alter table promises add check (kind in ('call_back', 'tell_answer', 'ask_service', 'service_answer', 'visit', 'ask_route',
  'hand_over', 'check_told', 'hear_from_person', 'pass_on', 'ring_back', 'first_contact', 'follow_up', 'join_call',
  'get_consent', 'book', 'review', 'look_into', 'pass_thanks', 'acknowledge', 'tell_moved', 'debrief'));
