//! What is said when something was refused.

use record::StoreError;
use ui::trouble::Trouble;

/// The sentence with which the store refused what was typed; any other error stays one.
pub(super) fn sentence(error: StoreError) -> Result<String, Trouble> {
    match error {
        StoreError::Refused(sentence) | StoreError::Conflict(sentence) => Ok(sentence),
        other => Err(other.into()),
    }
}
