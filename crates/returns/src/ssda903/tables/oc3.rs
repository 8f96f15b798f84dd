//! OC3: care leavers.

use super::row;
use crate::ssda903::{Code, DateCell};

row! {
    /// A care leaver around a birthday.
    Oc3 of Oc3, in order of |_| DateCell::Blank;
    /// Date of birth.
    dob: DateCell = "DOB",
    /// Whether the authority is in touch.
    in_touch: Code = "IN_TOUCH",
    /// Main activity.
    activ: Code = "ACTIV",
    /// Accommodation.
    accom: Code = "ACCOM",
}

impl Oc3 {
    /// Whether any of the three items about leaving care was entered.
    pub fn is_answered(&self) -> bool {
        self.in_touch.is_given() || self.activ.is_given() || self.accom.is_given()
    }
}
