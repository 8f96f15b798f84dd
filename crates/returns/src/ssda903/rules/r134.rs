//! 134: a care leaver is not adopted.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "134",
    message: "Data on adoption should not be entered for the OC3 cohort.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <IN_TOUCH>, <ACTIV> or <ACCOM> is provided, then nothing of AD1 should be.",
    fields: &[
        "ACCOM",
        "ACTIV",
        "DATE_INT",
        "DATE_MATCH",
        "FOSTER_CARE",
        "IN_TOUCH",
        "LS_ADOPTR",
        "NB_ADOPTR",
        "SEX_ADOPTR",
    ],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.oc3.iter().any(Oc3::is_answered) {
        found.all(child.ad1.iter().filter(|adoption| adoption.is_answered()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_both() {
        flags(
            &RULE,
            "OC3 CHILD IN_TOUCH
             1 YES
             2 .
             3 YES
             AD1 CHILD DATE_INT
             1 01/05/2025 !
             2 01/05/2025
             3 .",
        );
    }
}
