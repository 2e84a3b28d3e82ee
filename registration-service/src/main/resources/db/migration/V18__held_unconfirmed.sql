-- How many of the places are held by guests who have not confirmed their address; also of those that were lost, and may
-- come back. A release that does not know the column leaves it as it is, so it is counted anew from time to time.
alter table quotas add column held integer not null default 0;

-- A contact hears once that further sign-ups with the address were not kept.
alter table registrations add column not_kept_mails integer not null default 0;

-- Whether the address was known to be the contact's when the registration was made; null if nobody noted it.
alter table contacts add column verified boolean;

update quotas q set held = found.held
from (select quota, count(*)::integer as held from (
        select p.quota from registrations r
        join tickets t on t.registration = r.id join places p on p.ticket = t.id
        where r.status = 'held' and p.state = 'held'
        union all
        select quota from places where lost_in = 'held') held
      group by quota) found
where q.id = found.quota;
