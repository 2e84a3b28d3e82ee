-- Which organisation has an import under way, in whichever instance, until when at most: one at a time.
create table import_runs (
  organisation text primary key,
  holder       uuid not null,
  until        timestamptz not null
);
