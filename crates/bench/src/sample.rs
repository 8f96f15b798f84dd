//! Families to measure with, and who signs in for them.

use jiff::civil::Date;
use practice::ids::{DangerId, FamilyId, MapId, RoundId};
use serde::{Deserialize, Serialize};

/// Everybody's password.
pub(crate) const PASSWORD: &str = "measured twice and cut once";

/// A whole, open family to measure with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Sample {
    pub(crate) family: FamilyId,
    /// Under which name the worker who leads signs in.
    pub(crate) username: String,
    /// Under which name the supervisor of the site's first team signs in.
    pub(crate) supervisor: String,
    pub(crate) map: MapId,
    /// A round that waits for the lead's number.
    pub(crate) round: RoundId,
    /// The danger of the round's first scale.
    pub(crate) danger: DangerId,
    /// A child's name, with its day of birth.
    pub(crate) child: (String, Option<Date>),
}
