//! One of each error, for tests that must hold for all of them.

use crate::StoreError;

/// Every error once. A new one does not compile until it stands here.
pub fn one_of_each() -> Vec<StoreError> {
    let mut all = vec![StoreError::Full];
    while let Some(next) = all.last().and_then(after) {
        all.push(next);
    }
    all
}

/// The error after this one.
fn after(error: &StoreError) -> Option<StoreError> {
    let words = || "the words".to_owned();
    Some(match error {
        StoreError::Full => StoreError::Locked,
        StoreError::Locked => StoreError::Damaged(words()),
        StoreError::Damaged(_) => StoreError::SavesLost(words()),
        StoreError::SavesLost(_) => StoreError::Behind(2),
        StoreError::Behind(_) => StoreError::Newer { found: 9, known: 2 },
        StoreError::Newer { .. } => StoreError::BadCopy(words()),
        StoreError::BadCopy(_) => StoreError::Disk(words()),
        StoreError::Disk(_) => StoreError::Unreachable(words()),
        StoreError::Unreachable(_) => StoreError::Uncertain,
        StoreError::Uncertain => StoreError::Stopping,
        StoreError::Stopping => StoreError::Fault(words()),
        StoreError::Fault(_) => StoreError::Database(words()),
        StoreError::Database(_) => StoreError::Unreadable { kind: words(), number: 7, why: words() },
        StoreError::Unreadable { .. } => StoreError::Absent,
        StoreError::Absent => StoreError::SessionEnded,
        StoreError::SessionEnded => StoreError::ChangedHands,
        StoreError::ChangedHands => StoreError::NotPermitted,
        StoreError::NotPermitted => StoreError::DraftsFull,
        StoreError::DraftsFull => StoreError::TooLong(words()),
        StoreError::TooLong(_) => StoreError::Refused("The refusal.".to_owned()),
        StoreError::Refused(_) => StoreError::Conflict("The conflict.".to_owned()),
        StoreError::Conflict(_) => StoreError::Settings(words()),
        StoreError::Settings(_) => return None,
    })
}
