-- What the sweep of every second, and the erasure of every day, look for. ----------------

create index on quotas (event) where waiting > 0;
create index on registrations (ended_at) where status = 'expired';
