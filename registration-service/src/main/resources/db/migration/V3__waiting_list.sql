-- The waiting list and the box office's deadlines. --------------------------------------

alter table registrations
  add column waiting_since  timestamptz,
  add column waits_together boolean not null default true,
  add column hold_extended  boolean not null default false,
  add column waiting_mails  integer not null default 0,
  add column offer_mails    integer not null default 0;

-- A hold, an offer, or the time to confirm an address on the waiting list runs out.
drop index registrations_hold_until_idx;
create index on registrations (coalesce(offer_until, hold_until)) where status in ('held', 'waitlisted', 'offered');

-- lost: taken away since the session or event does not take place; comes back if that is
-- undone. instead_of: the quota whose place is given back for this one.
alter table places
  add column lost       boolean not null default false,
  add column instead_of uuid references quotas;
create index on places (quota) where state = 'waitlisted';
create index on places (session) where lost;

-- sold_out: was full once, for events that stay closed from then on.
alter table quotas add column sold_out boolean not null default false;

-- Codes that open a quota for those who were given one (design 5): secrets of an event.
create table access_codes (
  quota uuid not null references quotas,
  code  text not null,
  primary key (quota, code)
);

-- What the organiser's people did for one person, and why. Erased with the registration.
create table deeds (
  registration uuid not null references registrations on delete cascade,
  done_at      timestamptz not null,
  actor        text not null,
  deed         text not null,
  reason       text not null
);
create index on deeds (registration);
