//! Danger statements: what is feared for a child if nothing changes. (Worry statements in early help.)

use crate::{
    choice,
    ids::{DangerId, ItemId, MapId, PersonId},
    who::Who,
};
use jiff::civil::Date;
use pathway::codes::Category;
use serde::{Deserialize, Serialize};

choice! {
    /// Whether the danger still stands.
    DangerStatus {
        Current = "current", "Current";
        Resolved = "resolved", "No longer a danger";
    }
}

choice! {
    /// Which kind of harm is feared: what a child protection plan can protect a child from (P16).
    HarmKind {
        Neglect = "NEG", "Neglect";
        Physical = "PHY", "Physical abuse";
        Sexual = "SAB", "Sexual abuse";
        Emotional = "EMO", "Emotional abuse";
    }
}

impl HarmKind {
    /// The category of a plan that protects from it.
    pub fn category(self) -> Category {
        match self {
            Self::Neglect => Category::Neglect,
            Self::Physical => Category::Physical,
            Self::Sexual => Category::Sexual,
            Self::Emotional => Category::Emotional,
        }
    }
}

/// A danger statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DangerStatement {
    /// The statement.
    pub id: DangerId,
    /// The map on which it stands.
    pub map: MapId,
    /// Its place among the statements of the map, from 1.
    pub seq: u32,
    /// What the family have already done, to begin with. May be empty.
    pub honours: String,
    /// Who is worried.
    pub worriers: Vec<Who>,
    /// What adults do or do not do that is worrying: behaviour, never a label.
    pub behaviour: String,
    /// Those whose behaviour it is, also where they have done no harm yet. Whoever did the harm of an example is one too.
    #[serde(default)]
    pub whose: Vec<PersonId>,
    /// The people who have been violent to somebody in the household, or who others fear will be. None: not asked yet.
    /// Empty: nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub violent: Option<Vec<PersonId>>,
    /// Items of past harm that are examples.
    pub examples: Vec<ItemId>,
    /// Which kinds of harm are feared. The category of a plan is chosen among them (P16). Empty: nobody has said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub harm_kinds: Vec<HarmKind>,
    /// What may happen to each child.
    pub feared: Vec<FearedEffect>,
    /// Who disagrees, and what they say. Kept, never deleted (I10).
    pub disputes: Vec<Dispute>,
    /// Whether it still stands.
    pub status: DangerStatus,
    /// Why it no longer stands. Empty while it does.
    #[serde(default)]
    pub status_reason: String,
}

impl DangerStatement {
    /// The children whom it names.
    pub fn children(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.feared.iter().map(|feared| feared.child)
    }

    /// Whether somebody's disagreement stands.
    pub fn is_disputed(&self) -> bool {
        !self.disputes.is_empty()
    }
}

/// What may happen to one child if nothing changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FearedEffect {
    /// The child.
    pub child: PersonId,
    /// Soon.
    pub short_term: String,
    /// Later in life.
    pub long_term: String,
}

/// A disagreement with a statement, in the person's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Who disagrees.
    pub who: Who,
    /// What they say.
    pub words: String,
    /// The day on which they said it. None: it came with the statement.
    #[serde(default)]
    pub on: Option<Date>,
}
