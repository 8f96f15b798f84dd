//! Instruments as data, responses by pseudonym, group and wave, and the change between waves.
