//! Header: who the child is.

use super::row;
use crate::ssda903::{Code, DateCell, Text};

row! {
    /// Who the child is; one row for each child.
    Header of Header, in order of |_| DateCell::Blank;
    /// Sex: M, F or U from 2024-25; 1 or 2 before.
    sex: Code = "SEX",
    /// Date of birth.
    dob: DateCell = "DOB",
    /// Ethnic origin.
    ethnic: Code = "ETHNIC",
    /// Unique pupil number, or UN1 to UN5 with the reason that there is none.
    upn: Text = "UPN",
    /// Whether the child is a mother: 1 or 0.
    mother: Code = "MOTHER",
    /// Date of birth of the mother's first child.
    mc_dob: DateCell = "MC_DOB",
    ; derived {
        /// Whether the child stands in the UASC table: 1 or 0; blank where that table was not read.
        uasc: Code = "UASC",
    }
}
