create table effects (key text primary key, version bigint not null check (version > 0));
