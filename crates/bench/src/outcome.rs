//! What a measurement ends with.

/// What any part of a measurement may end with.
pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
