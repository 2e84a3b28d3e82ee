-- An address is asked for once; the known ones are found without reading the others.
drop index concurrently if exists lookups_once;
create unique index concurrently lookups_once on lookups (once);
drop index concurrently if exists lookups_known;
create index concurrently lookups_known on lookups (id) where known is not false;
