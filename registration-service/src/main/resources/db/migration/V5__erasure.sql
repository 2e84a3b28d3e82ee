-- What the erasure of every hour looks for.
create index on registrations (ended_at) where status = 'expired';
