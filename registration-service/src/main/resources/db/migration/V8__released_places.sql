-- Nobody came, so somebody who waited at the door got the place (design 6).
alter table places
  drop constraint places_state_check,
  add constraint places_state_check
    check (state in ('held', 'waitlisted', 'offered', 'confirmed', 'cancelled', 'expired', 'released'));
