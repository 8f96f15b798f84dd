//! 1002: who was never looked after has no care leavers' information.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1002",
    message: "This child has no previous episodes of care, therefore should not have care leaver information recorded.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child has no episode this year or last, then the child must not be in OC3. Only this year’s episodes and last year’s are known here, so that somebody with care before them may be reported.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.episodes.is_empty() && child.last.episodes.is_empty() {
        found.all(child.oc3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_episode_before() {
        flags(
            &RULE,
            "Episodes CHILD DEC
             1 01/05/2025
             2 .
             Episodes_last CHILD DEC
             3 01/05/2024
             OC3 CHILD
             1
             2
             3
             4 !",
        );
    }
}
