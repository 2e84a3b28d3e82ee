create table effects (key text primary key, version bigint not null, times integer not null default 1);
