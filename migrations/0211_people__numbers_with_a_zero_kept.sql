-- +44 (0)7700 900123 is 07700 900123 as well: the zero that others leave out stands behind the code of the country. The
-- same rule as plainWay in src/people; an 0044 at the front is no longer taken for a number that begins with one zero.
create or replace function same_numbers(digits text) returns text[] language sql immutable parallel safe
  return case
    when (digits like '0044%' and length(digits) > 8) or (digits like '44%' and length(digits) > 6)
      or (digits not like '00%' and digits like '0%' and length(digits) > 5)
    then array[digits] || array(
      select front || regexp_replace(digits, '^((00)?440?|0)', '') from unnest(array['0', '44', '0044', '440', '00440']) front)
    else array[digits] end;
