//! `PlacedAdoption`: decisions to place a child for adoption.

use super::row;
use crate::ssda903::{Code, DateCell};

row! {
    /// A decision that a child should be placed for adoption, and its end.
    PlacedForAdoption of PlacedAdoption, in order of |decision| decision.date_placed;
    /// Date of birth.
    dob: DateCell = "DOB",
    /// Date of the decision that the child should be placed for adoption.
    date_placed: DateCell = "DATE_PLACED",
    /// Date of the decision that the child should no longer be.
    date_placed_ceased: DateCell = "DATE_PLACED_CEASED",
    /// Why not.
    reason_placed_ceased: Code = "REASON_PLACED_CEASED",
}
