-- Thanks that were heard and are still to be passed on; and whoever gave them hears that they arrived.
alter table thanks
  drop constraint thanks_passed_to_check,
  alter column passed_to set default '',
  alter column passed_how drop not null,
  alter column passed_on drop not null,
  alter column with_name drop not null,       -- not asked yet
  alter column made_by drop not null,         -- a case that was closed as thanks is asked about by the system
  add column giver_told_on date,              -- who gave them knows that they arrived
  add constraint thanks_passed_whole check (
    (passed_on is null) = (passed_to = '') and (passed_on is null) = (passed_how is null)
    and (passed_on is null or with_name is not null) and (passed_on is not null or acknowledged_on is null)),
  add constraint thanks_told_after_arrival check (giver_told_on is null or acknowledged_on is not null);

-- Agreed on the call and still to be sent; an organisation that is not in the directory is named as it was said.
alter table referrals
  drop constraint referrals_check1,
  drop constraint referrals_check2,
  alter column sent_on drop not null,
  add column named text not null default '',
  add constraint referrals_organisation check ((kind in ('passed', 'told')) = (organisation is not null or named <> '')),
  add constraint referrals_passed_whole check (
    kind <> 'passed' or sent_on is null or (agreed_by <> '' and sent_how is not null and what <> '')),
  add constraint referrals_sent check (sent_on is not null or kind = 'passed');
