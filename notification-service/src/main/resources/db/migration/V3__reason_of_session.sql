-- Why one date was cancelled; those who lose it are told.
alter table sessions add column reason text;
