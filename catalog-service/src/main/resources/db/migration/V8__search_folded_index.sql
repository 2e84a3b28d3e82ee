-- Built while visitors search and organisers write.
drop index concurrently if exists events_by_search;
create index concurrently events_by_search on events using gin (search_trigrams) with (fastupdate = off);
drop index concurrently if exists events_to_fold;
create index concurrently events_to_fold on events (id) where search_trigrams is null;
