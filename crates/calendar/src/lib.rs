//! Working days, bank holidays and ages: civil dates only, no clock.
