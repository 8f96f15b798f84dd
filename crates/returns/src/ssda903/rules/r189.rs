//! 189: a child of 17 or over has no SDQ score and no reason.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "189",
    message: "Child is aged 17 years or over at the beginning of the year, but an Strengths and Difficulties (SDQ) score or a reason for no Strengths and Difficulties (SDQ) score has been completed.",
    earlier: &[],
    level: Level::Error,
    text: "If <DOB> >17 years prior to <COLLECTION_START_DATE> then <SDQ_SCORE> and <SDQ_REASON> should not be provided",
    reading: "If the child is 17 or over at the start of the collection, then <SDQ_SCORE> and <SDQ_REASON> should not be provided.",
    fields: &["DOB", "SDQ_REASON", "SDQ_SCORE"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let old = |row: &&Oc2| row.dob.birthday(17).on_or_before(child.collection.start);
    let given = |row: &&Oc2| row.sdq_score.is_given() || row.sdq_reason.is_given();
    found.all(child.oc2.iter().filter(old).filter(given));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seventeenth_birthday() {
        flags(
            &RULE,
            "OC2 DOB SDQ_SCORE SDQ_REASON
             01/04/2008 10 . !
             01/04/2008 . SDQ1 !
             02/04/2008 10 .
             01/04/2008 . .",
        );
    }
}
