-- Where somebody sees how it stands, in the letters that say that it goes on; and what goes to somebody who was not reached,
-- as a text message. Only what new trusts begin with: what a trust uses already is its own to change.
update letter_defaults set body = replace(body,
  'You will hear from us by [[next date]].',
  'You will hear from us by [[next date]].

[[how it stands]]')
where kind = 'acknowledgement' and name = 'Acknowledgement';

update letter_defaults set body = replace(body,
  'We have your message. Your number is [[reference]]. [[officer]] will contact you by [[next date]].',
  'We have your message. [[officer]] will contact you by [[next date]]. [[how it stands]]')
where kind = 'acknowledgement' and name = 'Acknowledgement by text';

update letter_defaults set body = replace(body,
  'even if we do not have the whole answer by then.',
  'even if we do not have the whole answer by then.

[[how it stands]]')
where kind = 'progress' and name = 'Where we are';

update letter_defaults set ways = '{email,letter}', body = replace(body,
  'If another time or another way is better for you, tell us:',
  '[[how it stands]]

If another time or another way is better for you, tell us:')
where kind = 'not_reached' and name = 'We could not reach you';

insert into letter_defaults (kind, name, ways, subject, body) values
('not_reached', 'We could not reach you, by text', '{text}', '', $$Hello, it is [[team]]. We tried to reach you. We will try again by [[next date]]. [[how it stands]]$$);
