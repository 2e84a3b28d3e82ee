-- What we know of events and registrations: copies from messages, never edited here. No
-- personal data in any table of this service: a registration is an id.

create table events (
  id                uuid primary key,
  version           bigint not null,
  organisation      text not null,
  organisation_name text not null,
  slug              text not null,
  status            text not null check (status in ('published', 'cancelled', 'withdrawn')),
  title             jsonb not null,
  reason            text
);
create index on events (organisation);

create table sessions (
  id        uuid primary key,
  event     uuid not null references events,
  status    text not null check (status in ('scheduled', 'cancelled')),
  title     jsonb,
  starts_at timestamptz not null,
  ends_at   timestamptz not null,
  zone      text not null,
  all_day   boolean not null,
  online    boolean not null,
  venue     jsonb
);
create index on sessions (event);

-- sessions: where its contact has a place, or had one before it ended. The event may not be
-- known yet, so nothing refers to it.
create table registrations (
  id           uuid primary key,
  version      bigint not null,
  event        uuid not null,
  status       text not null,
  language     text not null,
  hold_until   timestamptz,
  confirmed_at timestamptz,
  cause        text,
  sessions     uuid[] not null
);
create index on registrations (event);

-- One row for each e-mail. The unique key makes repeated messages harmless: rule is the
-- how-manieth request ('1') or the reminder's rule ('2_days_before'), day is a reminder's
-- day. A claim moves due_at past its lease: after a crash the mail is due again.
create table mails (
  id           uuid primary key,
  registration uuid not null references registrations,
  event        uuid not null,
  kind         text not null check (kind in ('confirm', 'ticket', 'cancelled', 'reminder', 'links')),
  rule         text not null,
  day          date,
  state        text not null default 'due' check (state in ('due', 'sent', 'failed', 'dropped')),
  asked_at     timestamptz not null,
  due_at       timestamptz not null,
  attempts     integer not null default 0,
  first_attempt_at timestamptz,
  ended_at     timestamptz,
  reason       text,
  unique nulls not distinct (registration, kind, rule, day)
);
create index on mails (due_at) where state = 'due';
create index on mails (event, id);
