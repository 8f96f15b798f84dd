//! A decision about a child that somebody cannot take alone: a family to which the child belongs is with another team, or is hidden
//! from whoever decides. Both are said in the same words, and the words name neither.

use crate::{Finding, Kind, ids::FamilyId};

/// What is said to whoever decides. It stands wherever a second person is needed, and tells of no other family.
pub const NEEDED: &str = "This waits for a second person, who was told. Nothing has changed yet, and what you typed is still here. Your \
     practice supervisor can say who it is, if you have to know today.";

/// The families without whose people this was not decided. Their holders are told; whoever decided is not told which.
pub fn holders(findings: &[Finding]) -> Vec<FamilyId> {
    let needed = findings.iter().filter(|finding| finding.sentence == NEEDED);
    needed
        .filter(|finding| finding.place.kind == Kind::Family)
        .map(|finding| FamilyId(finding.place.number))
        .collect()
}
