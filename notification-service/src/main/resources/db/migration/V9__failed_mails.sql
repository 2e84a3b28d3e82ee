-- How many mails failed is measured all the time, without reading those that were sent.
create index concurrently if not exists mails_failed on mails (event) where state = 'failed';
