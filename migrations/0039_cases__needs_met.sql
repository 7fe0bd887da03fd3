-- Accessible Information Standard, "meet": each time somebody was told something, whether it was in the way they need.
alter table contacts
  add column needs_met boolean,                      -- null: nothing was recorded that they need, or it was not asked
  add column needs_unmet text not null default '';   -- why not, in words
