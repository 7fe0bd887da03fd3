-- The numbers that somebody may have meant by these digits: 0 at the front is 44 abroad, and some write both: 44 (0)20.
-- The same rule compares ways (src/people/plain-way.rules.ts).
create or replace function same_numbers(digits text) returns text[] language sql immutable parallel safe
  return (select case
    when rest is null then array[digits]
    else array[digits] || array(select f || rest from unnest(array['0', '44', '440', '0044', '00440']) f where f || rest <> digits) end
    from (select substring(digits from '^(?:0|44|440|0044|00440)([1-9][0-9]{4,})$') as rest) d);
