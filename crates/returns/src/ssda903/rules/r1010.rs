//! 1010: a child who was still looked after last year has episodes this year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1010",
    message: "This child has no episodes loaded for current year even though there was an open episode of care at the end of the previous year, and care leaver data has been entered.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If last year's last episode has no <DEC> and the child has no episode this year, then the child must not be in OC3.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if let Some(open) = child.left_open_last_year().filter(|_| child.episodes.is_empty()) {
        for leaver in child.oc3 {
            found.at(leaver).with(open);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_episode_this_year() {
        flags(
            &RULE,
            "Episodes CHILD DECOM
             1 01/05/2024
             Episodes_last CHILD DECOM DEC
             1 01/05/2024 .
             2 01/04/2024 01/05/2024
             2 01/05/2024 .
             3 01/05/2024 01/06/2024
             OC3 CHILD
             1
             2 !
             3",
        );
    }
}
