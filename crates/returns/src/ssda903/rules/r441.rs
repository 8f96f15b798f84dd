//! 441: the child was 4 or over at the review, as its code says.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "441",
    message: "Participation method indicates child was 4 years old or over at the time of the review, but the date of birth and review date indicates the child was under 4 years old.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <REVIEW_CODE> is PN1 to PN7, <REVIEW> must be on or after the 4th birthday.",
    fields: &["DOB", "REVIEW", "REVIEW_CODE"],
    needs: &[ThisYear(Table::Reviews)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let codes = ["PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"];
    let younger = |row: &&Review| row.review.before(row.dob.birthday(4));
    found.all(child.reviews.iter().filter(younger).filter(|row| row.review_code.is_in(codes)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_birthday() {
        flags(
            &RULE,
            "Reviews DOB REVIEW REVIEW_CODE
             02/05/2021 01/05/2025 PN1 !
             01/05/2021 01/05/2025 PN7
             02/05/2021 01/05/2025 PN0",
        );
    }
}
