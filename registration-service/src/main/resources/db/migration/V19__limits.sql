-- How many wrong access codes were tried for an event, for its organisers.
create table wrong_access_codes (
  event   uuid primary key,
  tries   bigint not null,
  last_at timestamptz not null
);

-- Lost links: an address is asked for once until it was answered, and known ones come first.
-- Rows of a release before have neither: they count as known.
alter table lookups add column once text;
alter table lookups add column known boolean;
