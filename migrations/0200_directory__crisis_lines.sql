-- The crisis lines of Settings as help that somebody can be told of. Their numbers stay in `help_numbers`, so that each is corrected in one place.
alter table national_help add column number text;  -- its phone is kept under this code in help_numbers

insert into national_help (position, code, number, name, summary, needs, audience, other_ways, website, hours, crisis, certainty, note) values
  (5, 'samaritans', 'samaritans', 'Samaritans', 'Listens to anybody who is in distress or thinks about suicide.', '{mental_health}', '', '', 'samaritans.org', 'Day and night', true, 'high', ''),
  (6, 'shout', 'shout', 'Shout, by text', 'Answers text messages of anybody who is in distress or cannot cope.', '{mental_health}', '', 'By text only: send the word SHOUT to this number', 'giveusashout.org', 'Day and night', true, 'high', ''),
  (7, 'nhs_111_mental_health', 'mental_health', 'NHS 111, mental health option', 'Lets you talk to somebody who helps in a mental health crisis.', '{mental_health,urgent}', '', 'Choose the mental health option', '111.nhs.uk', 'Day and night', true, 'high', ''),
  (48, 'domestic_abuse', 'domestic_abuse', 'National Domestic Abuse Helpline', 'Listens to people who are hurt, threatened or controlled by a partner or by family, and helps them to be safe.', '{abuse}', '', '', '', 'Day and night', true, 'high', 'Their website, and whom they are for, are to be checked'),
  (49, 'childline', 'childline', 'Childline', 'Listens to children and young people about anything that worries them.', '{children,abuse,mental_health}', 'Children and young people', '', '', 'Day and night', true, 'high', 'Their website is to be checked'),
  (52, 'hourglass', 'older_people', 'Hourglass', 'Helps older people who are harmed or neglected, and whoever worries about them.', '{older,abuse}', 'Older people', '', 'wearehourglass.org', '', true, 'medium', 'It may be open day and night: that is doubtful, look at their own page');
