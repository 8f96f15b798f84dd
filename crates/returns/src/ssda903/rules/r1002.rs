//! 1002: who was never looked after has no care leavers' information.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1002",
    message: "This child has no previous episodes of care, therefore should not have care leaver information recorded. [NOTE: This tool can only test the current and previous year data loaded into the tool - this check may generate false positives if a child had episodes prior to last year's collection.]",
    earlier: &[],
    level: Level::Error,
    text: "If the child has no episode this year or last, then the child must not be in OC3.",
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
