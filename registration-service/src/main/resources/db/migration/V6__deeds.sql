-- Accounts have no name here, and whoever reads what was done wants to know by whom.
alter table deeds add column actor_name text not null default '';
