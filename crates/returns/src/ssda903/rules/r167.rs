//! 167: a review says how the child took part.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "167",
    message: "Data entry for participation is invalid or blank.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<REVIEW> and <REVIEW_CODE> must both be provided or both be blank, and <REVIEW_CODE> must be a valid value.",
    fields: &["REVIEW_CODE"],
    needs: &[ThisYear(Table::Reviews)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let codes = &child.codes().review_code;
    let wrong = |row: &&Review| {
        row.review_code.is_given() != row.review.is_given() || not_among(row.review_code, codes)
    };
    found.all(child.reviews.iter().filter(wrong));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_and_a_code_that_is_none() {
        flags(
            &RULE,
            "Reviews REVIEW REVIEW_CODE
             01/05/2025 PN1
             01/05/2025 PN8 !
             01/05/2025 . !
             . PN1 !
             . .",
        );
    }
}
