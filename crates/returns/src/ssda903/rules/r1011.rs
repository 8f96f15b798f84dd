//! 1011: whose care was transferred to another authority has no care leavers' information here.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1011",
    message: "This child is recorded as having his/her care transferred to another local authority for the final episode and therefore should not have the care leaver information completed.",
    earlier: &[],
    level: Level::Error,
    text: "If final <REC> = 'E3' then <IN_TOUCH>; <ACTIV> and <ACCOM> should not be provided",
    reading: "If the final <REC> = E3, then <IN_TOUCH>, <ACTIV> and <ACCOM> should not be provided.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if let Some(last) = child.latest_episode().filter(|last| last.rec == "E3") {
        for leaver in child.oc3.iter().filter(|leaver| leaver.is_answered()) {
            found.at(leaver).with(last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transferred() {
        flags(
            &RULE,
            "Episodes CHILD DECOM REC
             1 01/05/2025 E3
             2 01/05/2025 E3
             2 01/06/2025 E4A
             3 01/05/2025 E3
             OC3 CHILD IN_TOUCH
             1 YES !
             2 YES
             3 .",
        );
    }
}
