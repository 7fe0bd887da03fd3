-- What the public reads is as fresh as the last check of those words: the day stands with the edition that was passed, and
-- does not move on when somebody checks or changes what comes after it.
alter table guides add column public_checked_on date;
alter table guides add column public_review_on date;

-- Of an edition with a newer one after it, only the day on which it was written is sure.
update guides g set
  public_checked_on = case when g.public_edition = g.edition then g.checked_on else e.written_on end,
  public_review_on = case when g.public_edition = g.edition then g.review_on else e.written_on + 180 end
from (select trust_id, guide_id, number, (made_at at time zone 'Europe/London')::date as written_on from guide_editions) e
where e.trust_id = g.trust_id and e.guide_id = g.id and e.number = g.public_edition;

alter table guides add check ((public_edition is null) = (public_checked_on is null));
alter table guides add check ((public_edition is null) = (public_review_on is null));
