//! A thing of the pathway, named in the address by its kind and number.

use access::Deed;
use practice::{
    CaseRecord, Kept, Kind, Object,
    ids::{decode, encode},
};
use ui::{trouble::Trouble, visit::ChildVisit};

/// The thing that the address names, for whoever may put it right: what was decided or signed, whoever may decide so; what only began,
/// whoever works with the child.
pub(super) fn named(visit: &ChildVisit, own: &CaseRecord) -> Result<Kept<Object>, Trouble> {
    let kind = visit.params.get("kind").and_then(|code| Kind::from_code(code)).ok_or(Trouble::Absent)?;
    let number = visit.params.get("number").and_then(|text| decode(text).ok()).ok_or(Trouble::Absent)?;
    let thing = own.find(kind, number).ok_or(Trouble::Absent)?;
    if super::fields::views(&thing.value).is_none() {
        return Err(Trouble::Absent);
    }
    if is_decided(&thing.value) && !visit.may(Deed::Decide) {
        return Err(Trouble::NotYourRole);
    }
    Ok(thing)
}

/// The part of the address that names it.
pub(super) fn rest((kind, number): (Kind, i64)) -> String {
    format!("pathway/{}/{}", kind.code(), encode(number))
}

/// Whether it was decided or signed.
pub(super) fn is_decided(thing: &Object) -> bool {
    match thing {
        Object::Referral(one) => one.decided.is_some() || one.no_further.is_some() || one.closed.is_some(),
        Object::Assessment(one) => one.authorised.is_some(),
        Object::Enquiry(one) => one.concluded.is_some(),
        Object::InNeedPlan(one) => one.ended.is_some(),
        _ => true,
    }
}

/// Its kind and number.
pub(super) fn which(thing: &Object) -> (Kind, i64) {
    (thing.kind(), thing.number())
}
