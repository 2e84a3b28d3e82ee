-- Every reading of a ticket code at a door, refused ones too. A scan keeps the id of the
-- ticket, or a hash of a code that is none; never the code and never a name. Erasing a
-- registration leaves its scans behind as numbers without a ticket.
create table scans (
  id           uuid primary key,
  session      uuid not null references sessions,
  ticket       uuid references tickets on delete set null,
  quota        uuid references quotas,
  code_hash    bytea,
  outcome      text not null check (outcome in ('bad_signature', 'unknown', 'revoked', 'cancelled', 'waiting',
                 'wrong_event', 'wrong_session', 'released', 'too_early', 'too_late', 'already_admitted', 'admitted',
                 'left')),
  direction    text not null check (direction in ('in', 'out')),
  gate         text not null,
  device       text not null,
  actor        text not null,
  offline      boolean not null,
  scanned_at   timestamptz not null,
  received_at  timestamptz not null,
  first_at     timestamptz,
  first_gate   text,
  first_device text,
  undone_at    timestamptz,
  undone_by    text
);
create index on scans (ticket) where ticket is not null;
create index on scans (session, received_at);

-- The sessions that a steward may choose from.
create index on events (organisation);
create index on sessions (ends_at);
