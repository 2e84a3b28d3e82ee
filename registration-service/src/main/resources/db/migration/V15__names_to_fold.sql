-- Leads the job to the rows that it has to fill; built while sign-up goes on.
drop index concurrently if exists tickets_to_fold;
create index concurrently tickets_to_fold on tickets (id) where search is null;
drop index concurrently if exists contacts_to_fold;
create index concurrently contacts_to_fold on contacts (registration) where search is null;
