//! 166: the date of a review is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "166",
    message: "Date of review is invalid or blank.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<REVIEW> must be provided and be a valid date.",
    fields: &["REVIEW"],
    needs: &[ThisYear(Table::Reviews)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.reviews.iter().filter(|row| !row.review.is_day()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "Reviews REVIEW
             01/04/2025
             31/04/2025 !
             . !",
        );
    }
}
