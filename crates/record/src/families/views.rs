//! What one person may not see yet, asked of `practice::views`, which decides it.

use practice::{
    FamilyRecord, Kind, Object,
    ids::WorkerId,
    views::{body_for_history, seen_by},
};
use std::collections::BTreeSet;

/// Whether things of this kind may tell a number that is sealed.
pub(crate) fn may_be_sealed(kind: Kind) -> bool {
    matches!(kind, Kind::ScaleRating | Kind::Escalation)
}

/// The fields of this thing that the viewer may see while it tells a number that is still sealed for them (I4).
/// None: nothing of it is sealed.
pub(crate) fn unsealed(object: &Object, record: &FamilyRecord, viewer: WorkerId) -> Option<BTreeSet<String>> {
    if !is_hidden(object, record, viewer) {
        return None;
    }
    let body = match object {
        Object::ScaleRating(_) => body_for_history(object, record, viewer).ok(),
        _ => None,
    };
    let fields = body.as_ref().and_then(|body| body.as_object());
    Some(fields.into_iter().flat_map(|fields| fields.keys().cloned()).collect())
}

/// Whether this thing tells a number that is still sealed for the viewer (I4).
pub(crate) fn is_hidden(object: &Object, record: &FamilyRecord, viewer: WorkerId) -> bool {
    match object {
        Object::ScaleRating(_) => {
            body_for_history(object, record, viewer).map_or(true, |body| body.get("sealed").is_some())
        }
        Object::Escalation(told) => {
            record.escalation(told.id).is_some() && seen_by(record, viewer).escalation(told.id).is_none()
        }
        _ => false,
    }
}
