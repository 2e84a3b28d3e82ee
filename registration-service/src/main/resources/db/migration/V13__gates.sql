-- The organiser's list of gates, as the catalog tells it. Without one any text is a gate.
alter table events add column gates jsonb not null default '[]';
