//! Saving one thing of the record, new or changed, with everything that follows from it.

use super::{
    Acting, Change, Refused, consequences, dates, kinds, references::references, refusals::Refusals, settle,
};
use crate::object::{CaseRecord, Object};

/// Saves a new or changed object.
///
/// Refuses what can never be right: references to things that are not in the record, somebody's own words altered,
/// dates that cannot be, steps that have an action of their own, work on a closed case. Everything that is merely
/// unfinished may be saved; the rules say what is missing.
///
/// With the object come its consequences: a signed map goes back to draft with the next version; a number in a band that
/// the authority escalates opens an escalation (I15); a failed test calls the network together (I19); a new danger gets
/// its scale (I2).
pub fn put(record: &CaseRecord, mut object: Object, acting: &mut Acting<'_>) -> Result<Vec<Change>, Refused> {
    object.put_back(record, acting);
    let mut refusals = Refusals::default();
    if !object.kind().is_kept_on_a_closed_case() {
        refusals.unless_open(record);
    }
    references_stand(record, &object, &mut refusals);
    object.own_words(record, &mut refusals);
    dates::check(record, &object, acting.today, &mut refusals);
    object.steps_apart(record, &mut refusals);
    kinds::check(record, &object, acting.thresholds, &mut refusals);
    settle::check(record, &object, acting, &mut refusals);
    refusals.stop()?;
    let old = record.find(object.kind(), object.number()).map(|kept| kept.value);
    let mut changes = vec![Change::Put(object.clone())];
    consequences::of(record, old.as_ref(), &object, acting, &mut changes);
    settle::settle(record, &mut changes, acting);
    Ok(changes)
}

pub(super) fn references_stand(record: &CaseRecord, object: &Object, refusals: &mut Refusals) {
    let kind = object.kind();
    for named in references(object) {
        let itself = (named.kind, named.number) == (kind, object.number());
        if !itself && record.version_of(named.kind, named.number).is_some() {
            continue;
        }
        refusals.add(named.rule.number(), (kind, object.number()), named.field, format!(
            "The {} that this {} names is not in this family’s record. Choose one that is, or add it first.",
            named.kind.words(), kind.words(),
        ));
    }
}
