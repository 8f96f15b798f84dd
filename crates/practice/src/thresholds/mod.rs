//! What an authority may set: numbers and words that the rules use, a section for each area. Defaults are those of practice
//! guidance. A value may change from a day on ([`Dated`]); a rule asks with the day on which its clock began, so that nobody
//! is held to what was decided afterwards, or with the day of the look where it speaks of what stands now. Which of the two
//! stands beside each value.

mod children;
mod closing;
mod contacts;
mod figures;
mod maps;
mod parties;
mod plans;
mod scales;

pub use children::{ChildEnds, Children};
pub use closing::Closing;
pub use contacts::Contacts;
pub use figures::Figures;
pub use maps::Maps;
pub use matter::{Dated, NotInOrder};
pub use parties::Parties;
pub use pathway::Clocks;
pub use plans::Plans;
pub use scales::{Band, ScaleWords, Scales};

use serde::Deserialize;

/// One authority's settings of the rules.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Thresholds {
    /// The map: how many dangers, which words, who looks at it.
    pub maps: Maps,
    /// Scales and numbers.
    pub scales: Scales,
    /// Safety plans: who does something in them, when they are tested and looked at.
    pub plans: Plans,
    /// What reaches the service, and harm that was just done.
    pub contacts: Contacts,
    /// When the work is over.
    pub closing: Closing,
    /// What is asked of children, and how.
    pub children: Children,
    /// Checks of sponsors, carers, residents and adopters.
    pub parties: Parties,
    /// How long each clock of the statutory pathway runs.
    pub clocks: Clocks,
    /// What the authority's figures are counted out of.
    pub figures: Figures,
}
