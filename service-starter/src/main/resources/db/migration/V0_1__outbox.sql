-- Messages that are committed and not yet acknowledged by the broker.
create table outbox (
  id          bigint generated always as identity primary key,
  message_id  uuid not null,
  topic       text not null,
  message_key text not null,
  type        text not null,
  body        text not null,
  created_at  timestamptz not null default clock_timestamp()
);

-- Messages that the broker refused for good; each raised an alert.
create table outbox_refused (
  id          bigint primary key,
  message_id  uuid not null,
  topic       text not null,
  message_key text not null,
  type        text not null,
  body        text not null,
  created_at  timestamptz not null,
  refused_at  timestamptz not null default now(),
  reason      text not null
);
