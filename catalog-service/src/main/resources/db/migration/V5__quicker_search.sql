-- Computed once, when an event is stored: where most events have a word, the database
-- looks at them one by one, and computing took most of the time.
alter table events add column trigrams text[] generated always as (trigrams(search_text)) stored;

drop index events_by_words;
create index events_by_words on events using gin (trigrams) with (fastupdate = off);

analyze events;

-- How long the longest session is: none that began so long before a day is on at that day.
create index event_sessions_by_length on event_sessions ((ends_at - starts_at)) where scheduled;
analyze event_sessions;
