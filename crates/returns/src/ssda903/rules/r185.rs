//! 185: an SDQ score is given only for children looked after throughout the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "185",
    message: "Child has not been looked after continuously for at least 12 months at 31 March but a Strengths and Difficulties (SDQ) score has been completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child has not been looked after continuously for the year, then <SDQ_SCORE> should not be provided.",
    fields: &["SDQ_SCORE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if !child.was_looked_after_all_year() {
        found.all(child.oc2.iter().filter(|row| row.sdq_score.is_given()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_throughout() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS RNE
             1 01/04/2025 C2 S
             2 02/04/2025 C2 S
             OC2 CHILD SDQ_SCORE
             1 10
             2 10 !
             3 10 !
             4 .",
        );
    }
}
