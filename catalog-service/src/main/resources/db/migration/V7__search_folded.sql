-- What an event is found by: folded by the service (SearchText), with the groups of three
-- letters that lead to it. Empty where an older version of the service wrote the event; a
-- job fills it in. The columns of older versions stay until none of them runs.
alter table events add column search text;
alter table events add column search_trigrams text[];

create function forget_search() returns trigger language plpgsql as $$
begin
  new.search := null;
  new.search_trigrams := null;
  return new;
end
$$;

create trigger events_search before update of search_text on events for each row
  when (old.search_text is distinct from new.search_text and new.search is not distinct from old.search
        and new.search is not null)
  execute function forget_search();
