//! 186: children from 4 to 16 who were looked after throughout the year have an SDQ score.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "186",
    message: "Children aged 4 or over at the start of the year and children aged under 17 at the end of the year and who have been looked after for at least 12 months continuously should have a Strengths and Difficulties (SDQ) score completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child is 4 or over at the start of the collection, under 17 at its end and has been looked after continuously, then <SDQ_SCORE>, or else a reason, should be provided.",
    fields: &["SDQ_SCORE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.was_looked_after_all_year() {
        let blank = |row: &&Oc2| row.sdq_score.is_blank() && row.sdq_reason.is_blank();
        found.all(child.oc2.iter().filter(blank).filter(|row| is_of_questionnaire_age(child, row)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_four_to_sixteen() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS RNE
             1 01/04/2024 C2 S
             2 01/04/2024 C2 S
             3 01/04/2024 C2 S
             4 01/04/2024 C2 S
             5 02/04/2025 C2 S
             OC2 CHILD DOB SDQ_SCORE SDQ_REASON
             1 01/04/2021 . . !
             2 02/04/2021 . .
             3 01/04/2009 10 .
             4 01/04/2015 . SDQ2
             5 01/04/2015 . .",
        );
    }
}
