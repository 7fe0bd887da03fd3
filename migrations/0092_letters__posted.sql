-- What went by post on a day is printed together.
create index letters_posted on letters (trust_id, made_at) where channel = 'letter';
