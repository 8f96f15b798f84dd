//! `PrevPerm`: children who came back into care after a permanence order.

use super::row;
use crate::ssda903::{Code, DateCell, Text};

row! {
    /// The permanence order that a child had before coming into care.
    PreviousPermanence of PrevPerm, in order of |_| DateCell::Blank;
    /// Date of birth.
    dob: DateCell = "DOB",
    /// Which kind of order.
    prev_perm: Code = "PREV_PERM",
    /// The authority that arranged it.
    la_perm: Code = "LA_PERM",
    /// Date of the order; its parts may be ZZ where they are not known, so it is kept as text.
    date_perm: Text = "DATE_PERM",
}
