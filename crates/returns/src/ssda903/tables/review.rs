//! Reviews of the child's case.

use super::row;
use crate::ssda903::{Code, DateCell};

row! {
    /// A review of the child's case.
    Review of Reviews, in order of |review| review.review;
    /// Date of birth.
    dob: DateCell = "DOB",
    /// Date of the review.
    review: DateCell = "REVIEW",
    /// How the child took part.
    review_code: Code = "REVIEW_CODE",
}
