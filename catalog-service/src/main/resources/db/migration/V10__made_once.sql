-- What was made by requests that may be sent again, for a day: their key, a hash of what was asked, and its id.
create table made_once (
  key        uuid primary key,
  asked      bytea not null,
  made       uuid not null,
  created_at timestamptz not null
);
create index made_once_by_time on made_once (created_at);
