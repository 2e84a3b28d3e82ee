-- A registration may wait for several places, each since another time: how it waits is kept
-- with the place. together: at once with all that it waits for together since then.
alter table places
  add column waiting_since  timestamptz,
  add column waits_together boolean not null default true;
update places p set waiting_since = coalesce(r.waiting_since, r.created_at), waits_together = r.waits_together
from tickets t join registrations r on r.id = t.registration
where t.id = p.ticket and p.state = 'waitlisted';
alter table places add constraint since_when check (state <> 'waitlisted' or waiting_since is not null);
alter table registrations drop column waiting_since, drop column waits_together;

-- lost_in: what a place was when its session or event was cancelled; it is that again if
-- the cancelling is undone.
alter table places add column lost_in text
  check (lost_in in ('held', 'waitlisted', 'offered', 'confirmed'));
update places set lost_in = 'confirmed' where lost;
alter table places drop column lost;
create index on places (session) where lost_in is not null;

-- lost: places that were taken when they were lost. They are nobody else's until they are
-- back or given up.
alter table quotas add column lost integer not null default 0 check (lost >= 0);
update quotas q set lost = found.lost
from (select quota, count(*) as lost from places where lost_in is not null group by quota) as found
where q.id = found.quota;
update quotas set places = taken + lost where places < taken + lost;
alter table quotas drop constraint never_one_place_too_many;
alter table quotas add constraint never_one_place_too_many check (places is null or taken + lost <= places);
create index on quotas (event) where waiting > 0;

-- How often somebody was told that an offer went to others.
alter table registrations add column lapsed_mails integer not null default 0;
