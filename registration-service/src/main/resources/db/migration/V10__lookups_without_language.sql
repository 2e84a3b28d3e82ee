-- The mail is in the language of each registration.
alter table lookups drop column language;
