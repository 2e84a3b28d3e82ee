-- Words are found anywhere in a text ("bibliothek" in "Stadtbibliothek"), also among many
-- thousand events: by the groups of three letters that text and word have in common.
-- (pg_trgm does the same, but is not part of every PostgreSQL.)
-- Costly, so that it is never asked of one row after another.
create function trigrams(text) returns text[]
language sql immutable strict parallel safe cost 10000
as $$ select array(select distinct substr($1, i, 3) from generate_series(1, length($1) - 2) as i) $$;

create index events_by_words on events using gin (trigrams(search_text)) with (fastupdate = off);

-- The same for the other filters: few events have a rare topic.
create index events_by_labels on events using gin ((content -> 'topics'), (content -> 'targetGroups'),
  (content -> 'languages'), (content -> 'accessibility')) with (fastupdate = off);
create index events_by_format on events ((content ->> 'format'));

analyze events;
