//! Missing: times missing or away without authorisation.

use super::row;
use crate::ssda903::{Code, DateCell};

row! {
    /// A time missing, or away from placement without authorisation.
    MissingPeriod of Missing, in order of |period| period.mis_start;
    /// Date of birth.
    dob: DateCell = "DOB",
    /// M for missing, A for away without authorisation.
    missing: Code = "MISSING",
    /// Date it began.
    mis_start: DateCell = "MIS_START",
    /// Date it ended.
    mis_end: DateCell = "MIS_END",
}
