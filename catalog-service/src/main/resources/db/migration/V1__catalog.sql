-- Hosts. Their teams are groups in Keycloak.
create table organisations (
  slug       text primary key,
  name       text not null,
  created_at timestamptz not null default now()
);

-- Action days and series that collect events of many organisations.
create table programmes (
  id          uuid primary key,
  slug        text not null unique,
  title       jsonb not null,
  description jsonb not null,
  created_at  timestamptz not null default now()
);

-- One row per event: the document, and what lists and rules need of it.
create table events (
  id            uuid primary key,
  slug          text not null unique,
  organisation  text not null references organisations,
  status        text not null check (status in ('draft', 'submitted', 'published', 'cancelled', 'withdrawn')),
  visibility    text not null check (visibility in ('public', 'unlisted', 'internal')),
  version       bigint not null,
  content       jsonb not null,
  programmes    uuid[] not null default '{}',
  search_text   text not null,
  reason        text,
  -- Where an imported event came from; the same entry is never imported twice.
  origin_source text,
  origin_uid    text,
  origin_print  text,
  created_at    timestamptz not null,
  changed_at    timestamptz not null,
  unique (organisation, origin_source, origin_uid)
);
create index on events (organisation, changed_at desc);

-- When the sessions of an event are, for lists by time; written with the document.
create table event_sessions (
  id        uuid primary key,
  event     uuid not null references events on delete cascade,
  scheduled boolean not null,
  starts_at timestamptz not null,
  ends_at   timestamptz not null
);
create index on event_sessions (event);
create index on event_sessions (starts_at, event) include (ends_at) where scheduled;

-- How full quotas are: a copy of what registration-service tells, kept by version. A
-- quota may be told of before its event is known here, so nothing is referenced.
create table availability (
  quota   uuid primary key,
  event   uuid not null,
  version bigint not null,
  taken   integer not null,
  waiting integer not null,
  bucket  text not null check (bucket in ('plenty', 'few', 'waiting_list', 'none'))
);
create index on availability (event);
