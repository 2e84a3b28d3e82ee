-- What we know of events: copies from catalog messages, never edited here. ----------------

create table events (
  id                uuid primary key,
  version           bigint not null,
  organisation      text not null,
  organisation_name text not null,
  slug              text not null,
  status            text not null check (status in ('published', 'cancelled', 'withdrawn')),
  visibility        text not null,
  title             jsonb not null,
  sign_up           jsonb not null,
  changed_at        timestamptz not null
);
create index on events (slug);
create index on events (id) where status <> 'published';

create table sessions (
  id         uuid primary key,
  event      uuid not null references events,
  status     text not null check (status in ('scheduled', 'cancelled')),
  title      jsonb,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  zone       text not null,
  all_day    boolean not null,
  online     boolean not null,
  venue      jsonb,
  room_limit integer
);
create index on sessions (event);
create index on sessions (id) where status = 'cancelled';

-- wanted: what the organiser asked for; places: what counts, never below taken (design 4).
create table quotas (
  id                uuid primary key,
  session           uuid not null references sessions,
  event             uuid not null references events,
  name              jsonb not null,
  kind              text not null check (kind in ('on_site', 'online')),
  position          integer not null,
  wanted            integer check (wanted >= 0),
  places            integer check (places >= 0),
  taken             integer not null default 0 check (taken >= 0),
  waiting           integer not null default 0 check (waiting >= 0),
  waiting_list      boolean not null,
  audience          jsonb,
  removed           boolean not null default false,
  version           bigint not null default 1,
  announced_version bigint not null default 0,
  announced_at      timestamptz not null default '-infinity',
  constraint never_one_place_too_many check (places is null or taken <= places)
);
create index on quotas (event);
create index on quotas (session);
create index on quotas (id) where announced_version < version;

-- Sign-ups. --------------------------------------------------------------------------------

create table registrations (
  id           uuid primary key,
  reference    text not null unique,
  event        uuid not null references events,
  status       text not null check (status in ('held', 'waitlisted', 'offered', 'confirmed', 'cancelled', 'expired')),
  version      bigint not null default 1,
  language     text not null check (language in ('de', 'en')),
  account      text,
  created_at   timestamptz not null,
  hold_until   timestamptz,
  offer_until  timestamptz,
  confirmed_at timestamptz,
  ended_at     timestamptz,
  cause        text,
  key_version  integer not null default 1,
  code_version integer not null default 1,
  confirm_mails integer not null default 0,
  ticket_mails  integer not null default 0,
  links_mails   integer not null default 0,
  wrong_tries   integer not null default 0,
  corrections   integer not null default 0,
  links_asked_at timestamptz
);
create index on registrations (event, created_at);
create index on registrations (event) where status in ('held', 'waitlisted', 'offered', 'confirmed');
create index on registrations (account) where account is not null;
create index on registrations (hold_until) where status = 'held';

-- Personal data: the person who signed up. Erased with the registration's retention.
create table contacts (
  registration uuid primary key references registrations on delete cascade,
  name         text not null,
  email        text not null
);
create index on contacts (email);

-- One per person (by account or normalised e-mail), while the registration is active.
create table claims (
  scope        uuid not null,
  person       text not null,
  registration uuid not null references registrations on delete cascade,
  primary key (scope, person)
);
create index on claims (registration);

-- Personal data: name and answers of each attendee.
create table tickets (
  id           uuid primary key,
  registration uuid not null references registrations on delete cascade,
  event        uuid not null references events,
  number       integer not null check (number >= 1),
  state        text not null check (state in ('pending', 'valid', 'revoked', 'cancelled')),
  version      bigint not null default 1,
  name         text not null,
  answers      jsonb not null default '[]',
  unique (registration, number)
);
create index on tickets (event);

create table places (
  ticket   uuid not null references tickets on delete cascade,
  quota    uuid not null references quotas,
  session  uuid not null references sessions,
  state    text not null check (state in ('held', 'waitlisted', 'offered', 'confirmed', 'cancelled', 'expired')),
  presence text not null default 'absent' check (presence in ('absent', 'inside', 'left')),
  admitted_at     timestamptz,
  admitted_gate   text,
  admitted_device text,
  primary key (ticket, quota)
);
create index on places (session);
create index on places (session) where state in ('held', 'waitlisted', 'offered', 'confirmed');
create index on places (quota);

-- Personal data: addresses whose links were asked for; a row lives until it was answered.
create table lookups (
  id       bigint generated always as identity primary key,
  email    text not null,
  language text not null,
  asked_at timestamptz not null
);

-- A repeated sign-up gets the same answer for 24 h (design 5).
create table idempotency_keys (
  key          uuid primary key,
  body_hash    bytea not null,
  registration uuid references registrations on delete cascade,
  refusal      jsonb,
  created_at   timestamptz not null default now()
);
create index on idempotency_keys (created_at);

-- Keys of ticket codes (design 7); the private half is kept encrypted.
create table ticket_keys (
  id          smallint primary key check (id between 0 and 255),
  state       text not null check (state in ('signing', 'verifying', 'withdrawn')),
  public_key  bytea not null,
  private_key bytea not null,
  created_at  timestamptz not null default now()
);
create unique index on ticket_keys (state) where state = 'signing';
