//! 440: the child was under 4 at the review, as its code says.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "440",
    message: "Participation method indicates child was under 4 years old at the time of the review, but date of birth and review date indicates the child was 4 years old or over.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <REVIEW_CODE> is PN0, <REVIEW> must be before the 4th birthday.",
    fields: &["DOB", "REVIEW", "REVIEW_CODE"],
    needs: &[ThisYear(Table::Reviews)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let older = |row: &&Review| row.review.on_or_after(row.dob.birthday(4));
    found.all(child.reviews.iter().filter(older).filter(|row| row.review_code == "PN0"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_birthday() {
        flags(
            &RULE,
            "Reviews DOB REVIEW REVIEW_CODE
             01/05/2021 01/05/2025 PN0 !
             02/05/2021 01/05/2025 PN0
             01/05/2021 01/05/2025 PN1",
        );
    }
}
