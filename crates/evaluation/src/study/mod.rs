//! The study as a file: written before looking, locked with a hash, changed only by a recorded deviation.
