-- Whether somebody who was invited by email comes, as their calendar answered (RFC 5546, 3.2.3).
alter table meeting_people
  add column reply text check (reply in ('accepted', 'declined', 'tentative')),
  add column replied_at timestamptz,
  add column reply_sequence int,             -- of the invitation that was answered
  add constraint meeting_people_reply check ((reply is null) = (replied_at is null));
