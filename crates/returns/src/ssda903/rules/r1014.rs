//! 1014: a care leaver who was not looked after in the year is in UASC no longer.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1014",
    message: "UASC information is not required for care leavers",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <IN_TOUCH>, <ACTIV> or <ACCOM> is provided and none of the child's episodes is in the year, the child must not be in UASC.",
    fields: &["ACCOM", "ACTIV", "DUC", "IN_TOUCH"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc3), ThisYear(Table::Uasc)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.was_looked_after_in_year() {
        return;
    }
    for leaver in child.oc3.iter().filter(|leaver| leaver.is_answered()) {
        for seeker in child.uasc {
            found.at(seeker).with(leaver);
            found.at(leaver).with(seeker);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_episode_in_the_year() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC
             1 01/05/2025 01/06/2025
             2 01/05/2024 01/06/2024
             3 01/05/2024 01/06/2025
             4 01/05/2024 .
             6 01/05/2024 31/03/2025
             7 01/05/2024 01/04/2025
             8 01/04/2026 .
             9 31/03/2026 .
             10 01/05/2024 31/12/2026
             UASC CHILD
             1
             2 !
             11 !
             3
             5
             4
             6 !
             7
             8 !
             9
             10
             OC3 CHILD IN_TOUCH
             1 YES
             2 YES !
             11 NO !
             3 YES
             5 .
             4 YES
             6 YES !
             7 YES
             8 YES !
             9 YES
             10 YES",
        );
    }
}
