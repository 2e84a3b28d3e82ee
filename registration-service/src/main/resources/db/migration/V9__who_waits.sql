-- Those who have not confirmed their address hold nobody up: they are not counted any longer.
update quotas q set version = version + 1, waiting = (
  select count(*) from places p join tickets t on t.id = p.ticket join registrations r on r.id = t.registration
  where p.quota = q.id and p.state = 'waitlisted' and r.hold_until is null)
where waiting > 0;
