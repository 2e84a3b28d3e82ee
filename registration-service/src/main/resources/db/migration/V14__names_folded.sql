-- What a name is searched by, beside the name: written by the service (SearchText). Empty
-- where an older version of the service wrote the row; a job fills it in.
alter table tickets add column search text;
alter table contacts add column search text;

-- An older version changes a name and does not know the column: what it held is forgotten.
create function forget_search() returns trigger language plpgsql as $$
begin
  new.search := null;
  return new;
end
$$;

create trigger tickets_search before update of name on tickets for each row
  when (old.name is distinct from new.name and new.search is not distinct from old.search and new.search is not null)
  execute function forget_search();

create trigger contacts_search before update of name on contacts for each row
  when (old.name is distinct from new.name and new.search is not distinct from old.search and new.search is not null)
  execute function forget_search();
