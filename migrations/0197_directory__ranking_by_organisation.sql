-- Whether the organisation still stands is asked of each entry that may be shown: it is read from the index, too.
drop index help_entries_ranked;
create index help_entries_ranked on help_entries (trust_id, id) include (name, review_on, valid_to, shown, organisation_id)
  where ended_at is null;
drop index help_entries_feed;
create index help_entries_feed on help_entries (trust_id, id) include (review_on, valid_to, organisation_id)
  where ended_at is null and shown = 'public';
