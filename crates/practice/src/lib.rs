//! The practice framework as types and rules. Pure: no clock, no randomness, no storage.
