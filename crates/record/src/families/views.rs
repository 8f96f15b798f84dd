//! What one person may not see yet, asked of `practice::views`, which decides it.

use practice::{CaseRecord, Object, Sealing, ids::WorkerId, views::body_for_history};
use std::collections::BTreeSet;

/// The fields of this thing that the viewer may see while it tells a number that is still sealed for them (I4).
/// None: nothing of it is sealed.
pub(crate) fn unsealed(object: &Object, record: &CaseRecord, viewer: WorkerId) -> Option<BTreeSet<String>> {
    match object.sealing(record, viewer) {
        Sealing::Open => None,
        Sealing::Whole => Some(BTreeSet::new()),
        Sealing::Fields(_) => {
            let body = body_for_history(object, record, viewer).ok();
            let fields = body.as_ref().and_then(|body| body.as_object());
            Some(fields.into_iter().flat_map(|fields| fields.keys().cloned()).collect())
        }
    }
}

/// Whether this thing tells a number that is still sealed for the viewer (I4).
pub(crate) fn is_hidden(object: &Object, record: &CaseRecord, viewer: WorkerId) -> bool {
    object.sealing(record, viewer) != Sealing::Open
}
