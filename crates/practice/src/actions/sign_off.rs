//! Signing a map off.

use super::{
    Acting, Change, Refused,
    refusals::{HOUSE_KEEPING, Refusals, not_here},
};
use crate::{
    danger::DangerStatus,
    ids::MapId,
    map::{MapStatus, SignOff},
    object::{CaseRecord, Kind},
    rules,
};

/// Signs a map off. With a disagreement on it, it is signed off with that disagreement recorded (I10). Refuses with
/// whatever the rules still find in the way.
pub fn sign_off(
    record: &CaseRecord,
    map: MapId,
    note: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::Map, map.0);
    let mut signed = record.map(map).ok_or_else(|| not_here(Kind::Map, map.0))?.value.clone();
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(signed.is_signed(), HOUSE_KEEPING, at, "status", "This map has been signed off already.");
    refusals.when(
        signed.status == MapStatus::Superseded,
        HOUSE_KEEPING,
        at,
        "status",
        "A later map has replaced this one. Sign off the later one.",
    );
    refusals.extend(rules::in_the_way_of_sign_off(acting.look(record), map));
    refusals.stop()?;
    let disputed = record
        .dangers
        .iter()
        .any(|danger| danger.map == map && danger.status == DangerStatus::Current && danger.is_disputed());
    signed.status = if disputed { MapStatus::AgreedWithDispute } else { MapStatus::SignedOff };
    signed.signed_off = Some(SignOff { by: acting.by, on: acting.today, note: note.trim().to_owned() });
    Ok(vec![Change::Put(signed.into())])
}
