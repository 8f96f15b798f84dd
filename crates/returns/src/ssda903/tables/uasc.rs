//! UASC: unaccompanied asylum-seeking children.

use super::row;
use crate::ssda903::{Code, DateCell};

row! {
    /// A child who sought asylum without a carer.
    Uasc of Uasc, in order of |_| DateCell::Blank;
    /// Sex.
    sex: Code = "SEX",
    /// Date of birth.
    dob: DateCell = "DOB",
    /// Date on which the status ceased.
    duc: DateCell = "DUC",
}
