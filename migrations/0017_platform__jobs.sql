-- The one way in which the application puts a job into the queue (graphile_worker, whose own schema stands before ours).
-- It adds the trust itself, so that no request can make work for another trust; and it takes ids, days and whole numbers
-- only, so that nothing of a person lies in the queue. `once` names what there is only one of: asking again moves it.
create function enqueue_job(job text, ids jsonb, run_at timestamptz, once text) returns void
  language plpgsql security definer set search_path = public as $$
declare
  trust text := acting_trust()::text;
begin
  if trust is null then
    raise exception 'a job belongs to a trust';
  end if;
  if exists (select from jsonb_each_text(ids) each
    where each.key = 'trust' or each.value !~ '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}|\d{1,15})$') then
    raise exception 'a job holds ids, days and whole numbers only';
  end if;
  perform graphile_worker.add_job(job, (ids || jsonb_build_object('trust', trust))::json,
    run_at => enqueue_job.run_at, job_key => trust || ' ' || job || ' ' || once);
end $$;
revoke execute on function enqueue_job(text, jsonb, timestamptz, text) from public;
grant execute on function enqueue_job(text, jsonb, timestamptz, text) to openpals_app;

-- The sweep of every night lets go of sessions that ended.
grant delete on sessions to openpals_app;
