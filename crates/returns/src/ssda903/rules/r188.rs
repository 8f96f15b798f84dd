//! 188: a child under 4 has no SDQ score and no reason.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "188",
    message: "Child is aged under 4 years at the end of the year, but a Strengths and Difficulties (SDQ) score or a reason for no SDQ score has been completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child is under 4 at the end of the collection, then <SDQ_SCORE> and <SDQ_REASON> should not be provided.",
    fields: &["SDQ_REASON", "SDQ_SCORE"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let young = |row: &&Oc2| row.dob.birthday(4).after(child.collection.end);
    let given = |row: &&Oc2| row.sdq_score.is_given() || row.sdq_reason.is_given();
    found.all(child.oc2.iter().filter(young).filter(given));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_birthday() {
        flags(
            &RULE,
            "OC2 DOB SDQ_SCORE SDQ_REASON
             01/04/2022 10 . !
             01/04/2022 . SDQ1 !
             31/03/2022 10 .
             01/04/2022 . .",
        );
    }
}
