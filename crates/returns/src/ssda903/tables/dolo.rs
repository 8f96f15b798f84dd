//! `DoLo`: deprivation of liberty orders, from 2026-27.

use super::row;
use crate::ssda903::DateCell;

row! {
    /// A deprivation of liberty order.
    Dolo of Dolo, in order of |order| order.dolo_start;
    /// Date of birth.
    dob: DateCell = "DOB",
    /// Date it began.
    dolo_start: DateCell = "DOLO_START",
    /// Date it ended.
    dolo_end: DateCell = "DOLO_END",
}
