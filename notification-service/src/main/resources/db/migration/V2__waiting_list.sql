-- sessions: where its contact has a place, or had one before it ended; awaited: where it
-- waits for one or has an offer.
alter table registrations add column offer_until timestamptz;
alter table registrations add column ended_at timestamptz;
alter table registrations add column awaited uuid[] not null default '{}';

alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check
  check (kind in ('confirm', 'ticket', 'waiting', 'offer', 'offer_expired', 'cancelled', 'reminder', 'links'));
