//! What a trial ends with.

/// What any part of a trial may end with.
pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
