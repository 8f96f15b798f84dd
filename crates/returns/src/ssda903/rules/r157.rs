//! 157: SDQ1 is no reason for children from 4 to 16.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "157",
    message: "Child is aged 4 years or over at the beginning of the year or 16 years or under at the end of the year and Strengths and Difficulties Questionnaire (SDQ) 1 has been recorded as the reason for no Strengths and Difficulties Questionnaire (SDQ) score.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child is 4 or over at the start of the collection and 16 or under at its end, then <SDQ_REASON> must not be SDQ1 where <SDQ_SCORE> is blank. This concerns children looked after throughout the year.",
    fields: &["DOB", "SDQ_REASON"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.was_looked_after_all_year() {
        let unscored = |row: &&Oc2| row.sdq_score.is_blank() && row.sdq_reason == "SDQ1";
        let concerned = |row: &&Oc2| unscored(row) && is_of_questionnaire_age(child, row);
        found.all(child.oc2.iter().filter(concerned));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_four_to_sixteen() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS
             1 01/04/2024 C2
             2 01/04/2024 C2
             3 01/04/2024 C2
             4 01/04/2024 C2
             5 01/04/2024 C2
             OC2 CHILD DOB SDQ_SCORE SDQ_REASON
             1 01/04/2021 . SDQ1 !
             2 02/04/2021 . SDQ1
             3 01/04/2009 . SDQ1 !
             4 31/03/2009 . SDQ1
             5 01/04/2021 12 SDQ1",
        );
    }
}
