//! Scales and rounds as every page names them.

use crate::{trouble::Trouble, visit::FamilyVisit, words};
use practice::{
    CaseRecord, Who,
    ids::RoundId,
    map::Variant,
    scale::{Scale, ScalingRound},
};

/// The round that the path names, and whom of those asked.
pub fn here<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<(&'a ScalingRound, &'a Who), Trouble> {
    let round = record.round(visit.id::<RoundId>("round")?).ok_or(Trouble::Absent)?;
    let place: usize = visit.id("n")?;
    Ok((&round.value, round.raters.get(place).ok_or(Trouble::Absent)?))
}

/// The first words of the danger that a scale is about. Empty for other scales.
pub fn about(record: &CaseRecord, scale: &Scale) -> String {
    let danger = scale.danger.and_then(|danger| record.danger(danger));
    danger.map(|danger| words::short(&danger.behaviour)).unwrap_or_default()
}

/// What a scale is called: "Danger statement 1", "Willingness: Kim".
pub fn title(record: &CaseRecord, scale: &Scale) -> String {
    let danger = scale.danger.and_then(|danger| record.danger(danger));
    if let Some(danger) = danger {
        let variant = record.map(danger.map).map_or(Variant::Safety, |map| map.variant);
        return format!("{} {}", words::capital(variant.statement()), danger.seq);
    }
    let person = scale.person.and_then(|person| record.person(person));
    match person {
        Some(person) => format!("{}: {}", scale.subject.words(), person.short_name()),
        None => scale.subject.words().to_owned(),
    }
}
