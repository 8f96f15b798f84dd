//! JavaScript's two equalities, which the components' conditions are written for.

use minijinja::Value;
use minijinja::value::ValueKind;

/// `===`: the same kind and the same value.
pub(crate) fn same(left: &Value, right: &Value) -> bool {
    left.kind() == right.kind() && left == right
}

/// `==`: also nothing with nothing, and numbers with strings that read as them.
pub(crate) fn equal(left: &Value, right: &Value) -> bool {
    let nothing = |value: &Value| value.is_none() || value.is_undefined();
    if nothing(left) || nothing(right) {
        return nothing(left) && nothing(right);
    }
    if left.kind() == right.kind() {
        return left == right;
    }
    matches!((number(left), number(right)), (Some(left), Some(right)) if left.total_cmp(&right).is_eq())
}

fn number(value: &Value) -> Option<f64> {
    match value.kind() {
        ValueKind::Bool => Some(if value.is_true() { 1.0 } else { 0.0 }),
        ValueKind::Number => value.to_string().parse().ok(),
        ValueKind::String => match value.as_str().map(str::trim) {
            Some("") => Some(0.0),
            Some(text) => text.parse().ok(),
            None => None,
        },
        _ => None,
    }
}

/// What JavaScript takes for true: also an empty list or object.
pub(crate) fn truthy(value: &Value) -> bool {
    value.is_true() || matches!(value.kind(), ValueKind::Map | ValueKind::Seq)
}

/// Whether a list holds the value, by `===`.
pub(crate) fn within(value: &Value, list: &Value) -> bool {
    list.try_iter().is_ok_and(|mut items| items.any(|item| same(&item, value)))
}
