-- Where sessions are, for lists by place; written with the document.
alter table event_sessions add column latitude double precision, add column longitude double precision;

update event_sessions s
set latitude = (d.session #>> '{venue,latitude}')::double precision,
    longitude = (d.session #>> '{venue,longitude}')::double precision
from (select e.id as event, jsonb_array_elements(e.content -> 'sessions') as session from events e) d
where d.event = s.event and (d.session ->> 'id')::uuid = s.id;

create index on event_sessions (latitude, longitude) where scheduled;

analyze event_sessions;
