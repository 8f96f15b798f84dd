//! 197a: a child with an SDQ score has no reason for none.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "197a",
    message: "Reason for no Strengths and Difficulties (SDQ) score is not required if Strengths and Difficulties Questionnaire score is filled in.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <SDQ_SCORE> is provided, then <SDQ_REASON> should not be.",
    fields: &["SDQ_REASON", "SDQ_SCORE"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let both = |row: &&Oc2| row.sdq_score.is_given() && row.sdq_reason.is_given();
    found.all(child.oc2.iter().filter(both));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both() {
        flags(
            &RULE,
            "OC2 SDQ_SCORE SDQ_REASON
             10 SDQ1 !
             10 .
             . SDQ1",
        );
    }
}
