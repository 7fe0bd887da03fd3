-- Surveys and volunteering are ways to take part as well.
alter table opportunities drop constraint opportunities_kind_check;
alter table opportunities add constraint opportunities_kind_check
  check (kind in ('panel', 'reader_group', 'maternity_voices', 'place', 'safety_partner', 'governor', 'research', 'co_design',
    'mystery_shopping', 'youth_forum', 'learning_disability', 'focus_group', 'story', 'survey', 'volunteering', 'other'));
