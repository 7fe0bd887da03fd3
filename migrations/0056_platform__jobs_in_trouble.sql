-- What of the queue is in trouble, by the name of the job: given up after its last try, or due for too long. The application
-- cannot read the queue, so this is its only view of it: numbers and names, of the trust that acts, or of all where none does
-- (/health). And the way to have what was given up tried again, for the trust that acts.
create function jobs_in_trouble(due_before timestamptz) returns table (name text, given_up bigint, late bigint)
  language sql stable security definer set search_path = public as $$
  select t.identifier, count(*) filter (where j.attempts >= j.max_attempts), count(*) filter (where j.attempts < j.max_attempts)
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where j.locked_at is null and (j.attempts >= j.max_attempts or j.run_at < due_before)
    and (acting_trust() is null or j.payload ->> 'trust' = acting_trust()::text)
  group by 1 order by 1 $$;
revoke execute on function jobs_in_trouble(timestamptz) from public;
grant execute on function jobs_in_trouble(timestamptz) to openpals_app;

create function try_jobs_again(start_at timestamptz) returns bigint
  language sql volatile security definer set search_path = public as $$
  with again as (
    update graphile_worker._private_jobs set attempts = 0, run_at = start_at, last_error = null
    where attempts >= max_attempts and locked_at is null and payload ->> 'trust' = acting_trust()::text returning id)
  select count(*) from again $$;
revoke execute on function try_jobs_again(timestamptz) from public;
grant execute on function try_jobs_again(timestamptz) to openpals_app;
