-- Whoever changes the team of an organisation in Keycloak, until when at most: a row instead of a transaction, which
-- would keep a connection while Keycloak answers.
create table team_locks (
  organisation text primary key,
  holder       uuid not null,
  until        timestamptz not null
);
