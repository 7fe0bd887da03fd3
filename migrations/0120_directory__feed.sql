-- What goes out as open data is asked for page by page.
create index help_entries_feed on help_entries (trust_id, id) include (review_on, valid_to) where ended_at is null and shown = 'public';
create index help_places_feed on help_places (trust_id, id) include (entry_id) where ended_at is null;
