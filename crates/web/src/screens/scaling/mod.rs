//! Scales and the rounds in which people give their numbers before anybody sees another's.
