-- Whatever deletes a registration looks for its keys.
create index on idempotency_keys (registration) where registration is not null;
