//! Small things that many tables need: moments that may be missing, and texts that must say something.

use crate::{StoreError, clock::from_micros};
use jiff::Timestamp;

/// A moment that may be missing.
pub(crate) fn moment(micros: Option<i64>) -> Option<Timestamp> {
    micros.map(from_micros)
}

/// Refuses a text that says nothing, with a sentence for the person who left it empty.
pub(crate) fn said(text: &str, sentence: &str) -> Result<(), StoreError> {
    if text.trim().is_empty() { Err(StoreError::Refused(sentence.to_owned())) } else { Ok(()) }
}
