-- When an event was cancelled: it can be had back for a while.
alter table events add column cancelled_at timestamptz;

-- A sign-up that closes once sold out is a wish of its own; so far nobody had it.
update events set content = jsonb_set(content, '{signUp,closeWhenSoldOut}', 'false');
