-- The promise that a letter kept, so that it is open again when the letter is undone before it goes.
alter table letters add column promise_id uuid;
alter table letters add foreign key (trust_id, promise_id) references promises;
