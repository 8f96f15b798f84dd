//! 196: the reason for no SDQ score is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "196",
    message: "Strengths and Difficulties (SDQ) reason is not a valid code.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <SDQ_REASON> must be a valid value.",
    fields: &["SDQ_REASON"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.oc2.iter().filter(|row| not_among(row.sdq_reason, &child.codes().sdq_reason)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "OC2 SDQ_REASON
             SDQ1
             SDQ6 !
             .",
        );
    }
}
