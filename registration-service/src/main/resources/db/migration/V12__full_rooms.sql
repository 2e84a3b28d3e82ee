-- told: what the device was told, where the words of `outcome` do not say it. Release 0.1.0 reads the words that
-- it knows, so a scan that a full room turned away is 'too_early' there and 'full' here.
-- overridden: a supervisor let the person into a full room.
alter table scans
  add column told       text check (told in ('full')),
  add column overridden boolean not null default false;
