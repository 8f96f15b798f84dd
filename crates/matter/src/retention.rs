//! How long a record is to be kept: its class, the event from which the years count, and whether something holds it. The years
//! of each class are the authority's, dated, and not kept with the record (operations O36).

use crate::{choice, ids::WorkerId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

choice! {
    /// As what a record is kept.
    RetentionClass {
        Family = "family", "Work with a family";
        Child = "child", "A child’s own record";
        LookedAfter = "looked_after", "A child who was looked after";
        Adoption = "adoption", "An adopted child";
        Party = "party", "A carer or sponsor";
    }
}

choice! {
    /// From which event the years count. Its day stands in the record itself.
    RetentionTrigger {
        Closure = "closure", "When the work ended";
        Birth = "birth", "The child’s birth";
        Death = "death", "The child’s death";
        Order = "order", "The adoption order";
    }
}

/// Why a record must be kept however old it is: an inquiry, a court, a complaint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalHold {
    /// Who said so.
    pub by: WorkerId,
    /// Since when.
    pub on: Date,
    /// Why.
    pub why: String,
}

/// How long a record is to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    /// As what.
    pub class: RetentionClass,
    /// From which event the years count.
    pub trigger: RetentionTrigger,
    /// Why it must be kept whatever its age, if anything holds it.
    pub hold: Option<LegalHold>,
}

impl Retention {
    /// A record of this class that nothing holds.
    pub fn of(class: RetentionClass) -> Self {
        let trigger = match class {
            RetentionClass::Family | RetentionClass::Party => RetentionTrigger::Closure,
            RetentionClass::Child | RetentionClass::LookedAfter => RetentionTrigger::Birth,
            RetentionClass::Adoption => RetentionTrigger::Order,
        };
        Self { class, trigger, hold: None }
    }

    /// What a family's record begins with. Records of before are kept so too.
    pub fn family() -> Self {
        Self::of(RetentionClass::Family)
    }
}
