-- Whose contacts want no reminders. Kept apart from registrations: those are copies, and one that is told anew must
-- not forget it.
create table unsubscriptions (
  registration uuid primary key,
  at           timestamptz not null
);
