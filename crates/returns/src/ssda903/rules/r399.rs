//! 399: a child who only has short breaks has no mother status and no reviews.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "399",
    message: "Mother field, review field or participation field are completed but child is looked after under legal status V3 or V4.",
    earlier: &[],
    level: Level::Error,
    text: "If <LS> = 'V3' or 'V4' then <MOTHER>, <REVIEW> and <REVIEW_CODE> should not be provided",
    reading: "If <LS> is V3 or V4 in every episode of the child, then <MOTHER>, <REVIEW> and <REVIEW_CODE> should not be provided.",
    fields: &["LS", "MOTHER", "REVIEW", "REVIEW_CODE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header), ThisYear(Table::Reviews)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.episodes.is_empty() || !child.episodes.iter().all(Episode::is_short_break) {
        return;
    }
    let mother = child.header.iter().any(|header| header.mother.is_given());
    let reviewed = |review: &&Review| mother || review.review.is_given() || review.review_code.is_given();
    if mother || child.reviews.iter().any(|review| reviewed(&review)) {
        found.all(child.episodes);
        found.all(child.header);
        found.all(child.reviews.iter().filter(reviewed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_breaks_only() {
        flags(
            &RULE,
            "Header CHILD MOTHER
             1 0 !
             2 . !
             3 0
             4 .
             Reviews CHILD REVIEW REVIEW_CODE
             2 01/05/2025 PN1 !
             Episodes CHILD LS
             1 V3 !
             1 V4 !
             2 V4 !
             3 V3
             3 C2
             4 V3",
        );
    }
}
