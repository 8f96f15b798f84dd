//! A value as it is kept.

use crate::ids::WorkerId;
use jiff::Timestamp;
use std::ops::Deref;

/// A value as it is kept: with its version and who changed it last, for saving on top of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept<T> {
    /// The value.
    pub value: T,
    /// Counts up from 1 with each change.
    pub version: u32,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Who changed it last. None in tests and for values not yet kept.
    pub changed_by: Option<WorkerId>,
}

impl<T> Kept<T> {
    /// A value that has not been kept yet.
    pub fn new(value: T) -> Self {
        Self { value, version: 0, changed_at: Timestamp::UNIX_EPOCH, changed_by: None }
    }
}

impl<T> Deref for Kept<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Clone> Kept<T> {
    /// The same, as one of another type: of all kinds, for example.
    pub fn copied_as<U>(&self, other: impl Fn(T) -> U) -> Kept<U> {
        let Self { value, version, changed_at, changed_by } = self;
        Kept {
            value: other(value.clone()),
            version: *version,
            changed_at: *changed_at,
            changed_by: *changed_by,
        }
    }
}
