-- How many places people had who are erased, as attendance counts them: numbers only, which lead to nobody.
-- minute: of the first admission; none for those who never came.
create table headcounts (
  session    uuid not null references sessions,
  quota      uuid not null references quotas,
  gate       text not null,
  minute     timestamptz,
  registered integer not null,
  waiting    integer not null,
  cancelled  integer not null,
  present    integer not null,
  inside     integer not null,
  absent     integer not null,
  unique nulls not distinct (session, quota, gate, minute)
);
create index on headcounts (quota);
