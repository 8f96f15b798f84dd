//! Somebody sees a danger differently. Their words stand beside the statement (I10). Hearing them is no edit of what was
//! signed: a map that was signed off stays so, with a disagreement recorded.

use super::{
    Acting, Change, Refused,
    put::references_stand,
    refusals::{Refusals, not_here},
    settle::settle,
};
use crate::{
    danger::Dispute,
    ids::DangerId,
    map::MapStatus,
    object::{CaseRecord, Kind, Object},
    who::Who,
};

/// Keeps what somebody says against a danger statement, with today's day.
pub fn disagree(
    record: &CaseRecord,
    danger: DangerId,
    who: Who,
    words: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::DangerStatement, danger.0);
    let mut disputed =
        record.danger(danger).ok_or_else(|| not_here(Kind::DangerStatement, danger.0))?.value.clone();
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(words.trim().is_empty(), 10, at, "disputes", "Write what they say, in their own words.");
    let map = record.map(disputed.map).filter(|map| map.status == MapStatus::SignedOff);
    let map = map.map(|map| map.value.clone());
    disputed.disputes.push(Dispute { who, words: words.trim().to_owned(), on: Some(acting.today) });
    let object = Object::DangerStatement(disputed);
    references_stand(record, &object, &mut refusals);
    refusals.stop()?;
    let mut changes = vec![Change::Put(object)];
    if let Some(mut map) = map {
        map.status = MapStatus::AgreedWithDispute;
        changes.push(Change::Put(map.into()));
    }
    settle(record, &mut changes, acting);
    Ok(changes)
}
