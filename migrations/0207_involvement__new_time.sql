-- Whoever was asked to an event that has a new day or place hears of it.
alter table involvement_events add column moved_at timestamptz;        -- the last time: what was written before says the earlier day or place
alter table involvement_events add column telling_id uuid;             -- the promise that they are told; empty: nobody waits for that
alter table involvement_rounds drop constraint involvement_rounds_kind_check;
alter table involvement_rounds add constraint involvement_rounds_kind_check
  check (kind in ('news', 'invitation', 'changed', 'cancellation', 'outcome'));
