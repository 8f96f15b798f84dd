//! OC2: health and convictions of children looked after for twelve months.

use super::row;
use crate::ssda903::{Code, DateCell};

row! {
    /// Health and convictions of a child looked after for twelve months.
    Oc2 of Oc2, in order of |_| DateCell::Blank;
    /// Date of birth.
    dob: DateCell = "DOB",
    /// Score of the Strengths and Difficulties Questionnaire, 0 to 40.
    sdq_score: Code = "SDQ_SCORE",
    /// Why there is no score.
    sdq_reason: Code = "SDQ_REASON",
    /// Whether the child was convicted of an offence in the year: 1 or 0, as all that follow.
    convicted: Code = "CONVICTED",
    /// Whether health surveillance checks are up to date (under fives).
    health_check: Code = "HEALTH_CHECK",
    /// Whether immunisations are up to date.
    immunisations: Code = "IMMUNISATIONS",
    /// Whether teeth were checked.
    teeth_check: Code = "TEETH_CHECK",
    /// Whether there was a health assessment.
    health_assessment: Code = "HEALTH_ASSESSMENT",
    /// Whether a substance misuse problem was identified.
    substance_misuse: Code = "SUBSTANCE_MISUSE",
    /// Whether an intervention for it was received.
    intervention_received: Code = "INTERVENTION_RECEIVED",
    /// Whether an intervention for it was offered.
    intervention_offered: Code = "INTERVENTION_OFFERED",
}

impl Oc2 {
    /// The answers about convictions and health, in the order of the file.
    pub const fn items(&self) -> [Code; 8] {
        [
            self.convicted,
            self.health_check,
            self.immunisations,
            self.teeth_check,
            self.health_assessment,
            self.substance_misuse,
            self.intervention_received,
            self.intervention_offered,
        ]
    }

    /// Whether immunisations, teeth, health assessment and substance misuse are all answered.
    pub fn has_health(&self) -> bool {
        let items = [self.immunisations, self.teeth_check, self.health_assessment, self.substance_misuse];
        items.iter().all(|item| item.is_given())
    }
}
