-- Sessions that were cancelled under a registration that goes on; its contact is told of each.
alter table registrations add column lost uuid[] not null default '{}';

alter table mails drop constraint mails_kind_check;
alter table mails add constraint mails_kind_check
  check (kind in ('confirm', 'ticket', 'waiting', 'offer', 'offer_expired', 'cancelled', 'session_cancelled',
                  'reminder', 'links'));
