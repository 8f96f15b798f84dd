//! What a comparison is made from.

use crate::study::plan::{Outcome, Plan, Round};
use crate::study::run::joined::Joined;
use crate::study::run::material::Material;

/// What a comparison is made from.
pub(super) struct Ask<'a> {
    pub(super) plan: &'a Plan,
    pub(super) outcome: &'a Outcome,
    pub(super) round: &'a Round,
    pub(super) joined: &'a Joined,
    pub(super) material: &'a Material,
    /// The units of the round, but for those that the plan leaves out.
    pub(super) members: Vec<usize>,
    /// Those of them that have every value.
    pub(super) treated: Vec<usize>,
    /// All units of the study. None of them is a comparator.
    pub(super) study_units: Vec<usize>,
}
