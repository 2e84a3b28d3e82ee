-- The erasure finds scans that still name one of the staff without reading all scans of the past.
create index concurrently if not exists scans_with_staff on scans (session) where actor <> 'erased' or undone_by <> 'erased';
