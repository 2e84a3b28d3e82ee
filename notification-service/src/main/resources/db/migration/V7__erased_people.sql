-- What was kept of people whom registration-service had erased before mails were erased with them.
delete from mails m using registrations r where r.id = m.registration and r.cause = 'erased';
delete from unsubscriptions u using registrations r where r.id = u.registration and r.cause = 'erased';
