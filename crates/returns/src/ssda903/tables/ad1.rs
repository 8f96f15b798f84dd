//! AD1: children adopted in the year.

use super::row;
use crate::ssda903::{Code, DateCell};

row! {
    /// A child adopted in the year.
    Adoption of Ad1, in order of |_| DateCell::Blank;
    /// Date of birth.
    dob: DateCell = "DOB",
    /// Date of the decision that adoption is in the child's best interests.
    date_int: DateCell = "DATE_INT",
    /// Date of matching child and adopters.
    date_match: DateCell = "DATE_MATCH",
    /// Whether the adopters fostered the child before: 1 or 0.
    foster_care: Code = "FOSTER_CARE",
    /// Number of adopters: 1 or 2.
    nb_adoptr: Code = "NB_ADOPTR",
    /// Sex of the adopters.
    sex_adoptr: Code = "SEX_ADOPTR",
    /// Legal status of the adopters.
    ls_adoptr: Code = "LS_ADOPTR",
}

impl Adoption {
    /// Which of the six items about the adoption were entered.
    fn given(&self) -> [bool; 6] {
        [
            self.date_int.is_given(),
            self.date_match.is_given(),
            self.foster_care.is_given(),
            self.nb_adoptr.is_given(),
            self.sex_adoptr.is_given(),
            self.ls_adoptr.is_given(),
        ]
    }

    /// Whether any of the items was entered.
    pub fn is_answered(&self) -> bool {
        self.given().contains(&true)
    }

    /// Whether all of the items were entered.
    pub fn is_complete(&self) -> bool {
        !self.given().contains(&false)
    }
}
