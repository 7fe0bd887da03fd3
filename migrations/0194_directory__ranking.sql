-- What a search ranks by and shows by stands in the index: it reads the rows of those alone that it shows.
create index help_entries_ranked on help_entries (trust_id, id) include (name, review_on, valid_to, shown) where ended_at is null;
